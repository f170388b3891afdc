using System.Text.Json.Nodes;
using CsCheck;
using IamSim.Tests.Simulator.Importing;

namespace IamSim.Tests.Simulator.Exporting;

/// <summary>Accounts of every shape, as the AWS CLI prints their authorization details: lists by name, counts that are true.</summary>
internal static class RandomAccount
{
    private const string Aws = "arn:aws:iam::aws:policy/";

    private static readonly Gen<string> Name = Gen.String[Gen.Char["abzABZ059+=,.@_-"], 1, 9];

    private static readonly string[] Paths = ["/", "/ml/", "/ML/", "/a/b!c/~/"];

    private static readonly Gen<string> Path = Gen.Int[0, 3].Select(at => Paths[at]);

    private static readonly Gen<string> Text = Gen.String[Gen.Char["ab %{}$\"\\/é漢:?*"], 0, 20];

    private static readonly Gen<string> Id = Gen.String[Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"], 17, 17];

    private static readonly Gen<string> Date = Gen.Int[0, 1_700_000_000]
        .Select(seconds => DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Gen<(string Name, string Id, string Path, string Date)> Entity = Gen.Select(Name, Id, Path, Date);

    private static readonly Gen<Choices> Chosen = Gen.Select(
        Gen.Int[0, int.MaxValue], Gen.Select(Text, Text).Array[0, 3], Gen.Select(Name, Text).Array[0, 3], (bits, tags, inline) => new Choices(bits, tags, inline));

    /// <summary>The account of a number.</summary>
    public static Gen<Func<string, JsonObject>> Any { get; } =
        from users in Gen.Select(Entity, Chosen).Array[0, 6]
        from groups in Gen.Select(Entity, Chosen).Array[0, 4]
        from roles in Gen.Select(Entity, Chosen).Array[0, 6]
        from policies in Gen.Select(Entity, Chosen).Array[0, 4]
        select new Func<string, JsonObject>(account => Make(account, ByName(users), ByName(groups), ByName(roles), ByName(policies)));

    /// <summary>Which policies, groups, versions an item has, by bits; its tags; its inline policies.</summary>
    private sealed record Choices(int Bits, (string Key, string Value)[] Tags, (string Name, string Text)[] Inline)
    {
        public bool Has(int bit) => (Bits >> bit & 1) == 1;
    }

    private sealed record Item(string Name, string Id, string Path, string Date, Choices Of)
    {
        public string Arn(string account, string type) => $"arn:aws:iam::{account}:{type}{Path}{Name}";
    }

    private static List<Item> ByName(((string Name, string Id, string Path, string Date) Entity, Choices Of)[] items) =>
        [.. items.Select(i => new Item(i.Entity.Name, i.Entity.Id, i.Entity.Path, i.Entity.Date, i.Of))
            .DistinctBy(i => i.Name.ToUpperInvariant()).DistinctBy(i => i.Id).OrderBy(i => i.Name.ToUpperInvariant(), StringComparer.Ordinal)];

    private static JsonObject Make(string account, List<Item> users, List<Item> groups, List<Item> roles, List<Item> policies)
    {
        var arns = policies.Select(p => p.Arn(account, "policy")).Append(Aws + "ReadOnlyAccess").Append(Aws + "job-function/ViewOnlyAccess").ToList();
        var attachments = new List<string>();
        var boundaries = new List<string>();
        var file = new JsonObject
        {
            ["UserDetailList"] = List(users, u => With(Named(u, "User", "user", "AIDA"), item =>
            {
                if (Inline(u) is { Count: > 0 } inline)
                {
                    item["UserPolicyList"] = inline;
                }

                item["GroupList"] = new JsonArray([.. groups.Where((_, at) => u.Of.Has(at)).Select(g => (JsonNode)g.Name)]);
                item["AttachedManagedPolicies"] = Attached(u);
                Bound(u, item);
                item["Tags"] = Tags(u);
            })),
            ["GroupDetailList"] = List(groups, g => With(Named(g, "Group", "group", "AGPA"), item =>
            {
                item["GroupPolicyList"] = Inline(g);
                item["AttachedManagedPolicies"] = Attached(g);
            })),
            ["RoleDetailList"] = List(roles, r => With(Named(r, "Role", "role", "AROA"), item =>
            {
                var users = roles.Where((_, at) => r.Of.Has(20 + at)).Select(other => (JsonNode)other.Arn(account, "role")).Append(account);
                item["AssumeRolePolicyDocument"] = new JsonObject
                {
                    ["Version"] = "2012-10-17",
                    ["Statement"] = new JsonObject { ["Effect"] = "Allow", ["Action"] = "sts:AssumeRole", ["Principal"] = new JsonObject { ["AWS"] = new JsonArray([.. users]) } },
                };
                var brief = (JsonObject)item.DeepClone();
                item["InstanceProfileList"] = r.Of.Has(14) ? new JsonArray(Profile(r, brief)) : new JsonArray();
                item["RolePolicyList"] = Inline(r);
                item["AttachedManagedPolicies"] = Attached(r);
                Bound(r, item);
                item["Tags"] = Tags(r);
                item["RoleLastUsed"] = r.Of.Has(15) ? new JsonObject { ["LastUsedDate"] = r.Date, ["Region"] = "eu-west-1" } : new JsonObject();
            })),
        };
        file["Policies"] = List(policies, p => With(Named(p, "Policy", "policy", "ANPA"), item =>
        {
            var arn = p.Arn(account, "policy");
            var latest = 1 + (p.Of.Bits >> 4 & 3);
            item["DefaultVersionId"] = p.Of.Has(0) ? $"v{latest}" : "v1";
            item["AttachmentCount"] = attachments.Count(a => a == arn);
            item["PermissionsBoundaryUsageCount"] = boundaries.Count(b => b == arn);
            item["IsAttachable"] = true;
            item["UpdateDate"] = p.Date;
            item["PolicyVersionList"] = new JsonArray([.. Enumerable.Range(1, latest).Reverse().Select(v => (JsonNode)new JsonObject
            {
                ["Document"] = Document($"{p.Name}/{v}"),
                ["VersionId"] = $"v{v}",
                ["IsDefaultVersion"] = (string)item["DefaultVersionId"]! == $"v{v}",
                ["CreateDate"] = Files.Date,
            })]);
        }));
        return file;

        JsonArray Attached(Item item)
        {
            var chosen = arns.Where((_, at) => item.Of.Has(8 + at)).ToList();
            attachments.AddRange(chosen);
            return new JsonArray([.. chosen.Select(arn => (Name: arn[(arn.LastIndexOf('/') + 1)..], Arn: arn))
                .OrderBy(p => p.Name.ToUpperInvariant() + (p.Arn.StartsWith(Aws, StringComparison.Ordinal) ? " " : ""), StringComparer.Ordinal)
                .Select(p => (JsonNode)new JsonObject { ["PolicyName"] = p.Name, ["PolicyArn"] = p.Arn })]);
        }

        void Bound(Item item, JsonObject shown)
        {
            if (item.Of.Has(16))
            {
                boundaries.Add(arns[0]);
                shown["PermissionsBoundary"] = new JsonObject { ["PermissionsBoundaryType"] = "Policy", ["PermissionsBoundaryArn"] = arns[0] };
            }
        }

        JsonObject Named(Item item, string kind, string type, string prefix) => new()
        {
            ["Path"] = item.Path,
            [$"{kind}Name"] = item.Name,
            [$"{kind}Id"] = prefix + item.Id,
            ["Arn"] = item.Arn(account, type),
            ["CreateDate"] = item.Date,
        };

        JsonObject Profile(Item item, JsonObject role) => With(Named(item, "InstanceProfile", "instance-profile", "AIPA"), p => p["Roles"] = new JsonArray(role));
    }

    private static JsonArray Inline(Item item) => new([.. item.Of.Inline.DistinctBy(p => p.Name.ToUpperInvariant())
        .OrderBy(p => p.Name.ToUpperInvariant(), StringComparer.Ordinal)
        .Select(p => (JsonNode)new JsonObject { ["PolicyName"] = p.Name, ["PolicyDocument"] = Document(p.Text) })]);

    private static JsonArray Tags(Item item) => new([.. item.Of.Tags.Where(t => t.Key.Length > 0).DistinctBy(t => t.Key.ToUpperInvariant())
        .Select(t => (JsonNode)new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]);

    private static JsonObject Document(string text) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject { ["Effect"] = "Allow", ["Action"] = "s3:*", ["Resource"] = $"arn:aws:s3:::{text}" }),
    };

    private static JsonArray List(List<Item> items, Func<Item, JsonObject> shown) => new([.. items.Select(i => (JsonNode)shown(i))]);

    private static JsonObject With(JsonObject item, Action<JsonObject> change)
    {
        change(item);
        return item;
    }
}
