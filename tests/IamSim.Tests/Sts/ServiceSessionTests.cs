using IamSim.Tests.Authorization;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Sts;

/// <summary>AWS services that act by a role.</summary>
public sealed class ServiceSessionTests(GuardedSim sim)
{
    private const string Service = "sagemaker.amazonaws.com";

    [Fact]
    public async Task ServiceSession_OfARoleThatTrustsTheService_ActsByTheRole_AndIsTheServicesEvent()
    {
        var account = sim.NewAccount();
        var role = await account.NewRoleAsync("Training", TrustService(Service, $$$"""{"StringEquals":{"aws:SourceAccount":"{{{account.Id}}}"},"ArnLike":{"aws:SourceArn":"arn:aws:sagemaker:*:*:training-job/*"}}"""));
        var body = new { service = Service, roleArn = role, sourceAccount = account.Id, sourceArn = $"arn:aws:sagemaker:us-east-1:{account.Id}:training-job/cats" };

        var answer = await account.RestAsync("POST", "/service-sessions", body);

        Assert.True(answer.Status == 200, answer.Text);
        var credentials = answer.Json.GetProperty("credentials");
        var session = sim.Host.Session(credentials.GetProperty("accessKeyId").GetString()!);
        Assert.Equal($"arn:aws:sts::{account.Id}:assumed-role/Training/sagemaker", (await session.MustStsAsync("GetCallerIdentity")).Value("Arn"));
        var assumed = Assert.Single(await account.EventsAsync("?eventName=AssumeRole"));
        var identity = assumed.GetProperty("userIdentity");
        Assert.Equal(["type", "invokedBy"], identity.EnumerateObject().Select(m => m.Name));
        Assert.Equal(("AWSService", Service), (identity.GetProperty("type").GetString(), identity.GetProperty("invokedBy").GetString()));
        Assert.Equal(Service, assumed.GetProperty("sourceIPAddress").GetString());
        Assert.Equal(role, assumed.GetProperty("resources")[0].GetProperty("ARN").GetString());
    }

    [Fact]
    public async Task ServiceSession_OfAConfusedDeputy_IsRefused_WithTheReason()
    {
        var account = sim.NewAccount();
        var role = await account.NewRoleAsync("Training", TrustService(Service, $$$"""{"StringEquals":{"aws:SourceAccount":"{{{account.Id}}}"}}"""));

        var answer = await account.RestAsync("POST", "/service-sessions", new { service = Service, roleArn = role, sourceAccount = "111122223333" });

        Assert.Equal((403, "AccessDenied"), (answer.Status, answer.Code));
        var explanation = answer.Json.GetProperty("explanation");
        Assert.NotEmpty(explanation.GetProperty("sentence").GetString()!);
        Assert.Contains("aws:SourceAccount", explanation.GetProperty("layers").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("AccessDenied", Assert.Single(await account.EventsAsync("?eventName=AssumeRole")).GetProperty("errorCode").GetString());
        Assert.Equal("AccessDenied", (await account.RestAsync("POST", "/service-sessions", new { service = "ec2.amazonaws.com", roleArn = role, sourceAccount = account.Id })).Code);
        Assert.Equal("AccessDenied", (await account.RestAsync("POST", "/service-sessions", new { service = Service, roleArn = account.Arn("role/Missing") })).Code);
    }

    [Fact]
    public async Task ServiceSession_ByWhoMayNotPassTheRole_IsRefused()
    {
        var account = sim.NewAccount();
        var role = await account.NewRoleAsync("Training", TrustService(Service));
        var alice = await account.NewLimitedUserAsync("alice");
        var body = new { service = Service, roleArn = role };

        var refused = await alice.RestAsync("POST", "/service-sessions", body);
        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Code));
        Assert.Contains("iam:PassRole", refused.Message, StringComparison.Ordinal);
        Assert.Equal("AccessDenied", (await sim.NewAccount().RestAsync("POST", "/service-sessions", body)).Code);

        await account.GrantUserAsync("alice", $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"{{{{role}}}}","Condition":{"StringEquals":{"iam:PassedToService":"{{{{Service}}}}"}}}]}""");
        Assert.Equal(200, (await alice.RestAsync("POST", "/service-sessions", body)).Status);
    }

    [Fact]
    public async Task ServiceSession_OfABadBody_IsAValidationError()
    {
        var account = sim.NewAccount();
        object[] bodies =
        [
            new { roleArn = account.Arn("role/r") }, new { service = "alice", roleArn = account.Arn("role/r") }, new { service = Service }, new { service = Service, roleArn = account.Arn("role/r"), roleSessionName = "a b" },
            new { service = Service, roleArn = account.Arn("role/r"), durationSeconds = 1 }, new { service = Service, roleArn = account.Arn("role/r"), unknown = 1 }, "[]",
        ];

        foreach (var body in bodies)
        {
            var answer = await account.RestAsync("POST", "/service-sessions", body);
            Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
        }

        Assert.Equal(bodies.Length, (await account.EventsAsync("?eventName=CreateServiceSession")).Count);
    }
}
