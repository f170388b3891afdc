using IamSim.Tests.Authorization;
using IamSim.Tests.Support;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.CloudTrail.Trails;

/// <summary>Who may do what with trails: asked of the trail that a request names, by name or by ARN.</summary>
public sealed class TrailAuthorizationTests(GuardedSim sim)
{
    [Fact]
    public async Task Trail_ThatAPolicyDoesNotName_IsDenied()
    {
        var account = sim.NewAccount();
        await account.NewTrailAsync("mine");
        await account.NewTrailAsync("yours");
        var user = await account.NewLimitedUserAsync("alice", Policy(Allow("cloudtrail:*", account.TrailArn("mine"))));

        Assert.Equal(200, (await user.TrailAsync("StartLogging", new { Name = "mine" })).Status);
        Assert.Equal(200, (await user.TrailAsync("GetTrail", new { Name = account.TrailArn("mine") })).Status);
        (await user.TrailAsync("StopLogging", new { Name = "yours" })).Refused(
            "AccessDeniedException",
            $"User: {account.Arn("user/alice")} is not authorized to perform: cloudtrail:StopLogging on resource: {account.TrailArn("yours")} "
            + "because no identity-based policy allows the cloudtrail:StopLogging action");
        (await user.TrailAsync("PutEventSelectors", new { TrailName = "yours", EventSelectors = new[] { new { } } })).Refused(
            "AccessDeniedException",
            $"User: {account.Arn("user/alice")} is not authorized to perform: cloudtrail:PutEventSelectors on resource: {account.TrailArn("yours")} "
            + "because no identity-based policy allows the cloudtrail:PutEventSelectors action");
        (await user.TrailAsync("LookupEvents")).Refused(
            "AccessDeniedException",
            $"User: {account.Arn("user/alice")} is not authorized to perform: cloudtrail:LookupEvents on resource: * "
            + "because no identity-based policy allows the cloudtrail:LookupEvents action");
        Assert.Equal("AccessDenied", (await account.EventsAsync("?eventName=StopLogging"))[0].GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task Tags_OfTrailAndRequest_DecideToo()
    {
        var account = sim.NewAccount();
        foreach (var (name, team) in new[] { ("red-trail", "red"), ("blue-trail", "blue") })
        {
            await account.MustTrailAsync("CreateTrail", new { Name = name, S3BucketName = TrailCalls.Bucket, TagsList = new[] { new { Key = "team", Value = team } } });
        }

        static object When(string action, string key) => new
        {
            Effect = "Allow",
            Action = action,
            Resource = "*",
            Condition = new { StringEquals = new Dictionary<string, string> { [key] = "red" } },
        };
        var user = await account.NewLimitedUserAsync(
            "alice", Policy(When("cloudtrail:StartLogging", "aws:ResourceTag/team"), When("cloudtrail:CreateTrail", "aws:RequestTag/team")));

        Assert.Null(await user.CodeAsync("StartLogging", new { Name = "red-trail" }));
        Assert.Equal("AccessDeniedException", await user.CodeAsync("StartLogging", new { Name = "blue-trail" }));
        Assert.Null(await user.CodeAsync("CreateTrail", new { Name = "one", S3BucketName = TrailCalls.Bucket, TagsList = new[] { new { Key = "team", Value = "red" } } }));
        Assert.Equal("AccessDeniedException", await user.CodeAsync("CreateTrail", new { Name = "two", S3BucketName = TrailCalls.Bucket }));
    }
}
