using System.Globalization;
using System.Text.Json;
using IamSim.Tests.CloudTrail.Trails;
using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Lookup;

public sealed class LookupEventsTests(Sim sim)
{
    [Fact]
    public async Task LookupEvents_ShowsAnEvent_AsAwsDoes()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        var found = await account.MustTrailAsync("LookupEvents", Of("EventName", "CreateUser"));

        var only = Assert.Single(found.Json.GetProperty("Events").EnumerateArray());
        using var record = JsonDocument.Parse(only.GetProperty("CloudTrailEvent").GetString()!);
        Assert.Equal(record.RootElement.GetProperty("eventID").GetString(), only.GetProperty("EventId").GetString());
        Assert.Equal(
            DateTimeOffset.Parse(record.RootElement.GetProperty("eventTime").GetString()!, CultureInfo.InvariantCulture).ToUnixTimeSeconds(),
            only.GetProperty("EventTime").GetDecimal());
        Assert.Equal(
            ("CreateUser", "false", account.Id, "iam.amazonaws.com", "root"),
            (Text(only, "EventName"), Text(only, "ReadOnly"), Text(only, "AccessKeyId"), Text(only, "EventSource"), Text(only, "Username")));
        Assert.Contains(
            only.GetProperty("Resources").EnumerateArray(), r => Text(r, "ResourceName") == "alice" && Text(r, "ResourceType") == "AWS::IAM::User");
        Assert.False(found.Json.TryGetProperty("NextToken", out _));
    }

    [Fact]
    public async Task LookupEvents_ByEachAttribute_FindsIt()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var alice = await account.AdministratorAsync("alice");
        await alice.MustAsync("CreateGroup", ("GroupName", "team"));
        await alice.MustAsync("GetGroup", ("GroupName", "team"));
        var made = (await account.MustTrailAsync("LookupEvents", Of("EventName", "CreateGroup"))).Json.GetProperty("Events")[0];

        Assert.Equal(["CreateGroup"], await NamesAsync(account, "EventId", Text(made, "EventId")!));
        Assert.Equal(["GetGroup"], await NamesAsync(account, "EventName", "GetGroup"));
        Assert.Equal(["GetGroup", "CreateGroup"], await NamesAsync(account, "Username", "alice"));
        Assert.Equal(["GetGroup", "CreateGroup"], await NamesAsync(account, "AccessKeyId", Text(made, "AccessKeyId")!));
        Assert.Contains("CreateGroup", await NamesAsync(account, "ResourceName", "team"));
        Assert.Equal(["GetGroup"], (await NamesAsync(account, "ReadOnly", "true")).Where(name => name != "LookupEvents"));
        Assert.DoesNotContain("LookupEvents", await NamesAsync(account, "EventSource", "iam.amazonaws.com"));
        Assert.Contains("LookupEvents", await NamesAsync(account, "EventSource", "cloudtrail.amazonaws.com"));
        Assert.Empty(await NamesAsync(account, "EventId", "no-id"));
        Assert.Equal(["GetGroup", "CreateGroup"], await NamesAsync(account, "ResourceType", "AWS::IAM::Group"));
        Assert.Empty(await NamesAsync(account, "ResourceType", "AWS::EC2::Instance"));
    }

    [Fact]
    public async Task LookupEvents_InPages_ShowsEachOnce_NewestFirst()
    {
        var account = sim.NewAccount();
        for (var number = 0; number < 7; number++)
        {
            await account.MustAsync("CreateGroup", ("GroupName", $"g{number}"));
        }

        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await account.MustTrailAsync("LookupEvents", Of("EventName", "CreateGroup", max: 3, token: token));
            seen.AddRange(page.Json.GetProperty("Events").EnumerateArray().Select(e => e.GetProperty("Resources").EnumerateArray().Select(r => Text(r, "ResourceName")!).First(n => n.StartsWith('g'))));
            token = page.Json.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        Assert.Equal(["g6", "g5", "g4", "g3", "g2", "g1", "g0"], seen);
    }

    [Fact]
    public async Task LookupEvents_WithATokenOfAnotherQuestion_InvalidNextToken()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateGroup", ("GroupName", "a"));
        await account.MustAsync("CreateGroup", ("GroupName", "b"));
        var token = (await account.MustTrailAsync("LookupEvents", Of("EventName", "CreateGroup", max: 1))).At("NextToken");

        Assert.Equal("InvalidNextTokenException", await account.CodeAsync("LookupEvents", Of("EventName", "CreateUser", max: 1, token: token)));
        Assert.Equal("InvalidNextTokenException", await account.CodeAsync("LookupEvents", Of("EventName", "CreateGroup", token: "made up")));
        Assert.Equal("InvalidNextTokenException", await sim.NewAccount().CodeAsync("LookupEvents", Of("EventName", "CreateGroup", max: 1, token: token)));
        Assert.Null(await account.CodeAsync("LookupEvents", Of("EventName", "CreateGroup", max: 1, token: token)));
    }

    [Fact]
    public async Task LookupEvents_ShowsNoneOfIamSimsOwnQuestions()
    {
        var account = sim.NewAccount();
        await account.EventsAsync();
        await account.EventsAsync();
        await account.MustAsync("CreateGroup", ("GroupName", "a"));

        var first = await account.MustTrailAsync("LookupEvents", new { MaxResults = 1 });
        Assert.Equal(["CreateGroup"], first.Each("Events", "EventName"));
        Assert.False(first.Json.TryGetProperty("NextToken", out _));
    }

    [Fact]
    public async Task LookupEvents_OfASpan_FindsWhatIsWithin()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateGroup", ("GroupName", "a"));
        var at = (await account.MustTrailAsync("LookupEvents", Of("EventName", "CreateGroup"))).Json.GetProperty("Events")[0].GetProperty("EventTime").GetInt64();
        async Task<int> CountAsync(long from, long to) => (await account.MustTrailAsync(
            "LookupEvents", new { StartTime = from, EndTime = to, LookupAttributes = new[] { new { AttributeKey = "EventName", AttributeValue = "CreateGroup" } } }))
            .Json.GetProperty("Events").GetArrayLength();

        Assert.Equal((1, 0, 0), (await CountAsync(at, at), await CountAsync(at + 1, at + 9), await CountAsync(at - 9, at - 1)));
        Assert.Equal("InvalidTimeRangeException", await account.CodeAsync("LookupEvents", new { StartTime = at, EndTime = at - 1 }));
    }

    [Fact]
    public async Task LookupEvents_OfOddQuestions_IsRefused()
    {
        var account = sim.NewAccount();
        var attribute = new { AttributeKey = "EventName", AttributeValue = "CreateUser" };

        Assert.Equal("InvalidLookupAttributesException", await account.CodeAsync("LookupEvents", new { LookupAttributes = new[] { attribute, attribute } }));
        Assert.Equal("InvalidLookupAttributesException", await account.CodeAsync("LookupEvents", Of("Colour", "red")));
        Assert.Equal("InvalidLookupAttributesException", await account.CodeAsync("LookupEvents", Of("ReadOnly", "maybe")));
        Assert.Equal("InvalidMaxResultsException", await account.CodeAsync("LookupEvents", new { MaxResults = 51 }));
        Assert.Equal("InvalidMaxResultsException", await account.CodeAsync("LookupEvents", new { MaxResults = 0 }));
        Assert.Equal("InvalidEventCategoryException", await account.CodeAsync("LookupEvents", new { EventCategory = "data" }));
        Assert.Equal("{\"Events\":[]}", (await account.MustTrailAsync("LookupEvents", new { EventCategory = "insight" })).Text);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(TestAccount account, string attribute, string value) =>
        (await account.MustTrailAsync("LookupEvents", Of(attribute, value))).Each("Events", "EventName");

    private static object Of(string attribute, string value, int max = 50, string? token = null) => token is null
        ? new { LookupAttributes = new[] { new { AttributeKey = attribute, AttributeValue = value } }, MaxResults = max }
        : new { LookupAttributes = new[] { new { AttributeKey = attribute, AttributeValue = value } }, MaxResults = max, NextToken = token };

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
