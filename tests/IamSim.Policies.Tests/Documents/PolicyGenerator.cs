using System.Text.Json;
using CsCheck;
using IamSim.Policies.Documents;

namespace IamSim.Policies.Tests.Documents;

/// <summary>Makes valid documents in many spellings, each with the description that its tree must have.</summary>
internal static class PolicyGenerator
{
    private static readonly Gen<string[]> Actions = Gen.OneOf("*", "s3:Get*", "ec2:Run?nstances", "iam:PassRole").Array[1, 3];

    private static readonly Gen<string[]> AssumeActions = Gen.OneOf("sts:AssumeRole", "sts:TagSession", "sts:Set*").Array[1, 3];

    private static readonly Gen<string[]> Resources =
        Gen.OneOf("*", "arn:aws:s3:::b/${aws:username}/é", "arn:aws:iam::123456789012:role/*", "arn:aws:sqs:*:1*:q").Array[1, 3];

    private static readonly Gen<string[]> Accounts = Gen.OneOf("*", "123456789012", "arn:aws:iam::123456789012:role/r").Array[1, 3];

    private static readonly Gen<string[]> Operators =
        Gen.Shuffle(new[] { "StringLike", "ForAllValues:StringEquals", "BoolIfExists", "NumericLessThan", "Null" }, 0, 3);

    private static readonly Gen<string[]> Keys = Gen.Shuffle(new[] { "aws:userid", "aws:PrincipalTag/a:b", "s3:prefix" }, 1, 3);

    /// <summary>JSON texts of values, and the texts that the tree keeps of them.</summary>
    private static readonly Gen<(string Json, string Text)[]> Values =
        Gen.OneOf(
            ("\"x\"", "x"),
            ("\"\\u00e9\\ud83d\\ude00\"", "é😀"),
            ("true", "true"),
            ("-0.50E+3", "-0.50E+3"),
            ("\"\"", "")).Array[1, 3];

    private static readonly Gen<(string Json, string[] Description)> Conditions =
        Gen.Select(Operators, Keys, Values, Gen.Bool, (operators, keys, values, bare) =>
        {
            var list = List(values.Select(value => value.Json), bare);
            var json = Map(operators.Select(name => (name, Map(keys.Select(key => (key, list))))));
            var texts = string.Join(';', values.Select(value => value.Text));
            return (json, operators.SelectMany(name => keys.Select(key => $"{name}({key}: {texts})")).ToArray());
        });

    /// <summary>The text, its kind, and <see cref="PolicyDescription"/> of its tree.</summary>
    internal static readonly Gen<(string Text, PolicyKind Kind, string Description)> Documents =
        Gen.Select(Gen.OneOf(PolicyKind.Identity, PolicyKind.Trust, PolicyKind.Resource), Gen.Int[0, int.MaxValue])
            .SelectMany((kind, seed) => Gen.Select(
                Statements(kind).Array[1, 3],
                Gen.Bool,
                (statements, bare) => Document(kind, statements, bare, new Random(seed))));

    private static Gen<((string, string)[] Members, string Description)> Statements(PolicyKind kind) => Gen.Select(
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool),
        kind == PolicyKind.Trust ? AssumeActions : Actions,
        Resources,
        Accounts,
        Conditions,
        (flags, actions, resources, accounts, conditions) =>
        {
            var (allow, isNot, bare, empty) = flags;
            var isTrust = kind == PolicyKind.Trust;
            var notAction = isNot && !isTrust;
            List<(string, string)> members =
            [
                ("Effect", allow ? "\"Allow\"" : "\"Deny\""),
                (notAction ? "NotAction" : "Action", List(actions.Select(Quote), bare)),
            ];
            if (empty)
            {
                members.Add(("Sid", "\"\""));
            }

            if (!isTrust)
            {
                members.Add((isNot ? "NotResource" : "Resource", List(resources.Select(Quote), bare)));
            }

            if (kind != PolicyKind.Identity)
            {
                members.Add(("Principal", Map([("AWS", List(accounts.Select(Quote), bare))])));
            }

            if (conditions.Description.Length > 0)
            {
                members.Add(("Condition", conditions.Json));
            }

            var description = string.Join(
                '|',
                empty ? "sid " : "-",
                allow ? "Allow" : "Deny",
                kind == PolicyKind.Identity ? "" : string.Join(',', accounts.Select(account => $"False:Aws:{account}")),
                $"{notAction} {string.Join(',', actions)}",
                isTrust ? "-" : $"{isNot} {string.Join(',', resources)}",
                string.Join(',', conditions.Description));
            return (members.ToArray(), description);
        });

    private static (string Text, PolicyKind Kind, string Description) Document(
        PolicyKind kind, ((string, string)[] Members, string Description)[] statements, bool bare, Random random)
    {
        var objects = statements.Select(statement =>
        {
            random.Shuffle(statement.Members);
            return Map(statement.Members);
        });
        var text = Map([("Version", "\"2012-10-17\""), ("Statement", List(objects, bare))]);
        return (text, kind, string.Join('\n', statements.Select(statement => statement.Description).Prepend("V20121017|")));
    }

    private static string Quote(string value) => JsonSerializer.Serialize(value);

    private static string Map(IEnumerable<(string Name, string Json)> members) =>
        "{ " + string.Join(",\r\n\t", members.Select(member => $"{Quote(member.Name)} : {member.Json}")) + "}";

    private static string List(IEnumerable<string> items, bool bare) =>
        bare && items.Count() == 1 ? items.First() : "[" + string.Join(", ", items) + "]";
}
