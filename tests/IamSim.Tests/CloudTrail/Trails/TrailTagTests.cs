using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Trails;

public sealed class TrailTagTests(Sim sim)
{
    [Fact]
    public async Task Tags_AreAdded_Listed_AndRemoved()
    {
        var account = sim.NewAccount();
        var arn = await account.NewTrailAsync();

        await account.MustTrailAsync("AddTags", new { ResourceId = arn, TagsList = new[] { new { Key = "team", Value = "red" }, new { Key = "stage", Value = "test" } } });
        await account.MustTrailAsync("AddTags", new { ResourceId = arn, TagsList = new[] { new { Key = "team", Value = "blue" } } });
        Assert.Equal(
            $"{{\"ResourceTagList\":[{{\"ResourceId\":\"{arn}\",\"TagsList\":[{{\"Key\":\"stage\",\"Value\":\"test\"}},{{\"Key\":\"team\",\"Value\":\"blue\"}}]}}]}}",
            (await account.MustTrailAsync("ListTags", new { ResourceIdList = new[] { arn } })).Text);

        await account.MustTrailAsync("RemoveTags", new { ResourceId = arn, TagsList = new[] { new { Key = "team" } } });
        Assert.Equal(
            $"{{\"ResourceTagList\":[{{\"ResourceId\":\"{arn}\",\"TagsList\":[{{\"Key\":\"stage\",\"Value\":\"test\"}}]}}]}}",
            (await account.MustTrailAsync("ListTags", new { ResourceIdList = new[] { arn } })).Text);
    }

    [Fact]
    public async Task Tags_ThatBreakARule_AreRefused()
    {
        var account = sim.NewAccount();
        var arn = await account.NewTrailAsync();
        Task<string?> Code(string id, params object[] tags) => account.CodeAsync("AddTags", new { ResourceId = id, TagsList = tags });

        Assert.Equal("InvalidTagParameterException", await Code(arn, new { Key = "a", Value = "1" }, new { Key = "a", Value = "2" }));
        Assert.Equal("InvalidTagParameterException", await Code(arn, new { Key = "aws:a", Value = "1" }));
        Assert.Equal("TagsLimitExceededException", await Code(arn, [.. Enumerable.Range(0, 51).Select(n => (object)new { Key = $"k{n}", Value = "v" })]));
        Assert.Equal("CloudTrailARNInvalidException", await Code("management", new { Key = "a", Value = "1" }));
        Assert.Equal("TrailNotFoundException", await Code(account.TrailArn("other"), new { Key = "a", Value = "1" }));
        Assert.Equal("CloudTrailARNInvalidException", await Code(account.TrailArn("management", "eu-west-1"), new { Key = "a", Value = "1" }));
        Assert.Equal("ResourceTypeNotSupportedException", await Code($"arn:aws:cloudtrail:us-east-1:{account.Id}:widget/x", new { Key = "a", Value = "1" }));
    }

    [Fact]
    public async Task ResourcePolicy_OfATrail_IsNotSupported()
    {
        var account = sim.NewAccount();
        var arn = await account.NewTrailAsync();

        Assert.Equal("ResourceTypeNotSupportedException", await account.CodeAsync("GetResourcePolicy", new { ResourceArn = arn }));
        Assert.Equal("ResourceTypeNotSupportedException", await account.CodeAsync("PutResourcePolicy", new { ResourceArn = arn, ResourcePolicy = "{}" }));
        Assert.Equal("ResourceARNNotValidException", await account.CodeAsync("DeleteResourcePolicy", new { ResourceArn = "management" }));
    }
}
