using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Findings;
using IamSim.Policies.Simulation;

namespace IamSim.Policies.Tests.Examples;

/// <summary>What an example policy is, and so beside what it is asked.</summary>
public enum ExampleKind
{
    /// <summary>It allows: it is asked alone.</summary>
    Identity,

    /// <summary>It only denies: it is asked beside one that allows everything.</summary>
    Deny,

    Trust,

    /// <summary>A bucket policy that only denies: the caller may do everything.</summary>
    Resource,
}

/// <summary>A policy of <c>examples/policies</c> and what it decides.</summary>
public sealed record ExamplePolicy(string Policy, ExampleKind Kind, IReadOnlyList<ExampleCase> Cases);

/// <summary>A request; the key <c>service</c> in its context makes it a service's.</summary>
public sealed record ExampleCase(string Says, string Action, string Resource, Dictionary<string, JsonElement> Context, bool Allowed);

/// <summary>The example policies, each decided right both ways.</summary>
public class ExamplePolicyTests
{
    private const string Account = "111122223333";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Dictionary<string, ExamplePolicy> Policies = JsonSerializer
        .Deserialize<ExamplePolicy[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "examples", "examples.json")), Options)!
        .ToDictionary(policy => policy.Policy);

    public static TheoryData<string> Names => [.. Policies.Keys];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var policy in Policies.Values)
            {
                foreach (var one in policy.Cases)
                {
                    cases.Add(policy.Policy, one.Says);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void Policies_EachFile_HasCasesBothWays()
    {
        var files = Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!);

        Assert.Equal(files.Order(StringComparer.Ordinal), Policies.Keys.Order(StringComparer.Ordinal));
        Assert.All(Policies.Values, policy => Assert.Equal(2, policy.Cases.Select(one => one.Allowed).Distinct().Count()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Policy_HasNoFindings(string name) =>
        Assert.Equal([], PolicyFindings.Check(Parse(name)).Select(finding => $"{finding.Code} {finding.Path}: {finding.Message}"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Policy_Decides(string name, string says)
    {
        var kind = Policies[name].Kind;
        var one = Policies[name].Cases.Single(each => each.Says == says);
        var policy = AttachedPolicy.From(Parse(name), name);
        var everything = AttachedPolicy.From(
            PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", PolicyKind.Identity, "aws").Document!, "everything");
        var service = one.Context.TryGetValue("service", out var named) ? named.GetString() : null;
        var request = new SimulationRequest
        {
            Principal = new SimulatedPrincipal(
                service is null
                    ? new RequestPrincipal { Type = PrincipalType.User, Account = Account, Arn = $"arn:aws:iam::{Account}:user/anna", UserId = "AIDAEXAMPLEEXAMPLE000" }
                    : new RequestPrincipal { Type = PrincipalType.Service, Arn = service },
                ImmutableDictionary<string, string>.Empty),
            Action = one.Action,
            Resources = [new SimulatedResource { Arn = one.Resource, Account = one.Resource.StartsWith("arn:aws:s3", StringComparison.Ordinal) ? Account : null }],
            Context = [.. one.Context.Where(key => key.Key != "service").Select(key => KeyValuePair.Create(key.Key, Values(key.Value)))],
            Policies = new SimulatedPolicies
            {
                Identity = kind switch
                {
                    ExampleKind.Identity => [policy],
                    ExampleKind.Deny => [everything, policy],
                    ExampleKind.Trust => service is null ? [everything] : [],
                    _ => [everything],
                },
                Resource = kind is ExampleKind.Trust or ExampleKind.Resource ? policy : null,
            },
            AssumesResourceDelegates = kind is ExampleKind.Identity or ExampleKind.Deny,
        };

        var decided = RequestSimulator.Run(request, explain: true);

        Assert.True(decided.Decision.IsAllowed == one.Allowed, decided.Explanation!.Sentence);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "examples", "policies");

    private static PolicyDocument Parse(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".json")).Replace("ACCOUNT_ID", Account, StringComparison.Ordinal);
        var parsed = PolicyDocument.Parse(
            text, Policies[name].Kind switch { ExampleKind.Trust => PolicyKind.Trust, ExampleKind.Resource => PolicyKind.Resource, _ => PolicyKind.Managed }, "aws");
        Assert.True(parsed.IsValid, parsed.FirstError?.ToString());
        return parsed.Document!;
    }

    private static ImmutableArray<string> Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => one.GetString()!)] : [value.GetString()!];
}
