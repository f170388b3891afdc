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
    /// <summary>What stands in the place of a service that is not told.</summary>
    public const string AwsInternal = "AWS Internal";

    public static void Write(Utf8JsonWriter json, Call call)
    {
        var caller = call.Caller;
        json.WriteStartObject("userIdentity"u8);
        if (IsAnybody(call))
        {
            json.WriteString("type"u8, "AWSAccount"u8);
            json.WriteString("principalId"u8, string.Empty);
            json.WriteString("accountId"u8, "ANONYMOUS_PRINCIPAL"u8);
            json.WriteEndObject();
            return;
        }

        json.WriteString("type"u8, TypeOf(caller.Kind));
        if (caller.Kind == CallerKind.AwsService)
        {
            json.WriteString("invokedBy"u8, caller.Arn);
        }
        else if (caller.IdentityProvider is { } vouches)
        {
            json.WriteString("principalId"u8, caller.PrincipalId);
            json.WriteString("userName"u8, caller.UserName);
            json.WriteString("identityProvider"u8, vouches);
        }
        else
        {
            WriteCaller(json, call, caller);
        }

        json.WriteEndObject();
    }

    /// <summary>The caller as another account sees it: "the request was made by another AWS account". A service is the same to all.</summary>
    public static void WriteForeign(Utf8JsonWriter json, Call call)
    {
        if (call.Caller.Kind == CallerKind.AwsService || IsAnybody(call))
        {
            Write(json, call);
            return;
        }

        json.WriteStartObject("userIdentity"u8);
        json.WriteString("type"u8, "AWSAccount"u8);
        json.WriteString("principalId"u8, call.Caller.PrincipalId);
        json.WriteString("accountId"u8, call.Caller.Account);
        json.WriteEndObject();
    }

    /// <summary>S3 is called by anybody, without credentials, where a bucket's policy lets them.</summary>
    private static bool IsAnybody(Call call) => call.Exchange is not null && call.Caller is { Kind: CallerKind.Anonymous, AccessKeyId: null };

    /// <summary>A service that tells something of itself, in an account.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html">Organizations: CloudTrail log entries</see></remarks>
    public static void WriteService(Utf8JsonWriter json, string account)
    {
        json.WriteStartObject("userIdentity"u8);
        json.WriteString("accountId"u8, account);
        json.WriteString("invokedBy"u8, AwsInternal);
        json.WriteEndObject();
    }

    private static void WriteCaller(Utf8JsonWriter json, Call call, Caller caller)
    {
        // Who fails to sign in is shown without an ARN, an unknown user without an id either, and of whom nobody is nothing is known.
        if (caller.PrincipalId.Length > 0)
        {
            json.WriteString("principalId"u8, caller.PrincipalId);
        }

        if (caller.Arn.Length > 0)
        {
            json.WriteString("arn"u8, caller.Arn);
        }

        json.WriteString("accountId"u8, caller.Account);
        if (caller.AccessKeyId is not null)
        {
            json.WriteString("accessKeyId"u8, caller.AccessKeyId);
        }

        // "If the userIdentity type is Root, and you set an alias for your account, the userName field contains your account alias."
        if ((caller.UserName ?? caller.AccountAlias) is { } name)
        {
            json.WriteString("userName"u8, name);
        }

        if (caller.Session is not { } session)
        {
            WriteInvoker(json, call, null);
            return;
        }

        WriteSession(json, call, session);
        WriteInvoker(json, call, session.InvokedBy);

        if (session.Delegate is { } provider)
        {
            json.WriteStartObject("invokedByDelegate"u8);
            json.WriteString("accountId"u8, provider);
            json.WriteEndObject();
        }
    }

    /// <summary>"The name of the AWS service that made the request": whoever forwards the call, or holds the session.</summary>
    private static void WriteInvoker(Utf8JsonWriter json, Call call, string? holder)
    {
        if ((call.Via.IsEmpty ? holder : call.Via[^1]) is { } service)
        {
            json.WriteString("invokedBy"u8, service);
        }
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
        WriteIssuer(json, call, session);
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

        // "The value is true for a temporary session when a management account or delegated administrator calls AWS STS AssumeRoot."
        if (session.Kind == SessionKind.AssumedRoot)
        {
            json.WriteString("assumedRoot"u8, "true"u8);
        }

        if (session.SourceIdentity is { } identity)
        {
            json.WriteString("sourceIdentity"u8, identity);
        }

        json.WriteEndObject();
    }

    /// <summary>The role of a role's session; the user, or root, who stands for a federated user. A user's and root's own sessions have none.</summary>
    private static void WriteIssuer(Utf8JsonWriter json, Call call, SessionClaims session)
    {
        var (type, arn, name) = session switch
        {
            { Kind: SessionKind.AssumedRole } => ("Role", Arns.Iam(call, "role", session.RolePath!, session.RoleName!), session.RoleName),
            { Kind: SessionKind.FederatedUser, IssuerArn: { } issuer } => (session.PrincipalId == session.Account ? "Root" : "IAMUser", issuer, session.IssuerName),
            _ => default,
        };
        if (type is null)
        {
            return;
        }

        json.WriteStartObject("sessionIssuer"u8);
        json.WriteString("type"u8, type);
        json.WriteString("principalId"u8, session.PrincipalId);
        json.WriteString("arn"u8, arn);
        json.WriteString("accountId"u8, session.Account);
        if (name is not null)
        {
            json.WriteString("userName"u8, name);
        }

        json.WriteEndObject();
    }
}
