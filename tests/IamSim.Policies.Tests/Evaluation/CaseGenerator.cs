using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Tests.Evaluation;

/// <summary>Random questions from small alphabets, so that what matches, what nearly does and what does not come about equally often.</summary>
internal static class CaseGenerator
{
    private const string A = "111122223333";
    private const string B = "444455556666";

    internal static readonly string[] Actions =
    [
        "s3:GetObject", "s3:PutObject", "S3:getobject", "s3:GetObjectTagging", "kms:Decrypt", "sts:AssumeRole", "sts:GetCallerIdentity", "sts:GetSessionToken", "ec2:RunInstances",
    ];

    private static readonly string[] ActionPatterns =
        ["*", "s3:*", "s3:Get*", "S3:GetObject", "s3:Get?bject", "s3:PutObject", "kms:*", "kms:Decrypt", "sts:*", "ec2:*", "s3:G*t"];

    internal static readonly string[] Resources =
    [
        "*", "arn:aws:s3:::data", "arn:aws:s3:::data/alice/x", "arn:aws:s3:::data/bob/x:y", "arn:aws:s3:::DATA/alice/x", $"arn:aws:kms:us-east-1:{A}:key/k",
        $"arn:aws:iam::{A}:role/team/r", $"arn:aws:ec2:us-east-1:{A}:instance/i", "arn:aws:s3:::data/*", "arn:aws:s3:::data/a?ice/${x}",
    ];

    private static readonly string[] ResourcePatterns =
    [
        "*", "arn:aws:s3:::data", "arn:aws:s3:::data/*", "arn:aws:s3:::data/${aws:username}/*", "arn:aws:s3:::data/${aws:username, 'bob'}/*", "arn:aws:s3:::data/${aws:PrincipalTag/none}*",
        "arn:aws:s3:::data/a?ice/x", "arn:aws:s3:::data/${*}", "arn:aws:s3:::data/a${?}ice/*", "arn:aws:s3:::*/x", "arn:aws:s3:*", "arn:aws:s3:*:data", "arn:aws:s3:::d*a/b*y",
        $"arn:aws:kms:*:{A}:key/*", $"arn:aws:kms:us-*-1:{A}:key/k", $"arn:aws:kms:*:key/k", $"arn:aws:iam::{A}:role/*", "arn:aws:iam::*:role/team/?", "arn:aws:ec2:us-e?st-1:*:i*", "arn:*:*:us-*1:*/i",
        "arn:aws:kms:${aws:RequestedRegion}:*:key/k", "arn:aws:s3", "arn:aws:s3:::data/${aws:TagKeys}/x",
    ];

    private static readonly string[] Keys =
        ["aws:username", "AWS:UserName", "aws:PrincipalTag/team", "aws:TagKeys", "aws:SourceIp", "aws:EpochTime", "aws:CurrentTime", "aws:SourceArn", "aws:SecureTransport", "s3:max-keys", "x:data"];

    private static readonly string[] Values =
    [
        "alice", "Alice", "bob", "a*", "*", "?ob", "${aws:username}", "${aws:PrincipalTag/none, 'alice'}", "${aws:PrincipalTag/none}", "${*}", "", "true", "FALSE", "10", "10.0", "9.5", "1e1", "-3",
        "1700000000", "2023-11-14T22:13:20Z", "2023-11-14T23:13:20+01:00", "2023", "2023-11-14", "2024-02-30", "10.1.2.3", "10.0.0.0/8", "10.9.9.9/8", "0.0.0.0/0", "::/0", "2001:db8::1", "2001:db8::/32", "10.1.2.3/33",
        "arn:aws:s3:::data", "arn:aws:s3:*:*:data", "arn:aws:*", "arn:aws:s3:::da*", "arn:aws:sqs:us-east-1:111122223333:q:r", "arn:aws:sqs:*:*:q*", "YWJj", "YWJ=", "YQ==",
    ];

    internal static readonly RequestPrincipal[] Principals =
    [
        new() { Type = PrincipalType.User, Arn = $"arn:aws:iam::{A}:user/alice", Account = A, UserId = "AIDAAAAAAAAAAAAAAAAA1", CanonicalUser = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
        new() { Type = PrincipalType.User, Arn = $"arn:aws:iam::{B}:user/alice", Account = B, UserId = "AIDAAAAAAAAAAAAAAAAA2" },
        new() { Type = PrincipalType.AssumedRole, Arn = $"arn:aws:sts::{A}:assumed-role/r/s", RoleArn = $"arn:aws:iam::{A}:role/team/r", Account = A, UserId = "AROAAAAAAAAAAAAAAAAA1:s" },
        new() { Type = PrincipalType.AssumedRole, Arn = $"arn:aws:sts::{A}:assumed-role/AWSServiceRoleForX/s", RoleArn = $"arn:aws:iam::{A}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX", Account = A },
        new() { Type = PrincipalType.FederatedUser, Arn = $"arn:aws:sts::{A}:federated-user/f", UserArn = $"arn:aws:iam::{A}:user/alice", Account = A },
        new() { Type = PrincipalType.FederatedUser, Arn = $"arn:aws:sts::{A}:federated-user/f", UserArn = $"arn:aws:iam::{A}:root", Account = A },
        new() { Type = PrincipalType.Root, Arn = $"arn:aws:iam::{A}:root", Account = A, UserId = A },
        new() { Type = PrincipalType.Service, Arn = "sagemaker.amazonaws.com" },
        new() { Type = PrincipalType.Federated, Arn = "accounts.google.com" },
        RequestPrincipal.Anonymous,
    ];

    private static readonly (string Kind, string Value)[] Named =
    [
        ("*", "*"), ("AWS", "*"), ("AWS", A), ("AWS", $"arn:aws:iam::{A}:root"), ("AWS", B), ("AWS", $"arn:aws:iam::{A}:user/alice"), ("AWS", $"arn:aws:iam::{B}:user/alice"),
        ("AWS", $"arn:aws:iam::{A}:role/team/r"), ("AWS", $"arn:aws:iam::{A}:role/r"), ("AWS", $"arn:aws:sts::{A}:assumed-role/r/s"), ("AWS", $"arn:aws:sts::{A}:assumed-role/r/t"),
        ("AWS", $"arn:aws:sts::{A}:federated-user/f"), ("AWS", "AIDAAAAAAAAAAAAAAAAA1"), ("AWS", "AROAAAAAAAAAAAAAAAAA1"), ("Service", "sagemaker.amazonaws.com"), ("Service", "ec2.amazonaws.com"),
        ("Federated", "accounts.google.com"), ("CanonicalUser", "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"),
    ];

    private static readonly string[] Operators =
    [
        .. from qualifier in new[] { "", "ForAllValues:", "ForAnyValue:" }
           from comparison in Enum.GetNames<ConditionComparison>()
           from exists in new[] { "", "IfExists" }
           where comparison != "Null" || (exists.Length == 0 && qualifier.Length == 0)
           select qualifier + comparison + exists,
    ];

    private static readonly Dictionary<string, string[]> Fitting = new[] { "IpAddress", "Date", "Arn", "Bool", "Numeric", "Binary", "String" }
        .ToDictionary(kind => kind, kind => Operators.Where(name => name.Contains(kind, StringComparison.Ordinal)).ToArray());

    internal static readonly Gen<(AuthorizationRequest Request, PolicySet Policies)> Cases = Gen.Int.Uniform.Select(seed => Make(new Random(seed)));

    internal static (AuthorizationRequest Request, PolicySet Policies) Make(Random random)
    {
        var context = new List<KeyValuePair<string, ImmutableArray<string>>>();
        foreach (var key in Keys.Concat(["aws:RequestedRegion"]).Where(_ => random.Next(3) > 0))
        {
            context.Add(new(key, [.. Enumerable.Range(0, random.Next(10) switch { 0 => 0, 1 or 2 => 2, _ => 1 }).Select(_ => Value(random, key))]));
        }

        var request = new AuthorizationRequest(
            Pick(random, Principals), Pick(random, Actions), Pick(random, Resources), new RequestContext(context), random.Next(3) switch { 0 => null, 1 => A, _ => random.Next(2) == 0 ? A : B });
        return (request, new PolicySet
        {
            Identity = Layer(random, PolicyKind.Identity, random.Next(3)),
            PermissionsBoundary = random.Next(4) == 0 ? Layer(random, PolicyKind.Identity, 1) : null,
            Session = random.Next(3) == 0 ? Layer(random, PolicyKind.Session, 1) : null,
            Resource = random.Next(2) == 0 ? Layer(random, PolicyKind.Resource, 1) : null,
            ServiceControl = random.Next(4) == 0 ? [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Layer(random, PolicyKind.ServiceControl, 1))] : [],
            ResourceControl = random.Next(5) == 0 ? [Layer(random, PolicyKind.ResourceControl, 1)] : [],
            VpcEndpoint = random.Next(5) == 0 ? Layer(random, PolicyKind.VpcEndpoint, 1) : null,
            AssumesResourceDelegates = random.Next(5) == 0,
        });
    }

    private static PolicyLayer Layer(Random random, PolicyKind kind, int policies) =>
        PolicyLayer.Of(Enumerable.Range(0, policies).Select(_ => AttachedPolicy.From(Document(random, kind), "p")));

    private static PolicyDocument Document(Random random, PolicyKind kind)
    {
        var statements = new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(random, kind))]);
        var isOld = kind is not (PolicyKind.ServiceControl or PolicyKind.ResourceControl) && random.Next(5) == 0;
        var document = new JsonObject { ["Version"] = isOld ? "2008-10-17" : "2012-10-17", ["Statement"] = statements };
        var parsed = PolicyDocument.ParseToAsk(document.ToJsonString(), kind);
        return parsed.Document ?? throw new InvalidOperationException($"{parsed.FirstError} in {document.ToJsonString()}");
    }

    private static JsonObject Statement(Random random, PolicyKind kind)
    {
        var isRcp = kind == PolicyKind.ResourceControl;
        var isDeny = isRcp || random.Next(5) == 0;
        var statement = new JsonObject { ["Effect"] = isDeny ? "Deny" : "Allow" };
        if (isRcp)
        {
            statement["Principal"] = "*";
        }
        else if (kind is PolicyKind.Resource or PolicyKind.VpcEndpoint)
        {
            var named = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(random, Named)).ToList();
            var clause = named[0].Kind == "*" ? (JsonNode)"*" : new JsonObject(named.Where(item => item.Kind != "*").GroupBy(item => item.Kind)
                .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)new JsonArray([.. group.Select(item => JsonValue.Create(item.Value))]))));
            statement[kind == PolicyKind.Resource && random.Next(6) == 0 ? "NotPrincipal" : "Principal"] = clause;
        }

        statement[!isRcp && random.Next(6) == 0 ? "NotAction" : "Action"] = List(random, ActionPatterns, isDeny ? 1 : 2);
        if (kind != PolicyKind.Resource || random.Next(6) > 0)
        {
            statement[random.Next(6) == 0 ? "NotResource" : "Resource"] = List(random, ResourcePatterns, 3);
        }

        if (random.Next(2) == 0)
        {
            var conditions = new JsonObject();
            for (var count = random.Next(1, 3); count > 0; count--)
            {
                var key = Pick(random, Keys);
                conditions[Operator(random, key)] = new JsonObject { [key] = new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => JsonValue.Create(Value(random, key)))]) };
            }

            statement["Condition"] = conditions;
        }

        return statement;
    }

    // Every second time one that fits the key.
    private static string Operator(Random random, string key)
    {
        var fitting = key.ToLowerInvariant() switch
        {
            "aws:sourceip" => "IpAddress",
            "aws:epochtime" or "aws:currenttime" => "Date",
            "aws:sourcearn" => "Arn",
            "aws:securetransport" => "Bool",
            "s3:max-keys" => "Numeric",
            "x:data" => "Binary",
            _ => "String",
        };
        return random.Next(2) == 0 ? Pick(random, Operators) : Pick(random, Fitting[fitting]);
    }

    // Mostly one of its kind, so that comparisons are close.
    private static string Value(Random random, string key)
    {
        if (random.Next(5) == 0)
        {
            return Pick(random, Values);
        }

        return key.ToLowerInvariant() switch
        {
            "aws:sourceip" => Pick(random, "10.1.2.3", "10.0.0.0/8", "10.9.9.9/8", "0.0.0.0/0", "::/0", "2001:db8::1", "2001:db8::/32", "11.0.0.1"),
            "aws:epochtime" or "aws:currenttime" => Pick(random, "1700000000", "2023-11-14T22:13:20Z", "2023-11-14T23:13:20+01:00", "2023", "2023-11-14", "1700000000.5"),
            "aws:sourcearn" => Pick(random, "arn:aws:s3:::data", "arn:aws:s3:*:*:data", "arn:aws:*", "arn:aws:s3:::da*", "arn:aws:sqs:us-east-1:111122223333:q:r", "arn:aws:sqs:*:*:q*", "arn:aws:sqs:us-*:q", "arn:aws:s3:::d?ta"),
            "aws:securetransport" => Pick(random, "true", "false", "TRUE"),
            "s3:max-keys" => Pick(random, "10", "10.0", "9.5", "1e1", "-3"),
            "x:data" => Pick(random, "YWJj", "YQ==", "YWJ="),
            "aws:requestedregion" => Pick(random, "us-east-1", "eu-west-1"),
            _ => Pick(random, "alice", "Alice", "bob", "a*", "*", "?ob", "${aws:username}", "${aws:PrincipalTag/none, 'alice'}", "${aws:PrincipalTag/none}", ""),
        };
    }

    private static JsonArray List(Random random, string[] items, int most) => new([.. Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => JsonValue.Create(Pick(random, items)))]);

    private static T Pick<T>(Random random, params T[] items) => items[random.Next(items.Length)];
}
