using IamSim.Tests.Support;

namespace IamSim.Tests.Labs;

public partial class LabTests(Sim sim)
{
    [Fact]
    public async Task Labs_ListAndShow_HintsOneByOne()
    {
        var account = sim.NewAccount();

        var list = (await account.RestAsync("GET", "/labs")).Json.GetProperty("labs").EnumerateArray().ToList();
        var bare = (await account.RestAsync("GET", "/labs/groups")).Json;
        var hinted = (await account.RestAsync("GET", "/labs/groups?hints=2")).Json;

        Assert.True(list.Count >= 10);
        Assert.All(list, lab => Assert.NotEmpty(lab.GetProperty("topics").EnumerateArray()));
        Assert.Empty(bare.GetProperty("hints").EnumerateArray());
        Assert.Equal(2, hinted.GetProperty("hints").GetArrayLength());
        Assert.Equal(3, hinted.GetProperty("hintCount").GetInt32());
        Assert.Equal("StartLab", await NameOfAsync(account, () => account.RestAsync("POST", "/labs/groups/start")));
    }

    /// <summary>Untouched, no lab is solved: each asks for something, and says why it is not there.</summary>
    [Fact]
    public async Task Labs_EachJustBegun_IsNotSolved_AndSaysWhy()
    {
        var account = sim.NewAccount();
        foreach (var id in (await account.RestAsync("GET", "/labs")).Json.GetProperty("labs").EnumerateArray().Select(lab => lab.GetProperty("id").GetString()!))
        {
            var learner = await StartAsync(id);
            Assert.True((await MissingAsync(learner, id)).Count > 0, id);
        }
    }

    [Fact]
    public async Task Labs_Unknown_NotFound()
    {
        var account = sim.NewAccount();

        Assert.Equal(404, (await account.RestAsync("GET", "/labs/none")).Status);
        Assert.Equal(404, (await account.RestAsync("POST", "/labs/none/start")).Status);
        Assert.Equal(404, (await account.RestAsync("POST", "/labs/none/check")).Status);
        (await account.RestAsync("GET", "/labs/groups?hints=-1")).Refused(400, "ValidationError", "hints: This must be a number from 0.");
    }

    [Fact]
    public async Task Labs_OfOneWhoMayNot_Denied()
    {
        var limited = await sim.NewAccount().NewLimitedUserAsync("limited");

        Assert.Equal(403, (await limited.RestAsync("POST", "/labs/groups/start")).Status);
        Assert.Equal(403, (await limited.RestAsync("POST", "/labs/groups/check")).Status);
    }

    /// <summary>The secret of the learner's key is in the answer alone, and each thing that was set up is in the account's trail.</summary>
    [Fact]
    public async Task Labs_Start_SetsUpByCallsThatAreRecorded()
    {
        var starter = sim.NewAccount();

        var answer = await starter.RestAsync("POST", "/labs/groups/start");

        Assert.Equal(201, answer.Status);
        var secret = answer.Json.GetProperty("secretAccessKey").GetString()!;
        var learner = sim.Root(answer.Json.GetProperty("accountId").GetString()!);
        var events = await learner.EventsAsync();
        Assert.Equal(["AttachUserPolicy", "CreateAccessKey", "CreateUser", "PutUserPolicy"], events.Select(e => e.GetProperty("eventName").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(events.Concat(await starter.EventsAsync()), e => Assert.DoesNotContain(secret, e.GetRawText(), StringComparison.Ordinal));
        Assert.Contains(learner.Id, answer.Json.GetProperty("story").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Begins a lab, and speaks for its learner.</summary>
    private async Task<TestAccount> StartAsync(string id)
    {
        var answer = await sim.NewAccount().RestAsync("POST", $"/labs/{id}/start");
        Assert.True(answer.Status == 201, answer.Text);
        var account = sim.Root(answer.Json.GetProperty("accountId").GetString()!);
        var key = answer.Json.GetProperty("accessKeyId").GetString()!;
        return key == account.Id ? account : account.With(key);
    }

    /// <summary>What a lab finds missing or too much, each with its reason.</summary>
    private static async Task<List<string>> MissingAsync(TestAccount learner, string id)
    {
        var answer = await learner.RestAsync("POST", $"/labs/{id}/check");
        Assert.True(answer.Status == 200, answer.Text);
        var findings = answer.Json.GetProperty("findings").EnumerateArray().ToList();
        var missing = findings.Where(finding => !finding.GetProperty("done").GetBoolean()).ToList();
        Assert.Equal(missing.Count == 0, answer.Json.GetProperty("solved").GetBoolean());
        Assert.All(missing, finding => Assert.NotEmpty(finding.GetProperty("why").GetString()!));
        return [.. missing.Select(finding => $"{finding.GetProperty("goal").GetString()}: {finding.GetProperty("why").GetString()}")];
    }

    private static async Task SolvedAsync(TestAccount learner, string id)
    {
        var missing = await MissingAsync(learner, id);
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    /// <summary>The lab is not solved, and says so of this.</summary>
    private static async Task MissesAsync(TestAccount learner, string id, string goal, string why = "")
    {
        var missing = await MissingAsync(learner, id);
        Assert.True(
            missing.Exists(each => each.StartsWith(goal, StringComparison.Ordinal) && each.Contains(why, StringComparison.Ordinal)), string.Join('\n', missing));
    }

    private static async Task<string?> NameOfAsync(TestAccount account, Func<Task<RestAnswer>> call)
    {
        await call();
        return (await account.EventsAsync())[0].GetProperty("eventName").GetString();
    }

    private static string Policy(string statements) => $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";

    private static Task PutAsync(TestAccount account, string user, string policy, string statements) =>
        account.MustAsync("PutUserPolicy", ("UserName", user), ("PolicyName", policy), ("PolicyDocument", Policy(statements)));

    private static Task PutRoleAsync(TestAccount account, string role, string policy, string statements) =>
        account.MustAsync("PutRolePolicy", ("RoleName", role), ("PolicyName", policy), ("PolicyDocument", Policy(statements)));

    private static async Task<string> CreatePolicyAsync(TestAccount account, string name, string statements) =>
        (await account.MustAsync("CreatePolicy", ("PolicyName", name), ("PolicyDocument", Policy(statements)))).Value("Policy/Arn")!;
}
