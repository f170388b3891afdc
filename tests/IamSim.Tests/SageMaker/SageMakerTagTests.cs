using IamSim.Tests.Support;

namespace IamSim.Tests.SageMaker;

public sealed class SageMakerTagTests(Sim sim)
{
    [Fact]
    public async Task Tags_AreAddedListedAndTakenAway()
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateModel", account.Model("churn", new { Tags = new[] { Tag("team", "vision"), Tag("stage", "test") } }));
        var arn = account.SageArn("model/churn");

        var added = await account.MustSageAsync("AddTags", new { ResourceArn = arn, Tags = new[] { Tag("stage", "prod"), Tag("cost", "7") } });

        Assert.Equal(["team", "stage", "cost"], added.Each("Tags", "Key"));
        var listed = await account.MustSageAsync("ListTags", new { ResourceArn = arn });
        Assert.Equal("cost=7,stage=prod,team=vision", string.Join(',', listed.Each("Tags", "Key").Zip(listed.Each("Tags", "Value"), (key, value) => $"{key}={value}")));
        Assert.Equal(string.Empty, (await account.MustSageAsync("DeleteTags", new { ResourceArn = arn, TagKeys = new[] { "team", "unknown" } })).Text);
        Assert.Equal(["cost", "stage"], (await account.MustSageAsync("ListTags", new { ResourceArn = arn })).Each("Tags", "Key"));
    }

    [Fact]
    public async Task AddTags_BeyondFifty_ResourceLimitExceeded()
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateModel", account.Model("churn", new { Tags = Enumerable.Range(1, 50).Select(n => Tag($"k{n}", "v")) }));
        var arn = account.SageArn("model/churn");

        (await account.SageAsync("AddTags", new { ResourceArn = arn, Tags = new[] { Tag("one", "more") } })).Refused("ResourceLimitExceeded", "A resource can have at most 50 tags.");
        await account.MustSageAsync("AddTags", new { ResourceArn = arn, Tags = new[] { Tag("k1", "other") } });
        var page = await account.MustSageAsync("ListTags", new { ResourceArn = arn, MaxResults = 50 });
        Assert.Equal(50, page.Json.GetProperty("Tags").GetArrayLength());
    }

    [Fact]
    public async Task Tags_OfWhatThereIsNot_AreRefusedInItsOwnWords()
    {
        var account = await sim.NewSageAccountAsync();

        (await account.SageAsync("ListTags", new { ResourceArn = account.SageArn("model/none") })).Refused(
            "ValidationException", $"Could not find model \"{account.SageArn("model/none")}\".");
        foreach (var arn in new[] { account.SageArn("domain/d-1"), account.Of("123456789012").SageArn("model/none") })
        {
            (await account.SageAsync("ListTags", new { ResourceArn = arn })).Refused("ValidationException", $"Could not find resource \"{arn}\".");
        }
    }

    private static object Tag(string key, string value) => new { Key = key, Value = value };
}
