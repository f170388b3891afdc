using System.Text.Json;
using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.Audit;

/// <summary>Who made a call, as CloudTrail's records say it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">CloudTrail: userIdentity
/// element</see>
/// </remarks>
internal static class AuditIdentity
{
    public static void Write(Utf8JsonWriter json, Call call)
    {
        var caller = call.Caller;
        json.WriteStartObject("userIdentity"u8);
        json.WriteString("type"u8, TypeOf(caller.Kind));
        if (caller.Kind == CallerKind.AwsService)
        {
            json.WriteString("invokedBy"u8, caller.Arn);
            json.WriteEndObject();
            return;
        }

        if (caller.IdentityProvider is { } vouches)
        {
            json.WriteString("principalId"u8, caller.PrincipalId);
            json.WriteString("userName"u8, caller.UserName);
            json.WriteString("identityProvider"u8, vouches);
            json.WriteEndObject();
            return;
        }

        // Who fails to sign in is shown without an ARN, and an unknown user without an id either.
        if (caller.PrincipalId.Length > 0 || caller.Kind != CallerKind.IamUser)
        {
            json.WriteString("principalId"u8, caller.PrincipalId);
        }

        if (caller.Arn.Length > 0 || caller.Kind != CallerKind.IamUser)
        {
            json.WriteString("arn"u8, caller.Arn);
        }

        json.WriteString("accountId"u8, caller.Account);
        if (caller.AccessKeyId is not null)
        {
            json.WriteString("accessKeyId"u8, caller.AccessKeyId);
        }

        if (caller.UserName is not null)
        {
            json.WriteString("userName"u8, caller.UserName);
        }

        if (caller.Session is { } session)
        {
            WriteSession(json, call, session);
        }

        json.WriteEndObject();
    }

    /// <summary>The caller as another account sees it: "the request was made by another AWS account".</summary>
    public static void WriteForeign(Utf8JsonWriter json, Caller caller)
    {
        json.WriteStartObject("userIdentity"u8);
        json.WriteString("type"u8, "AWSAccount"u8);
        json.WriteString("principalId"u8, caller.PrincipalId);
        json.WriteString("accountId"u8, caller.Account);
        json.WriteEndObject();
    }

    /// <summary>The ARN of a user, of root, or of the role whose session calls; null for whoever has none.</summary>
    public static string? PrincipalArnOf(Call call) => call.Caller switch
    {
        { Kind: CallerKind.AssumedRole, Session: { RolePath: { } path, RoleName: { } name } } => Arns.Iam(call, "role", path, name),
        { Arn.Length: > 0 } caller => caller.Arn,
        _ => null,
    };

    private static string TypeOf(CallerKind kind) => kind switch
    {
        CallerKind.Root => "Root",
        CallerKind.IamUser => "IAMUser",
        CallerKind.AssumedRole => "AssumedRole",
        CallerKind.FederatedUser => "FederatedUser",
        CallerKind.WebIdentityUser => "WebIdentityUser",
        CallerKind.SamlUser => "SAMLUser",
        CallerKind.AwsService => "AWSService",
        CallerKind.Anonymous => "Unknown",
        _ => throw new InvalidOperationException($"No CloudTrail identity type for {kind}."),
    };

    private static void WriteSession(Utf8JsonWriter json, Call call, SessionClaims session)
    {
        json.WriteStartObject("sessionContext"u8);
        if (session.Kind == SessionKind.AssumedRole)
        {
            json.WriteStartObject("sessionIssuer"u8);
            json.WriteString("type"u8, "Role"u8);
            json.WriteString("principalId"u8, session.PrincipalId);
            json.WriteString("arn"u8, Arns.Iam(call, "role", session.RolePath!, session.RoleName!));
            json.WriteString("accountId"u8, session.Account);
            json.WriteString("userName"u8, session.RoleName);
            json.WriteEndObject();
        }

        if (session.FederatedProvider is { } provider && !provider.Contains($":{Iam.ProviderArn.Saml}/", StringComparison.Ordinal))
        {
            json.WriteStartObject("webIdFederationData"u8);
            json.WriteString("federatedProvider"u8, provider);
            json.WriteStartObject("attributes"u8);
            foreach (var (name, value) in session.WebIdentity)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteStartObject("attributes"u8);
        json.WriteString("creationDate"u8, Timestamps.Format(DateTimeOffset.FromUnixTimeSeconds(session.IssuedAt), Timestamps.Iso8601));
        json.WriteString("mfaAuthenticated"u8, session.MfaAt is null ? "false"u8 : "true"u8);
        json.WriteEndObject();
        if (session.SourceIdentity is { } identity)
        {
            json.WriteString("sourceIdentity"u8, identity);
        }

        json.WriteEndObject();
        if (session.InvokedBy is { } service)
        {
            json.WriteString("invokedBy"u8, service);
        }
    }
}
