using System.Text;
using System.Text.Json;
using IamSim.Hosting;
using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Audit.Proof;

/// <summary>Seals and verification by REST and by verb.</summary>
public sealed class SealsTests(Sim sim) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iamsim-seals-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Seals_MadeListedAndShown_AreTheSame()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        var made = await account.RestAsync("POST", "/audit/seals");
        var next = await account.RestAsync("POST", "/audit/seals");

        Assert.Equal((201, "/api/v1/audit/seals/1"), (made.Status, made.Location));
        Assert.Equal((1, 1), (made.Json.GetProperty("number").GetInt32(), made.Json.GetProperty("toSequence").GetInt32()));

        // The call that made the first one is an event, which the second one is of.
        Assert.Equal((2, 2, 2), (next.Json.GetProperty("number").GetInt32(), next.Json.GetProperty("fromSequence").GetInt32(), next.Json.GetProperty("toSequence").GetInt32()));
        Assert.Equal(made.Text, (await account.RestAsync("GET", "/audit/seals/1")).Text);
        var listed = (await account.RestAsync("GET", "/audit/seals")).Json.GetProperty("seals");
        Assert.Equal([2, 1], listed.EnumerateArray().Select(seal => seal.GetProperty("number").GetInt32()));
        Assert.Single((await account.RestAsync("GET", "/audit/seals?before=2")).Json.GetProperty("seals").EnumerateArray());
        Assert.Equal(404, (await account.RestAsync("GET", "/audit/seals/3")).Status);
        var key = (await account.RestAsync("GET", "/audit/seals/key")).Json;
        Assert.Equal(made.Json.GetProperty("keyId").GetString(), key.GetProperty("keyId").GetString());
        Assert.Equal(made.Json.GetProperty("publicKey").GetString(), key.GetProperty("publicKey").GetString());
        Assert.DoesNotContain("PRIVATE", made.Text, StringComparison.Ordinal);
        var events = await account.EventsAsync("?eventName=CreateSeal");
        Assert.All(events, e => Assert.False(e.GetProperty("readOnly").GetBoolean()));
        Assert.Equal(2, events.Count);
    }

    [Fact]
    public async Task Verify_OfOnesOwnTrail_AndAgainstASeal()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var seal = (await account.RestAsync("POST", "/audit/seals")).Json;
        await account.MustAsync("ListUsers");

        var trail = (await account.RestAsync("GET", "/audit/verify")).Json;
        var kept = (await account.RestAsync("POST", "/audit/verify", seal)).Json;

        Assert.Equal((true, 3, 1), (trail.GetProperty("intact").GetBoolean(), trail.GetProperty("events").GetInt32(), trail.GetProperty("seals").GetInt32()));
        Assert.True(kept.GetProperty("intact").GetBoolean());
        Assert.True(kept.GetProperty("keptSeal").GetProperty("isOwnKey").GetBoolean());
    }

    [Fact]
    public async Task Verify_OfAnotherAccount_IsTheDefaultAccountsAlone()
    {
        var account = sim.NewAccount();
        await account.MustAsync("ListUsers");
        var seal = (await account.RestAsync("POST", "/audit/seals")).Json;
        var other = sim.NewAccount();

        Assert.Equal(403, (await other.RestAsync("GET", $"/audit/verify?account={account.Id}")).Status);
        Assert.Equal(403, (await other.RestAsync("POST", "/audit/verify", seal)).Status);
        Assert.Equal(400, (await other.RestAsync("GET", "/audit/verify?account=12")).Status);
        Assert.Equal(200, (await sim.Root("123456789012").RestAsync("GET", $"/audit/verify?account={account.Id}")).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"format":"iamsim-audit-seal","version":1,"account":7}""")]
    [InlineData("""{"format":"iamsim-audit-seal","version":1,"account":"123456789012","number":"one"}""")]
    public async Task Verify_WhatIsNoSeal_IsRefused(string body) => Assert.Equal(400, (await sim.NewAccount().RestAsync("POST", "/audit/verify", body)).Status);

    [Fact]
    public async Task Seal_OfAnAccountWithoutEvents_AndByWhoMayNot_IsRefused()
    {
        var account = sim.NewAccount();
        Assert.Equal(404, (await account.RestAsync("POST", "/audit/seals")).Status);
        var limited = await account.NewLimitedUserAsync("bob");
        await account.MustAsync(
            "PutUserPolicy",
            ("UserName", "bob"),
            ("PolicyName", "look"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"cloudtrail:LookupEvents","Resource":"*"}}"""));

        Assert.Equal(403, (await limited.RestAsync("POST", "/audit/seals")).Status);
        Assert.Equal(403, (await limited.RestAsync("GET", "/audit/seals")).Status);
        Assert.Equal(403, (await limited.RestAsync("GET", "/audit/seals/key")).Status);
        Assert.Equal(200, (await limited.RestAsync("GET", "/audit/verify")).Status);
    }

    [Fact]
    public async Task Verbs_SealAndVerify_AndTellByTheirExitCode()
    {
        var settings = new Dictionary<string, string> { ["ConnectionStrings:IamSim"] = Database };
        await using (var iam = await IamSimHost.StartAsync(settings))
        {
            foreach (var id in new[] { "111122223333", "444455556666" })
            {
                await new TestAccount(iam.Client, id).MustAsync("CreateUser", ("UserName", "alice"));
            }
        }

        var file = Path.Combine(_folder.FullName, "seal.json");
        var sealing = await RunAsync("audit", "seal", "--account", "111122223333", "--output", file);
        var verified = await RunAsync("audit", "verify");
        var kept = await RunAsync("audit", "verify", "--seal", file);

        Assert.Equal((0, 0, 0), (sealing.Code, verified.Code, kept.Code));
        var trails = JsonDocument.Parse(verified.Output).RootElement;
        Assert.Equal(["111122223333", "444455556666"], trails.GetProperty("trails").EnumerateArray().Select(t => t.GetProperty("account").GetString()));
        Assert.Equal(1, (await RunAsync("audit", "verify", "--seal", file, "--account", "444455556666")).Code);
        Assert.Equal(1, (await RunAsync("audit", "seal", "--account", "777777777777")).Code);
        Assert.Equal(1, (await RunAsync("audit", "verify", "--seal", Path.Combine(_folder.FullName, "iamsim.db"))).Code);
        Assert.Equal(2, (await RunAsync("audit", "unseal")).Code);

        // A reset replaces the trail, and says so in the new one; the seal that was kept tells too.
        await using (var iam = await IamSimHost.StartAsync(settings))
        {
            using var reset = await iam.Client.PostAsync("api/v1/simulator/reset", content: null);
            reset.EnsureSuccessStatusCode();
        }

        var again = await RunAsync("audit", "verify");
        var replaced = await RunAsync("audit", "verify", "--seal", file);
        Assert.Equal((0, 1), (again.Code, replaced.Code));
        Assert.Contains("begun anew", replaced.Error, StringComparison.Ordinal);
        Assert.Contains(JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).RootElement.GetProperty("endHash").GetString()!, replaced.Error, StringComparison.Ordinal);
    }

    private string Database => $"Data Source={Path.Combine(_folder.FullName, "iamsim.db")}";

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = await Verbs.Of([.. args, $"--ConnectionStrings:IamSim={Database}"])!.RunAsync(output, error);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
