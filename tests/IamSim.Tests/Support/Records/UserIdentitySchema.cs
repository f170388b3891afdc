using System.Text.Json;
using static IamSim.Tests.Support.Records.RecordSchema;

namespace IamSim.Tests.Support.Records;

/// <summary>What CloudTrail says of whoever calls: each type has its fields.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">CloudTrail: userIdentity
/// element</see>
/// </remarks>
internal static class UserIdentitySchema
{
    private static readonly Field Type = new("type", Text("[A-Za-z]+"));
    private static readonly Field PrincipalId = new("principalId", Text(@"[^\s].*"));
    private static readonly Field Account = new("accountId", Text(Patterns.Account));
    private static readonly Field Key = new("accessKeyId", Text(@"[\s\S]{0,128}"), IsOptional: true);
    private static readonly Field Name = new("userName", Text(@"[\s\S]+"));
    private static readonly Field Service = new("invokedBy", Text(@"[a-z0-9.-]+\.amazonaws\.com(\.cn)?|AWS Internal|iamsim"), IsOptional: true);
    private static readonly Field Delegate = new("invokedByDelegate", value => Has(value, "invokedByDelegate", Account), IsOptional: true);
    private static readonly Field AnySession = new("sessionContext", value => IsSession(value, hasIssuer: false), IsOptional: true);
    private static readonly Field IssuedSession = new("sessionContext", value => IsSession(value, hasIssuer: true));

    private static readonly Dictionary<string, Field[]> OfType = new()
    {
        ["Root"] =
        [
            Type, new("principalId", Text(Patterns.Account)), Arn(@"iam::[0-9]{12}:root"), Account, Key, Name with { IsOptional = true }, AnySession, Service, Delegate,
        ],

        // Who fails to sign in has no ARN; who is nobody no id either.
        ["IAMUser"] = [Type, PrincipalId with { IsOptional = true }, Arn(@"iam::[0-9]{12}:user/.+") with { IsOptional = true }, Account, Key, Name, AnySession, Service, Delegate],
        ["AssumedRole"] = [Type, new("principalId", Text("AROA[A-Z0-9]+:.+")), Arn(@"sts::[0-9]{12}:assumed-role/.+/.+"), Account, Key, IssuedSession, Service, Delegate],
        ["FederatedUser"] = [Type, new("principalId", Text("[0-9]{12}:.+")), Arn(@"sts::[0-9]{12}:federated-user/.+"), Account, Key, IssuedSession, Service],

        // Anybody, to whom S3 answers where a bucket's policy lets them, has no id.
        ["AWSAccount"] = [Type, new("principalId", Text(@"([^\s].*)?")), new("accountId", Text($"{Patterns.Account}|ANONYMOUS_PRINCIPAL"))],
        ["AWSService"] = [Type, Service with { IsOptional = false }],
        ["SAMLUser"] = [Type, PrincipalId, Name, new("identityProvider", Text(".+"))],
        ["WebIdentityUser"] = [Type, PrincipalId, Name, new("identityProvider", Text(".+"))],
        ["Unknown"] = [Type, Account, Key],
    };

    private static readonly Field[] OfServiceEvent = [Account, Service with { IsOptional = false }];

    public static bool Check(JsonElement identity)
    {
        var fields = identity.TryGetProperty("type", out var type)
            ? OfType.GetValueOrDefault(type.GetString()!) ?? throw new InvalidOperationException($"There is no identity of type {type}.")
            : OfServiceEvent;
        RecordSchema.Check(identity, "userIdentity", fields);
        return true;
    }

    private static bool IsSession(JsonElement value, bool hasIssuer)
    {
        RecordSchema.Check(value, "sessionContext", [
            new("sessionIssuer", IsIssuer, IsOptional: !hasIssuer),
            new("webIdFederationData", IsFederation, IsOptional: true),
            new("attributes", each => Has(each, "attributes", new("creationDate", Text(Patterns.Moment)), new("mfaAuthenticated", Text("true|false")))),
            new("assumedRoot", Text("true"), IsOptional: true),
            new("sourceIdentity", Text(@"[\w+=,.@-]{2,64}"), IsOptional: true),
        ]);
        return true;
    }

    private static bool IsIssuer(JsonElement value) => Has(
        value,
        "sessionIssuer",
        new("type", Text("Role|IAMUser|Root")),
        PrincipalId,
        Arn(@"iam::[0-9]{12}:(role/.+|user/.+|root)"),
        Account,
        Name with { IsOptional = true });

    private static bool IsFederation(JsonElement value) => Has(
        value, "webIdFederationData", new("federatedProvider", Text(".+")), new("attributes", each => each.ValueKind == JsonValueKind.Object));

    private static bool Has(JsonElement value, string path, params Field[] fields)
    {
        RecordSchema.Check(value, path, fields);
        return true;
    }

    private static Field Arn(string rest) => new("arn", Text($"arn:aws[a-z-]*:{rest}"));
}
