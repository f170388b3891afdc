using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Storage;

namespace IamSim.Sts.RoleSessions;

/// <summary>
/// Makes sessions of roles: what <c>AssumeRole</c> and its siblings have in common behind the trust policy. Nothing is written; the token carries
/// everything.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">STS: AssumeRole</see></remarks>
internal sealed class RoleSessionMaker(SessionPolicies policies, SessionIssuer issuer, Ids ids)
{
    /// <summary>"The session duration is limited to one hour" where a role's session assumes another role, and is one hour where none is given.</summary>
    public const int OneHour = 3600;

    public async ValueTask<Outcome<RoleSession>> MakeAsync(Call call, RoleSessionRequest request, CancellationToken ct)
    {
        var role = request.Role;
        var isChained = request.From?.Kind == SessionKind.AssumedRole;
        if (Refuse(request, isChained) is { } tooLong)
        {
            return tooLong;
        }

        if (await policies.RefuseAsync(call, role.Account, request.Policy, request.PolicyArns, ct) is { } refusal)
        {
            return refusal;
        }

        var tags = SessionTags.Of(request.From, request.Tags, request.TransitiveTagKeys);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        // "After the source identity is set, the value cannot be changed":
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
        var inherited = request.From?.SourceIdentity;
        if (inherited is not null && request.SourceIdentity is { } wanted && wanted != inherited)
        {
            return StsErrors.SourceIdentityIsSet();
        }

        var packed = PackedSize.Of(request.Policy, request.PolicyArns, tags.Value.All);
        if (packed is > 100)
        {
            return StsErrors.TooLarge(packed.Value, hasPolicies: request.Policy is not null || request.PolicyArns is { Count: > 0 });
        }

        var now = call.Time.ToUnixTimeSeconds();
        var claims = new SessionClaims
        {
            Kind = SessionKind.AssumedRole,
            AccessKeyId = ids.TemporaryAccessKey(role.Account),
            Secret = ids.SecretAccessKey(),
            Account = role.Account,
            PrincipalId = role.Id,
            RoleName = role.Name,
            RolePath = role.Path,
            Name = request.Name,
            IssuedAt = now,
            ExpiresAt = now + (request.DurationSeconds ?? OneHour),
            MfaAt = request.MfaAt,
            SourceIdentity = inherited ?? request.SourceIdentity,
            Tags = tags.Value.All,
            TransitiveTagKeys = tags.Value.TransitiveKeys,
            Policy = request.Policy,
            PolicyArns = SessionPolicies.ArnsOf(request.PolicyArns),
            Context = request.Context,
            FederatedProvider = request.FederatedProvider,
            WebIdentity = request.WebIdentity,
            InvokedBy = request.InvokedBy,
            IsChained = isChained,
        };
        return new RoleSession(claims, issuer.Issue(claims), UserOf(call, claims), packed);
    }

    private static Fault? Refuse(RoleSessionRequest request, bool isChained)
    {
        if (request.DurationSeconds is not { } seconds)
        {
            return null;
        }

        return isChained && seconds > OneHour ? StsErrors.LongerThanChainAllows()
            : seconds > request.Role.MaxSessionDuration ? StsErrors.LongerThanRoleAllows()
            : null;
    }

    private static AssumedRoleUser UserOf(Call call, SessionClaims claims)
    {
        var caller = Caller.OfSession(call.Partition, claims);
        return new AssumedRoleUser { AssumedRoleId = caller.PrincipalId, Arn = caller.Arn };
    }
}
