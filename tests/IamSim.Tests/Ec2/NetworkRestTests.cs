using IamSim.Tests.Support;

namespace IamSim.Tests.Ec2;

/// <summary>Networks over REST: whole, their ways, and made by it.</summary>
public sealed class NetworkRestTests(Sim sim)
{
    [Fact]
    public async Task Network_MadeOverRest_IsShownWholeByBothDoors()
    {
        var account = sim.NewAccount();
        var made = await account.RestAsync("POST", "/networks/vpcs", new { cidrBlock = "10.0.0.0/16", tagSpecifications = new[] { new { resourceType = "vpc", tags = new[] { new { key = "Name", value = "ml" } } } } });
        Assert.Equal(200, made.Status);
        var vpc = made.Json.GetProperty("vpc").GetProperty("vpcId").GetString()!;
        var subnet = (await account.RestAsync("POST", "/networks/subnets", new { vpcId = vpc, cidrBlock = "10.0.1.0/24" })).Json.GetProperty("subnet").GetProperty("subnetId").GetString()!;
        await account.NewEndpointAsync(vpc, "s3", ("RouteTableId.1", await account.MainTableAsync(vpc)));

        var shown = await account.RestAsync("GET", $"/networks/{vpc}");

        Assert.Equal(200, shown.Status);
        Assert.Equal("ml", shown.Json.GetProperty("tags").GetProperty("Name").GetString());
        Assert.Equal(subnet, shown.Json.GetProperty("subnets")[0].GetProperty("subnetId").GetString());
        Assert.Equal("*", shown.Json.GetProperty("vpcEndpoints")[0].GetProperty("policy").GetProperty("Statement")[0].GetProperty("Action").GetString());
        Assert.Equal(vpc, (await account.RestAsync("GET", "/networks")).Json.GetProperty("networks")[0].GetProperty("vpcId").GetString());
        Assert.Contains(subnet, (await account.MustEc2Async("DescribeSubnets")).Texts("subnetSet", "subnetId"));
        Assert.Equal(204, (await account.RestAsync("DELETE", $"/networks/subnets/{subnet}")).Status);
    }

    [Fact]
    public async Task Ways_ClosedThenMended_AsTheMendSays()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var (subnet, group) = (await account.NewSubnetAsync(vpc), await account.NewGroupAsync(vpc));
        var path = $"/networks/{vpc}/ways?subnet={subnet}&securityGroup={group}";

        var closed = (await account.RestAsync("GET", $"{path}&service=s3")).Json.GetProperty("ways")[0];
        Assert.False(closed.GetProperty("isOpen").GetBoolean());
        var table = await account.MainTableAsync(vpc);
        Assert.Equal($"Create a gateway endpoint for com.amazonaws.us-east-1.s3 with {table}.", closed.GetProperty("mend").GetString());

        var endpoint = await account.NewEndpointAsync(vpc, "s3", ("RouteTableId.1", table));
        var ways = (await account.RestAsync("GET", path)).Json.GetProperty("ways").EnumerateArray().ToDictionary(way => way.GetProperty("service").GetString()!);
        Assert.Equal(("GatewayEndpoint", endpoint), (ways["s3"].GetProperty("kind").GetString(), ways["s3"].GetProperty("vpcEndpointId").GetString()));
        Assert.Equal("None", ways["kms"].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Ways_OfWhatIsNotThere_Refused()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();

        Assert.Equal((400, "InvalidVpcID.NotFound"), Told(await account.RestAsync("GET", "/networks/vpc-0123456789abcdef0/ways?subnet=subnet-0")));
        Assert.Equal((400, "InvalidSubnetID.NotFound"), Told(await account.RestAsync("GET", $"/networks/{vpc}/ways?subnet=subnet-0&service=s3")));
        Assert.Equal((400, "MissingParameter"), Told(await account.RestAsync("GET", $"/networks/{vpc}/ways")));
        Assert.Equal((400, "InvalidVpcID.NotFound"), Told(await sim.NewAccount().RestAsync("GET", $"/networks/{vpc}")));
    }

    private static (int Status, string? Code) Told(RestAnswer answer) => (answer.Status, answer.Json.GetProperty("code").GetString());
}
