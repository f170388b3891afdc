using System.Collections.Concurrent;
using System.Text.Json;

namespace IamSim.Conformance.Tests.Support;

/// <summary>Clients that make users and put them into a group, one call after another, and remember what was answered.</summary>
internal sealed class Writers(IReadOnlyList<LiveAccount> accounts)
{
    public const string Group = "everyone";

    /// <summary>Names of each account whose CreateUser was answered with success.</summary>
    public IReadOnlyDictionary<string, ConcurrentBag<string>> Created { get; } = accounts.ToDictionary(a => a.Id, _ => new ConcurrentBag<string>());

    /// <summary>Names of each account whose AddUserToGroup was answered with success.</summary>
    public IReadOnlyDictionary<string, ConcurrentBag<string>> Joined { get; } = accounts.ToDictionary(a => a.Id, _ => new ConcurrentBag<string>());

    /// <summary>Waits until so many more users were made.</summary>
    public async Task UntilMoreAsync(int more)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var wanted = Count() + more; Count() < wanted;)
        {
            await Task.Delay(5, patience.Token);
        }

        int Count() => Created.Values.Sum(names => names.Count);
    }

    /// <summary>Writes until the server is gone, or so often.</summary>
    /// <param name="targets">Clients of the same accounts, a writer for each.</param>
    /// <param name="prefix">What the names of the users begin with.</param>
    /// <param name="most">The most users that a writer makes.</param>
    public Task RunAsync(IEnumerable<LiveAccount> targets, string prefix, int most = 100_000) =>
        Task.WhenAll(targets.Select((target, index) => WriteAsync(target, $"{prefix}-{index}", most)));

    /// <summary>Proves that all that was answered is there, that every change has its event and every event its change.</summary>
    public async Task VerifyAsync(Trail trail)
    {
        foreach (var account in accounts.Select(a => a.Id))
        {
            var done = (await trail.VerifiedEventsAsync(account)).Where(e => !e.TryGetProperty("errorCode", out _)).ToList();
            var users = await trail.TextsAsync("SELECT \"Name\" FROM \"Users\" WHERE \"AccountId\" = @account", account);
            var members = await trail.TextsAsync(
                "SELECT u.\"Name\" FROM \"GroupMemberships\" m JOIN \"Users\" u ON u.\"AccountId\" = m.\"AccountId\" AND u.\"Id\" = m.\"UserId\" WHERE m.\"AccountId\" = @account",
                account);

            Assert.Equal(users.Order(StringComparer.Ordinal), Names(done, "CreateUser"));
            Assert.Equal(members.Order(StringComparer.Ordinal), Names(done, "AddUserToGroup"));
            Assert.Superset(Created[account].ToHashSet(), users.ToHashSet());
            Assert.Superset(Joined[account].ToHashSet(), members.ToHashSet());
        }
    }

    private static IEnumerable<string> Names(IEnumerable<JsonElement> events, string eventName) => events
        .Where(e => e.GetProperty("eventName").GetString() == eventName)
        .Select(e => e.GetProperty("requestParameters").GetProperty("userName").GetString()!)
        .Order(StringComparer.Ordinal);

    private async Task WriteAsync(LiveAccount target, string prefix, int most)
    {
        try
        {
            for (var number = 0; number < most; number++)
            {
                var name = $"{prefix}-{number}";
                var created = await target.CallAsync("CreateUser", ("UserName", name));
                Assert.True(created.Status == 200, created.Text);
                Created[target.Id].Add(name);
                var joined = await target.CallAsync("AddUserToGroup", ("GroupName", Group), ("UserName", name));
                Assert.True(joined.Status == 200, joined.Text);
                Joined[target.Id].Add(name);
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone. What was not answered may have happened or not, but whole.
        }
    }
}
