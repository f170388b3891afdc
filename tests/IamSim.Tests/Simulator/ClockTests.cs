using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Simulator;

/// <summary>Each on a server of its own: the clock is everybody's.</summary>
public class ClockTests
{
    private static readonly DateTimeOffset NewYear = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Frozen_GivesEveryCallTheSameTime()
    {
        await using var iam = await IamSimHost.StartAsync();
        await iam.Clock.FreezeAsync(NewYear);
        var account = new TestAccount(iam.Client, Sim.NewAccountId());

        var user = await account.MustAsync("CreateUser", ("UserName", "alice"));

        Assert.Equal("2030-01-01T00:00:00Z", user.Value("User/CreateDate"));
        Assert.Equal("2030-01-01T00:00:00Z", (await account.EventsAsync())[0].GetProperty("eventTime").GetString());
    }

    [Fact]
    public async Task Advance_MovesAFrozenClock_AndEventsKeepTheirOrder()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await iam.Clock.FreezeAsync(NewYear);
        await account.MustAsync("CreateUser", ("UserName", "first"));
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(91));
        Assert.Equal(NewYear.AddDays(91), iam.Clock.Now);
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(-182));
        await account.MustAsync("CreateUser", ("UserName", "second"));

        var users = (await account.EventsAsync("?eventName=CreateUser"))
            .Select(e => e.GetProperty("requestParameters").GetProperty("userName").GetString());

        Assert.Equal(["second", "first"], users);
    }

    [Fact]
    public async Task Clock_SurvivesARestart()
    {
        var folder = Directory.CreateTempSubdirectory("iamsim-clock-");
        var settings = new Dictionary<string, string> { ["ConnectionStrings:IamSim"] = $"Data Source={Path.Combine(folder.FullName, "iamsim.db")}" };
        await using (var before = await IamSimHost.StartAsync(settings))
        {
            await before.Clock.FreezeAsync(NewYear);
        }

        await using (var after = await IamSimHost.StartAsync(settings))
        {
            Assert.Equal(NewYear, after.Clock.Now);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Rest_ShowsSetsAndAdvances_WithoutAnEvent()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = new TestAccount(iam.Client, "123456789012");

        await iam.Client.PutAsJsonAsync("api/v1/simulator/clock", new { now = NewYear, frozen = true });
        var advanced = await iam.Client.PostAsJsonAsync("api/v1/simulator/clock/advance", new { seconds = 60 });

        var clock = await advanced.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(clock.GetProperty("frozen").GetBoolean());
        Assert.Equal(NewYear.AddMinutes(1), DateTimeOffset.Parse(clock.GetProperty("now").GetString()!, CultureInfo.InvariantCulture));
        Assert.Empty(await account.EventsAsync());
    }

    [Theory]
    [InlineData("1e308")]
    [InlineData("-1e17")]
    [InlineData("1e15")]
    public async Task Advance_OutOfRange_IsRefusedAndChangesNothing(string seconds)
    {
        await using var iam = await IamSimHost.StartAsync();
        await iam.Clock.FreezeAsync(NewYear);

        using var body = new StringContent($$"""{"seconds":{{seconds}}}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await iam.Client.PostAsync("api/v1/simulator/clock/advance", body);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(NewYear, iam.Clock.Now);
    }

    [Theory]
    [InlineData("PUT", "clock", "{}")]
    [InlineData("PUT", "clock", """{"freeze":true}""")]
    [InlineData("POST", "clock/advance", "{}")]
    [InlineData("POST", "clock/advance", """{"days":1}""")]
    public async Task Turn_ThatDoesNotSayHow_IsRefused(string method, string path, string text)
    {
        await using var iam = await IamSimHost.StartAsync();
        await iam.Clock.FreezeAsync(NewYear);

        using var body = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(new HttpMethod(method), $"api/v1/simulator/{path}") { Content = body };
        using var answer = await iam.Client.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(NewYear, iam.Clock.Now);
    }

    [Fact]
    public async Task Set_PastTheLastYear_IsRefused()
    {
        await using var iam = await IamSimHost.StartAsync();

        using var answer = await iam.Client.PutAsJsonAsync("api/v1/simulator/clock", new { now = "9999-12-31T23:59:59Z" });

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
