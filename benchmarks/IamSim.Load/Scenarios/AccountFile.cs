using System.Text.Json;

namespace IamSim.Load.Scenarios;

/// <summary>
/// A large account as <c>aws iam get-account-authorization-details</c> prints it: every user in two groups, with an inline policy, two attached ones
/// and two tags; roles likewise, every fifth with an instance profile; policies with two versions.
/// </summary>
internal static class AccountFile
{
    public const int Users = 5000;
    public const int Roles = 5000;
    public const int Policies = 1000;
    public const int Groups = 300;
    public const string Number = "111122223333";

    private static readonly string[] Actions = ["s3:GetObject", "s3:ListBucket", "sagemaker:Describe*"];

    private const string Date = "2023-03-18T04:01:31+00:00";

    /// <summary>What pages have to show: AWS's policy, which all users and roles have, comes to those of the file.</summary>
    public static int Items => Users + Roles + Policies + Groups + 1;

    public static void Write(string path)
    {
        using FileStream file = File.Create(path);
        using Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true, IndentSize = 4 });
        json.WriteStartObject();
        List(json, "UserDetailList", Users, User);
        List(json, "GroupDetailList", Groups, Group);
        List(json, "RoleDetailList", Roles, Role);
        List(json, "Policies", Policies, Policy);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, int count, Func<int, object> item)
    {
        json.WriteStartArray(name);
        for (int number = 0; number < count; number++)
        {
            JsonSerializer.Serialize(json, item(number));
            json.Flush();
        }

        json.WriteEndArray();
    }

    private static object User(int number) => new
    {
        Path = "/ml/",
        UserName = $"user{number}",
        UserId = Id("AIDA", number),
        Arn = Arn($"user/ml/user{number}"),
        CreateDate = Date,
        UserPolicyList = Inline(number),
        GroupList = new[] { $"group{number % Groups}", $"group{(number + 7) % Groups}" },
        AttachedManagedPolicies = Attached(number),
        Tags = Tags(),
    };

    private static object Group(int number) => new
    {
        Path = "/",
        GroupName = $"group{number}",
        GroupId = Id("AGPA", number),
        Arn = Arn($"group/group{number}"),
        CreateDate = Date,
        GroupPolicyList = Array.Empty<object>(),
        AttachedManagedPolicies = Attached(number),
    };

    private static object Role(int number)
    {
        var brief = new
        {
            Path = "/",
            RoleName = $"role{number}",
            RoleId = Id("AROA", number),
            Arn = Arn($"role/role{number}"),
            CreateDate = Date,
            AssumeRolePolicyDocument = new
            {
                Version = "2012-10-17",
                Statement = new[] { new { Effect = "Allow", Principal = new { AWS = $"arn:aws:iam::{Number}:root" }, Action = "sts:AssumeRole" } },
            },
        };
        var profile = new
        {
            Path = "/",
            InstanceProfileName = $"profile{number}",
            InstanceProfileId = Id("AIPA", number),
            Arn = Arn($"instance-profile/profile{number}"),
            CreateDate = Date,
            Roles = new[] { brief },
        };
        return new
        {
            brief.Path,
            brief.RoleName,
            brief.RoleId,
            brief.Arn,
            brief.CreateDate,
            brief.AssumeRolePolicyDocument,
            InstanceProfileList = number % 5 == 0 ? [profile] : Array.Empty<object>(),
            RolePolicyList = Inline(number),
            AttachedManagedPolicies = Attached(number),
            Tags = Tags(),
            RoleLastUsed = new { LastUsedDate = Date, Region = "us-east-1" },
        };
    }

    private static object Policy(int number) => new
    {
        PolicyName = $"policy{number}",
        PolicyId = Id("ANPA", number),
        Arn = Arn($"policy/policy{number}"),
        Path = "/",
        DefaultVersionId = "v2",
        AttachmentCount = 10,
        PermissionsBoundaryUsageCount = 0,
        IsAttachable = true,
        CreateDate = Date,
        UpdateDate = Date,
        PolicyVersionList = new[] { Version(number, 2), Version(number, 1) },
    };

    private static object Version(int number, int version) =>
        new { Document = Document(number), VersionId = $"v{version}", IsDefaultVersion = version == 2, CreateDate = Date };

    private static object[] Inline(int number) => [new { PolicyName = "inline", PolicyDocument = Document(number) }];

    private static object[] Attached(int number) =>
    [
        new { PolicyName = $"policy{number % Policies}", PolicyArn = Arn($"policy/policy{number % Policies}") },
        new { PolicyName = "ReadOnlyAccess", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    ];

    private static object Document(int number) => new
    {
        Version = "2012-10-17",
        Statement = Enumerable.Range(0, 2).Select(part => new
        {
            Sid = $"Part{part}",
            Effect = "Allow",
            Action = Actions,
            Resource = new[] { $"arn:aws:s3:::bucket-{number}", $"arn:aws:s3:::bucket-{number}/*" },
            Condition = new { StringEquals = new Dictionary<string, string> { ["aws:SourceAccount"] = Number } },
        }),
    };

    private static object[] Tags() => [new { Key = "team", Value = "vision" }, new { Key = "cost", Value = "42" }];

    private static string Arn(string resource) => $"arn:aws:iam::{Number}:{resource}";

    private static string Id(string prefix, int number) => $"{prefix}{number:D17}";
}
