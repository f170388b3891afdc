using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Attachments;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Accounts;

/// <summary>Asks for a new account in the organization. It is there when the answer leaves; the answer says as AWS's that it is being made.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html">Organizations: CreateAccount</see></remarks>
internal sealed class CreateAccount(IamDb db, Ids ids, ServiceRoles roles, OrganizationOptions options)
    : IOperation<CreateAccountRequest, CreateAccountResponse>
{
    public async ValueTask<Outcome<CreateAccountResponse>> RunAsync(Call call, CreateAccountRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        if (request.RoleName is { } role && role.StartsWith("AWSServiceRoleFor", StringComparison.OrdinalIgnoreCase))
        {
            return AccountErrors.InvalidRoleName();
        }

        if (await db.MemberAccounts.CountAsync(a => a.ManagementAccountId == call.Account, ct) >= options.Accounts)
        {
            return AccountErrors.TooMany();
        }

        var tags = OrganizationTags.Read(request.Tags, options);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var creation = new AccountCreation
        {
            AccountId = call.Account,
            Id = ids.AccountCreation(),
            AccountName = request.AccountName,
            RequestedAt = call.Time,
        };
        db.AccountCreations.Add(creation);
        var email = NameKeys.Of(request.Email);
        if (await db.MemberAccounts.AnyAsync(a => a.EmailKey == email, ct))
        {
            creation.FailureReason = CreateAccountFailureReason.EMAIL_ALREADY_EXISTS;
        }
        else
        {
            var member = NewMembers.Created(managed.Value, await NewIdAsync(ct), request, call.Time, tags.Value);
            creation.CreatedAccountId = member.AccountId;
            db.MemberAccounts.Add(member);
            DefaultPolicies.Attach(db, managed.Value, [member.AccountId]);
            roles.AddAccess(call, member.AccountId, request.RoleName);
            if (managed.Value.FeatureSet == OrganizationFeatureSet.ALL)
            {
                await roles.AddOwnAsync(call, member.AccountId, ct);
            }
        }

        // "including the CreateAccountResult event": https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html
        call.ServiceEvents.Add(new CallSubject(OrganizationsService.Contract.EventSource, "CreateAccountResult", IsReadOnly: false)
        {
            EventType = "AwsServiceEvent",
            ServiceEvent = new CreateAccountResponse { CreateAccountStatus = AccountShapes.Ended(creation) },
        });
        return new CreateAccountResponse { CreateAccountStatus = AccountShapes.Begun(creation) };
    }

    /// <summary>An account that nobody has used: any twelve digits are an account once somebody calls with them.</summary>
    private async Task<string> NewIdAsync(CancellationToken ct)
    {
        while (true)
        {
            var id = ids.Account();
            if (!await db.AuditHeads.AnyAsync(h => h.AccountId == id, ct) && !await db.MemberAccounts.AnyAsync(a => a.AccountId == id, ct))
            {
                return id;
            }
        }
    }
}
