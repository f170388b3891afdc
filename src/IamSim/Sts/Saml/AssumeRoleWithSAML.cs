using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Sts.Federation;
using IamSim.Sts.Roles;
using IamSim.Sts.RoleSessions;

namespace IamSim.Sts.Saml;

/// <summary>Gives a role's session to whoever has a SAML response of a provider that the role trusts. The call itself is not signed.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html">STS: AssumeRoleWithSAML</see></remarks>
internal sealed class AssumeRoleWithSAML(SamlCredentials credentials, FederatedTrust trust, RoleSessionMaker sessions)
    : IOperation<AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse>
{
    private const string Action = "sts:AssumeRoleWithSAML";

    public async ValueTask<Outcome<AssumeRoleWithSAMLResponse>> RunAsync(Call call, AssumeRoleWithSAMLRequest request, CancellationToken ct)
    {
        if (!RoleArns.IsValid(call, request.RoleArn) || RoleArns.AccountOf(request.RoleArn) is not { } account)
        {
            return StsErrors.InvalidArn();
        }

        // From here on it is the role's account's affair, whoever it turns out to be, and its event.
        call.SpeakFor(Caller.Nobody(account));
        var (subject, refusal) = await credentials.ReadAsync(call, request.PrincipalArn, request.SAMLAssertion, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        if (subject is null)
        {
            // "This error can also occur if the SAML response does not include a Subject containing a NameID":
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html
            return FederatedTrust.NotAuthorized(Action);
        }

        call.SpeakFor(Caller.VouchedFor(
            CallerKind.SamlUser, account, subject.NameQualifier, $"{subject.NameQualifier}:{subject.Subject}", subject.Subject));
        var attributes = SamlSessionAttributes.Of(subject.Assertion);
        if (attributes.IsFault)
        {
            return attributes.Fault;
        }

        call.Vouched = new VouchedRequest(
            subject.Assertion.Id, attributes.Value.SessionName, attributes.Value.SourceIdentity, attributes.Value.Tags, attributes.Value.TransitiveTagKeys);
        return SamlSessionAttributes.MapsTo(subject.Assertion, request.RoleArn, request.PrincipalArn)
            ? await AssumeAsync(call, request, subject, attributes.Value, ct)
            : FederatedTrust.NotAuthorized(Action);
    }

    private async ValueTask<Outcome<AssumeRoleWithSAMLResponse>> AssumeAsync(
        Call call, AssumeRoleWithSAMLRequest request, VouchedSubject subject, SamlSessionAttributes attributes, CancellationToken ct)
    {
        var identity = new FederatedIdentity(request.PrincipalArn, Action, attributes.SessionName)
        {
            Keys = SamlKeys.OfTrust(subject, call.Account),
            Tags = attributes.Tags,
            TransitiveTagKeys = attributes.TransitiveTagKeys,
            SourceIdentity = attributes.SourceIdentity,
            DurationSeconds = request.DurationSeconds,
        };
        var role = await trust.FindTrustingAsync(call, request.RoleArn, identity, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        call.Resources.Add(new CallResource(request.PrincipalArn, call.Account, "AWS::IAM::SAMLProvider"));
        if (request.DurationSeconds > role.Value.MaxSessionDuration)
        {
            return StsErrors.LongerThanRoleAllows();
        }

        var made = await sessions.MakeAsync(call, SessionOf(call, request, role.Value, subject, attributes), ct);
        return made.IsFault
            ? made.Fault
            : new AssumeRoleWithSAMLResponse
            {
                Credentials = made.Value.Credentials,
                AssumedRoleUser = made.Value.User,
                PackedPolicySize = made.Value.PackedPolicySize,
                Subject = subject.Subject,
                SubjectType = subject.Assertion.SubjectType,
                Issuer = subject.Assertion.Issuer,
                Audience = subject.Recipient,
                NameQualifier = subject.NameQualifier,
                SourceIdentity = made.Value.Claims.SourceIdentity,
            };
    }

    private static RoleSessionRequest SessionOf(
        Call call, AssumeRoleWithSAMLRequest request, AssumableRole role, VouchedSubject subject, SamlSessionAttributes attributes) =>
        new(role, attributes.SessionName)
        {
            DurationSeconds = SecondsOf(call, request.DurationSeconds, attributes.SessionDuration, subject.Assertion.SessionEndsAt),
            Policy = request.Policy,
            PolicyArns = request.PolicyArns,
            Tags = attributes.Tags,
            TransitiveTagKeys = attributes.TransitiveTagKeys,
            SourceIdentity = attributes.SourceIdentity,
            Context = SamlKeys.OfSession(subject),
            FederatedProvider = request.PrincipalArn,
        };

    /// <summary>
    /// "Your role session lasts for the duration that you specify, or until the time specified in the SAML authentication response's
    /// SessionNotOnOrAfter value, whichever is shorter"; and the attribute SessionDuration "can be used to shorten the duration of the session".
    /// </summary>
    private static int SecondsOf(Call call, int? requested, int? attribute, DateTimeOffset? end)
    {
        var seconds = Math.Min(requested ?? RoleSessionMaker.OneHour, attribute ?? int.MaxValue);
        return end is null ? seconds : (int)Math.Min(seconds, (end.Value - call.Time).TotalSeconds);
    }
}
