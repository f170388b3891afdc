using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Sts.Federation;
using IamSim.Sts.Roles;
using IamSim.Sts.RoleSessions;

namespace IamSim.Sts.WebIdentity;

/// <summary>Gives a role's session to whoever has a token of an identity provider that the role trusts. The call itself is not signed.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">STS: AssumeRoleWithWebIdentity</see>
/// </remarks>
internal sealed class AssumeRoleWithWebIdentity(
    WebIdentityProviders providers, WebIdentityTokenChecks checks, FederatedTrust trust, RoleSessionMaker sessions)
    : IOperation<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse>
{
    private const string Action = "sts:AssumeRoleWithWebIdentity";

    public async ValueTask<Outcome<AssumeRoleWithWebIdentityResponse>> RunAsync(
        Call call, AssumeRoleWithWebIdentityRequest request, CancellationToken ct)
    {
        if (!RoleArns.IsValid(call, request.RoleArn) || RoleArns.AccountOf(request.RoleArn) is not { } account)
        {
            return StsErrors.InvalidArn();
        }

        // From here on it is the role's account's affair, whoever it turns out to be, and its event.
        call.SpeakFor(Caller.Nobody(account));
        if (request.ProviderId is { } asked)
        {
            return WebIdentityErrors.NotAsked(asked);
        }

        var read = WebIdentityToken.Read(request.WebIdentityToken);
        if (read.IsFault)
        {
            return read.Fault;
        }

        var token = read.Value;
        var found = await providers.FindAsync(call, account, token, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var provider = found.Value;
        if (provider.AudienceOf(token) is not { } audience)
        {
            return WebIdentityErrors.WrongAudience();
        }

        if (await checks.RefuseAsync(call, token, ct) is { } refusal)
        {
            return refusal;
        }

        call.SpeakFor(Caller.VouchedFor(
            CallerKind.WebIdentityUser, account, provider.Principal, $"{provider.Principal}:{audience}:{token.Subject}", token.Subject));
        var tags = WebIdentityTags.Of(token);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        call.Vouched = new VouchedRequest(null, request.RoleSessionName, tags.Value.SourceIdentity, tags.Value.All, tags.Value.TransitiveKeys);
        return await AssumeAsync(call, request, token, provider, audience, tags.Value, ct);
    }

    private async ValueTask<Outcome<AssumeRoleWithWebIdentityResponse>> AssumeAsync(
        Call call,
        AssumeRoleWithWebIdentityRequest request,
        WebIdentityToken token,
        WebIdentityProvider provider,
        string audience,
        WebIdentityTags tags,
        CancellationToken ct)
    {
        var identity = new FederatedIdentity(provider.Principal, Action, request.RoleSessionName)
        {
            Keys = WebIdentityKeys.OfTrust(provider, token, audience),
            Tags = tags.All,
            TransitiveTagKeys = tags.TransitiveKeys,
            SourceIdentity = tags.SourceIdentity,
            DurationSeconds = request.DurationSeconds,
        };
        var role = await trust.FindTrustingAsync(call, request.RoleArn, identity, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        var keys = WebIdentityKeys.OfSession(provider, token, audience);
        var made = await sessions.MakeAsync(
            call,
            new RoleSessionRequest(role.Value, request.RoleSessionName)
            {
                DurationSeconds = request.DurationSeconds,
                Policy = request.Policy,
                PolicyArns = request.PolicyArns,
                Tags = tags.All,
                TransitiveTagKeys = tags.TransitiveKeys,
                SourceIdentity = tags.SourceIdentity,
                Context = keys,
                FederatedProvider = provider.Principal,
                WebIdentity = WebIdentityKeys.OfEvents(provider, keys),
            },
            ct);
        return made.IsFault
            ? made.Fault
            : new AssumeRoleWithWebIdentityResponse
            {
                Credentials = made.Value.Credentials,
                AssumedRoleUser = made.Value.User,
                PackedPolicySize = made.Value.PackedPolicySize,
                SubjectFromWebIdentityToken = token.Subject,
                Audience = audience,
                Provider = provider.Principal,
                SourceIdentity = made.Value.Claims.SourceIdentity,
            };
    }
}
