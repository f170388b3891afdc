using System.Net.Http.Headers;
using IamSim.Tests.Authorization;
using IamSim.Tests.Support;

namespace IamSim.Tests.Ec2;

/// <summary>Who may call EC2: resources, condition keys, its own words, and trials.</summary>
public sealed class Ec2AuthorizationTests(Sim sim)
{
    [Fact]
    public async Task Denied_WithAResource_EncodedMessageThatStsDecodes()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("limited");

        var answer = await user.Ec2Async("CreateVpc", ("CidrBlock", "10.0.0.0/16"));

        Assert.Equal((403, "UnauthorizedOperation"), (answer.Status, answer.Xml!.Text("Errors/Error/Code")));
        var message = answer.Xml!.Text("Errors/Error/Message")!;
        Assert.StartsWith(
            $"You are not authorized to perform this operation. User: {account.Arn("user/limited")} is not authorized to perform: ec2:CreateVpc on resource: "
                + $"arn:aws:ec2:us-east-1:{account.Id}:vpc/* because no identity-based policy allows the ec2:CreateVpc action. Encoded authorization failure message: ",
            message,
            StringComparison.Ordinal);
        var decoded = await account.CallAsync("2011-06-15", "DecodeAuthorizationMessage", ("EncodedMessage", message[(message.LastIndexOf(' ') + 1)..]));
        Assert.Contains("ec2:CreateVpc", decoded.Value("DecodedMessage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Denied_Describe_NoResourceIsTold()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("limited");

        Assert.Equal(
            $"You are not authorized to perform this operation. User: {account.Arn("user/limited")} is not authorized to perform: ec2:DescribeVpcs because no identity-based policy "
                + "allows the ec2:DescribeVpcs action",
            await user.RefusedEc2Async("UnauthorizedOperation", "DescribeVpcs"));
    }

    [Fact]
    public async Task DryRun_SaysWhetherItWouldHaveSucceededAndDoesNothing()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("limited");

        var answer = await account.Ec2Async("CreateVpc", ("CidrBlock", "10.0.0.0/16"), ("DryRun", "true"));

        Assert.Equal((412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set."), (
            answer.Status, answer.Xml!.Text("Errors/Error/Code"), answer.Xml!.Text("Errors/Error/Message")));
        await user.RefusedEc2Async("UnauthorizedOperation", "CreateVpc", ("CidrBlock", "10.0.0.0/16"), ("DryRun", "true"));
        await account.RefusedEc2Async("MissingParameter", "DeleteVpc", ("DryRun", "true"));
        Assert.Empty((await account.MustEc2Async("DescribeVpcs")).Items("vpcSet"));
    }

    [Fact]
    public async Task CreateVpc_WithTags_NeedsTaggingAtCreation()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("limited", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"ec2:CreateVpc","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":"vision"}}},
              {"Effect":"Allow","Action":"ec2:CreateTags","Resource":"*","Condition":{"StringEquals":{"ec2:CreateAction":"CreateVpc"}}}]}
            """);

        (string, string)[] Tagged(string team) =>
            [("CidrBlock", "10.0.0.0/16"), ("TagSpecification.1.ResourceType", "vpc"), ("TagSpecification.1.Tag.1.Key", "team"), ("TagSpecification.1.Tag.1.Value", team)];
        var vpc = (await user.MustEc2Async("CreateVpc", Tagged("vision"))).Text("vpc/vpcId")!;
        await user.RefusedEc2Async("UnauthorizedOperation", "CreateVpc", Tagged("speech"));
        await user.RefusedEc2Async("UnauthorizedOperation", "CreateTags", ("ResourceId.1", vpc), ("Tag.1.Key", "team"), ("Tag.1.Value", "speech"));
    }

    [Fact]
    public async Task DeleteVpc_ByItsTag_AllowedForThatOneAlone()
    {
        var account = sim.NewAccount();
        var (mine, others) = (await account.NewVpcAsync(), await account.NewVpcAsync());
        await account.MustEc2Async("CreateTags", ("ResourceId.1", mine), ("Tag.1.Key", "team"), ("Tag.1.Value", "vision"));
        var user = await account.NewLimitedUserAsync("limited", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:DeleteVpc","Resource":"arn:aws:ec2:*:*:vpc/*","Condition":{"StringEquals":{"ec2:ResourceTag/team":"vision"}}}]}
            """);

        await user.RefusedEc2Async("UnauthorizedOperation", "DeleteVpc", ("VpcId", others));
        await user.MustEc2Async("DeleteVpc", ("VpcId", mine));
    }

    [Fact]
    public async Task CreateVpcEndpoint_ServiceNameKey_LimitsTheService()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var user = await account.NewLimitedUserAsync("limited", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"ec2:CreateVpcEndpoint","Resource":["arn:aws:ec2:*:*:vpc/*","arn:aws:ec2:*:*:route-table/*"]},
              {"Effect":"Allow","Action":"ec2:CreateVpcEndpoint","Resource":"arn:aws:ec2:*:*:vpc-endpoint/*","Condition":{"StringEquals":{"ec2:VpceServiceName":"com.amazonaws.us-east-1.s3"}}}]}
            """);

        await user.NewEndpointAsync(vpc, "s3");
        await user.RefusedEc2Async("UnauthorizedOperation", "CreateVpcEndpoint", ("VpcId", vpc), ("ServiceName", "com.amazonaws.us-east-1.dynamodb"));
    }

    [Fact]
    public async Task BadCredentials_AuthFailure()
    {
        var user = await sim.NewAccount().NewUserAsync("alice");
        using var form = new StringContent($"Action=DescribeVpcs&Version={Ec2Calls.Version}", new MediaTypeHeaderValue("application/x-www-form-urlencoded"));

        var answer = await user.PostAsync(form, "iam");

        Assert.Equal((401, "AuthFailure", "AWS was not able to validate the provided access credentials"), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task Events_HaveTheirResourcesAndEc2sErrorCodes()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        await account.RefusedEc2Async("InvalidVpcID.NotFound", "DeleteVpc", ("VpcId", "vpc-0123456789abcdef0"));

        var failed = (await account.EventsAsync("?eventName=DeleteVpc")).Single();
        Assert.Equal(("Client.InvalidVpcID.NotFound", "ec2.amazonaws.com"), (failed.GetProperty("errorCode").GetString(), failed.GetProperty("eventSource").GetString()));
        var made = (await account.EventsAsync("?resource=" + vpc)).Single();
        Assert.Equal("10.0.0.0/16", made.GetProperty("requestParameters").GetProperty("cidrBlock").GetString());
        Assert.Equal(vpc, made.GetProperty("responseElements").GetProperty("vpc").GetProperty("vpcId").GetString());
    }
}
