using IamSim.Calls;
using IamSim.Contracts.Organizations;

namespace IamSim.Organizations.Accounts;

/// <summary>Accounts, and requests for them, as answers show them.</summary>
internal static class AccountShapes
{
    public static Account Whole(Call call, Organization organization, MemberAccount account) => new()
    {
        Id = account.AccountId,
        Arn = OrganizationArns.Account(call, organization, account.AccountId),
        Email = account.Email,
        Name = account.Name,

        // The model that IamSim serves has no operation that closes or suspends an account.
        Status = AccountStatus.ACTIVE,
        State = AccountState.ACTIVE,
        Paths = [account.Path],
        JoinedMethod = account.JoinedMethod,
        JoinedTimestamp = account.JoinedAt,
    };

    /// <summary>A request as its caller sees it at once: "CreateAccount operates asynchronously".</summary>
    public static CreateAccountStatus Begun(AccountCreation creation) => new()
    {
        Id = creation.Id,
        AccountName = creation.AccountName,
        State = CreateAccountState.IN_PROGRESS,
        RequestedTimestamp = creation.RequestedAt,
    };

    /// <summary>A request that has ended.</summary>
    public static CreateAccountStatus Ended(AccountCreation creation) => Begun(creation) with
    {
        State = creation.FailureReason is null ? CreateAccountState.SUCCEEDED : CreateAccountState.FAILED,
        CompletedTimestamp = creation.RequestedAt,
        AccountId = creation.CreatedAccountId,
        FailureReason = creation.FailureReason,
    };
}
