using System.Text.RegularExpressions;
using IamSim.Conformance.Tests.Support;
using IamSim.Tests.Servers;

namespace IamSim.Conformance.Tests.Servers;

/// <summary>Two servers of one PostgreSQL database are one IamSim.</summary>
public sealed partial class TwoServersTests(PostgresServer postgres, LiveServer live) : IAsyncLifetime
{
    private const string Provider = "PostgreSql";

    private string _database = "";
    private ServerProcess[] _servers = [];

    public async ValueTask InitializeAsync()
    {
        Tool.Require(postgres.Missing is null, "PostgreSQL");
        _database = await postgres.CreateDatabaseAsync();

        // Both at once, so that both find a database without a schema.
        _servers = await Task.WhenAll(ServerProcess.StartAsync(_database, Provider), ServerProcess.StartAsync(_database, Provider));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task TwoServers_CallsInTurn_AnswerAsOneDoes()
    {
        var one = live.NewAccount();
        var two = _servers[0].NewAccount();
        var turn = 0;

        foreach (var (action, parameters) in Calls())
        {
            var expected = await one.CallAsync(action, parameters);
            var actual = await two.On(_servers[turn++ % 2]).CallAsync(action, parameters);

            Assert.Equal(Plain(expected, one.Id), Plain(actual, two.Id));
        }

        await using var trail = await Trail.OpenAsync(_database, Provider);
        var events = await trail.VerifiedEventsAsync(two.Id);
        Assert.Equal(Calls().Select(call => call.Action), events.Select(e => e.GetProperty("eventName").GetString()));
    }

    [Fact]
    public async Task TwoServers_PageOfOneMarkerOfTheOther_GoesOn()
    {
        var account = _servers[0].NewAccount();
        foreach (var name in new[] { "a", "b", "c" })
        {
            await account.CallAsync("CreateUser", ("UserName", name));
        }

        var first = await account.CallAsync("ListUsers", ("MaxItems", "2"));
        var rest = await account.On(_servers[1]).CallAsync("ListUsers", ("MaxItems", "2"), ("Marker", first.Value("Marker")!));

        Assert.Equal(["a", "b"], first.Values("UserName"));
        Assert.Equal(["c"], rest.Values("UserName"));
    }

    [Fact]
    public async Task TwoServers_RaceForOneName_OneWins()
    {
        var account = _servers[0].NewAccount();
        for (var round = 0; round < 25; round++)
        {
            var name = $"user-{round}";

            var answers = await Task.WhenAll(
                Enumerable.Range(0, 6).Select(i => account.On(_servers[i % 2]).CallAsync("CreateUser", ("UserName", name))));

            Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal((409, "EntityAlreadyExists"), (answer.Status, answer.Code)));
        }

        await using var trail = await Trail.OpenAsync(_database, Provider);
        Assert.Equal(25 * 6, (await trail.VerifiedEventsAsync(account.Id)).Count);
    }

    [Fact]
    public async Task TwoServers_ManyWritersOneKilled_EventsWithoutAGap()
    {
        var accounts = new[] { _servers[0].NewAccount(), _servers[0].NewAccount() };
        foreach (var account in accounts)
        {
            await account.CallAsync("CreateGroup", ("GroupName", Writers.Group));
        }

        var writers = new Writers(accounts);
        var onFirst = writers.RunAsync(accounts.SelectMany(a => Enumerable.Repeat(a.On(_servers[0]), 4)), "first");
        var onSecond = writers.RunAsync(accounts.SelectMany(a => Enumerable.Repeat(a.On(_servers[1]), 4)), "second", most: 100);
        await writers.UntilMoreAsync(200);
        await _servers[0].KillAsync();
        await Task.WhenAll(onFirst, onSecond);

        // The one that is left did all that it was asked, and holds what the other one answered.
        Assert.All(accounts, account => Assert.Equal(400, writers.Joined[account.Id].Count(name => name.StartsWith("second", StringComparison.Ordinal))));
        await using var trail = await Trail.OpenAsync(_database, Provider);
        await writers.VerifyAsync(trail);
    }

    [Fact]
    public async Task TwoServers_ClockTurnedOnOne_TurnsOnTheOther()
    {
        using var body = new StringContent("""{"now":"2030-01-01T00:00:00Z","frozen":true}""", System.Text.Encoding.UTF8, "application/json");
        using var turned = await _servers[0].Client.PutAsync("/api/v1/simulator/clock", body);
        turned.EnsureSuccessStatusCode();

        // A server may go by the old time for a quarter of a second.
        await Task.Delay(500);
        var created = await _servers[1].NewAccount().CallAsync("CreateUser", ("UserName", "alice"));

        Assert.Equal("2030-01-01T00:00:00Z", created.Value("CreateDate"));
    }

    private static IEnumerable<(string Action, (string, string)[] Parameters)> Calls()
    {
        const string readOnly = "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly";
        yield return ("CreateUser", [("UserName", "alice"), ("Path", "/ml/"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "ml")]);
        yield return ("GetUser", [("UserName", "alice")]);
        yield return ("CreateUser", [("UserName", "ALICE")]);
        yield return ("CreateGroup", [("GroupName", "ml")]);
        yield return ("AddUserToGroup", [("GroupName", "ml"), ("UserName", "alice")]);
        yield return ("GetGroup", [("GroupName", "ml")]);
        yield return ("CreateRole", [("RoleName", "training"), ("AssumeRolePolicyDocument", Documents.SageMakerTrust)]);
        yield return ("GetRole", [("RoleName", "training")]);
        yield return ("CreateRole", [("RoleName", "broken"), ("AssumeRolePolicyDocument", "{")]);
        yield return ("AttachUserPolicy", [("UserName", "alice"), ("PolicyArn", readOnly)]);
        yield return ("ListAttachedUserPolicies", [("UserName", "alice")]);
        yield return ("PutGroupPolicy", [("GroupName", "ml"), ("PolicyName", "read"), ("PolicyDocument", Documents.ReadBucket)]);
        yield return ("GetGroupPolicy", [("GroupName", "ml"), ("PolicyName", "read")]);
        yield return ("DeleteUser", [("UserName", "alice")]);
        yield return ("DetachUserPolicy", [("UserName", "alice"), ("PolicyArn", readOnly)]);
        yield return ("RemoveUserFromGroup", [("GroupName", "ml"), ("UserName", "alice")]);
        yield return ("DeleteUser", [("UserName", "alice")]);
        yield return ("GetUser", [("UserName", "alice")]);
        yield return ("GetAccountSummary", []);
        yield return ("ListUsers", [("MaxItems", "0")]);
    }

    /// <summary>An answer without what differs from one run to another: account, ids, times.</summary>
    private static string Plain(LiveAnswer answer, string account) =>
        $"{answer.Status} {Unique().Replace(answer.Text.Replace(account, "ACCOUNT", StringComparison.Ordinal), "…")}";

    [GeneratedRegex(@"A[A-Z]{3}[A-Z0-9]{17}|\d{4}-\d\d-\d\dT[\d:.]+Z|[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Unique();
}
