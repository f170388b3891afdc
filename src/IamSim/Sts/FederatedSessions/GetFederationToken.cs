using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Storage;
using IamSim.Sts.RoleSessions;

namespace IamSim.Sts.FederatedSessions;

/// <summary>Gives out temporary credentials of a federated user, for whom the calling user, or root, stands.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html">STS: GetFederationToken</see></remarks>
internal sealed class GetFederationToken(SessionPolicies policies, SessionIssuer issuer, Ids ids)
    : IOperation<GetFederationTokenRequest, GetFederationTokenResponse>, IChangesNothing
{
    public async ValueTask<Outcome<GetFederationTokenResponse>> RunAsync(Call call, GetFederationTokenRequest request, CancellationToken ct)
    {
        var caller = call.Caller;
        if (caller.Session is not null || caller.Kind is not (CallerKind.IamUser or CallerKind.Root))
        {
            return StsErrors.NotWithSession("GetFederationToken");
        }

        if (await policies.RefuseAsync(call, call.Account, request.Policy, request.PolicyArns, ct) is { } refusal)
        {
            return refusal;
        }

        var tags = SessionTags.Of(null, request.Tags, null);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var packed = PackedSize.Of(request.Policy, request.PolicyArns, tags.Value.All);
        if (packed is > 100)
        {
            return StsErrors.TooLarge(packed.Value, hasPolicies: request.Policy is not null || request.PolicyArns is { Count: > 0 });
        }

        var now = call.Time.ToUnixTimeSeconds();
        var claims = new SessionClaims
        {
            Kind = SessionKind.FederatedUser,
            AccessKeyId = ids.TemporaryAccessKey(call.Account),
            Secret = ids.SecretAccessKey(),
            Account = call.Account,
            PrincipalId = caller.PrincipalId,
            Name = request.Name,
            IssuerArn = caller.Arn,
            IssuerName = caller.UserName,
            IssuedAt = now,
            ExpiresAt = now + LongTermCaller.SecondsOf(caller, request.DurationSeconds),
            Tags = tags.Value.All,
            Policy = request.Policy,
            PolicyArns = SessionPolicies.ArnsOf(request.PolicyArns),
        };
        var user = Caller.OfSession(call.Partition, claims);
        return new GetFederationTokenResponse
        {
            Credentials = issuer.Issue(claims),
            FederatedUser = new FederatedUser { FederatedUserId = user.PrincipalId, Arn = user.Arn },
            PackedPolicySize = packed,
        };
    }
}
