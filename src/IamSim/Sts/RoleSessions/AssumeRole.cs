using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Hosting;
using IamSim.Storage;
using IamSim.Sts.Roles;

namespace IamSim.Sts.RoleSessions;

/// <summary>Gives out a session of a role, of whatever account IamSim holds. Whether the role trusts the caller is asked before.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">STS: AssumeRole</see></remarks>
internal sealed class AssumeRole(IServiceProvider services, AssumableRoles roles, RoleSessionMaker maker, IamSimOptions options, Ids ids)
    : IOperation<AssumeRoleRequest, AssumeRoleResponse>
{
    public async ValueTask<Outcome<AssumeRoleResponse>> RunAsync(Call call, AssumeRoleRequest request, CancellationToken ct)
    {
        if (Refuse(call, request) is { } refusal)
        {
            return refusal;
        }

        // Where nothing is enforced, nobody has asked yet whether there is such a role.
        if (await roles.FindAsync(services, call, request.RoleArn, ct) is not { } role)
        {
            return StsErrors.NotAuthorized(call, "sts:AssumeRole", request.RoleArn);
        }

        var from = call.Caller.Session;
        var made = await maker.MakeAsync(call, new RoleSessionRequest(role, request.RoleSessionName)
        {
            DurationSeconds = request.DurationSeconds,
            Policy = request.Policy,
            PolicyArns = request.PolicyArns,
            Tags = request.Tags,
            TransitiveTagKeys = request.TransitiveTagKeys,
            SourceIdentity = request.SourceIdentity,
            From = from,
            MfaAt = call.MfaAt ?? from?.MfaAt,
        }, ct);
        if (made.IsFault)
        {
            return made.Fault;
        }

        Note(call, role, ids);
        return new AssumeRoleResponse
        {
            Credentials = made.Value.Credentials,
            AssumedRoleUser = made.Value.User,
            PackedPolicySize = made.Value.PackedPolicySize,
            SourceIdentity = made.Value.Claims.SourceIdentity,
        };
    }

    /// <summary>
    /// What the event says of the role; another account's role has the event in that account too. "For cross-account role assumption requests,
    /// CloudTrail does not log denied AWS STS requests in the target account's CloudTrail":
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
    /// </summary>
    public static void Note(Call call, AssumableRole role, Ids ids)
    {
        call.Resources.Add(new CallResource(role.Arn, role.Account, "AWS::IAM::Role"));
        if (role.Account != call.Account)
        {
            call.Copy = new EventCopy(role.Account, ids.Event(), ids.Event());
        }
    }

    private Fault? Refuse(Call call, AssumeRoleRequest request)
    {
        if (call.Caller.Kind == CallerKind.Root && options.Enforcement == EnforcementMode.On)
        {
            return StsErrors.RootAssumesNoRoles();
        }

        if (!RoleArns.IsValid(call, request.RoleArn))
        {
            return StsErrors.InvalidArn();
        }

        // "You cannot call any STS API operation except GetCallerIdentity" with a federated user's session:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
        if (call.Caller.Session?.Kind == SessionKind.FederatedUser)
        {
            return StsErrors.NotAuthorized(call, "sts:AssumeRole", request.RoleArn);
        }

        return request.ProvidedContexts is { Count: > 0 } ? StsErrors.InvalidContextAssertion() : null;
    }
}
