using IamSim.Contracts.Organizations;
using IamSim.Iam.Tagging;
using IamSim.Organizations.Units;
using IamSim.Storage;

namespace IamSim.Organizations.Accounts;

/// <summary>Makes the rows of accounts that join an organization. All of them begin in its root.</summary>
internal static class NewMembers
{
    /// <summary>The management account. IamSim knows no address of an account that it did not make: it invents one that reaches nobody.</summary>
    public static MemberAccount Management(Organization organization, DateTimeOffset time) =>
        Of(organization, organization.AccountId, "Management account", $"root@{organization.AccountId}.example.com", AccountJoinedMethod.INVITED, time, []);

    public static MemberAccount Created(
        Organization organization, string account, CreateAccountRequest request, DateTimeOffset time, List<TagEntry> tags) =>
        Of(organization, account, request.AccountName, request.Email, AccountJoinedMethod.CREATED, time, tags);

    private static MemberAccount Of(
        Organization organization, string account, string name, string email, string joined, DateTimeOffset time, List<TagEntry> tags) => new()
        {
            AccountId = account,
            ManagementAccountId = organization.AccountId,
            Name = name,
            Email = email,
            EmailKey = NameKeys.Of(email),
            ParentId = organization.RootId,
            Path = $"{UnitQueries.RootPath(organization)}{account}/",
            JoinedMethod = joined,
            JoinedAt = time,
            Tags = tags,
        };
}
