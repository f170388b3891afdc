using IamSim.Tests.Support;

namespace IamSim.Tests.Ec2;

/// <summary>VPC endpoints: made, changed, deleted, and called through.</summary>
public sealed class EndpointTests(Sim sim)
{
    [Fact]
    public async Task CreateVpcEndpoint_Gateway_PutsItsRouteIntoItsTables()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var table = await account.MainTableAsync(vpc);

        var endpoint = await account.NewEndpointAsync(vpc, "s3", ("RouteTableId.1", table));

        var shown = await account.MustEc2Async("DescribeVpcEndpoints", ("VpcEndpointId.1", endpoint));
        Assert.Equal(("Gateway", "available", table), (
            shown.Text("vpcEndpointSet/item/vpcEndpointType"), shown.Text("vpcEndpointSet/item/state"), shown.Text("vpcEndpointSet/item/routeTableIdSet/item")));
        var route = (await account.MustEc2Async("DescribeRouteTables", ("RouteTableId.1", table))).Items("routeTableSet/item/routeSet")[1];
        Assert.Equal(("pl-63a5400a", endpoint), (route.Text("destinationPrefixListId"), route.Text("gatewayId")));
        await account.RefusedEc2Async("RouteAlreadyExists", "CreateVpcEndpoint", ("VpcId", vpc), ("ServiceName", "com.amazonaws.us-east-1.s3"), ("RouteTableId.1", table));
        await account.MustEc2Async("DeleteVpcEndpoints", ("VpcEndpointId.1", endpoint));
        Assert.Single((await account.MustEc2Async("DescribeRouteTables", ("RouteTableId.1", table))).Items("routeTableSet/item/routeSet"));
    }

    [Fact]
    public async Task CreateVpcEndpoint_Interface_HasPrivateDnsAndTheDefaultGroup()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var subnet = await account.NewSubnetAsync(vpc);
        (string, string)[] made = [("VpcId", vpc), ("ServiceName", "com.amazonaws.us-east-1.kms"), ("VpcEndpointType", "Interface"), ("SubnetId.1", subnet)];

        var endpoint = await account.MustEc2Async("CreateVpcEndpoint", made);

        Assert.Equal(("pending", "true", "default"), (
            endpoint.Text("vpcEndpoint/state"), endpoint.Text("vpcEndpoint/privateDnsEnabled"), endpoint.Text("vpcEndpoint/groupSet/item/groupName")));
        Assert.Contains("kms.us-east-1.amazonaws.com", endpoint.Texts("vpcEndpoint/dnsEntrySet", "dnsName"));
        Assert.Contains("conflicting DNS domain", await account.RefusedEc2Async("InvalidParameter", "CreateVpcEndpoint", made), StringComparison.Ordinal);
        await account.RefusedEc2Async("DependencyViolation", "DeleteSubnet", ("SubnetId", subnet));
        await account.RefusedEc2Async("DependencyViolation", "DeleteVpc", ("VpcId", vpc));
    }

    [Theory]
    [InlineData("InvalidServiceName", "com.amazonaws.us-east-1.nothing", "Interface")]
    [InlineData("InvalidServiceName", "com.amazonaws.eu-west-1.s3", "Gateway")]
    [InlineData("InvalidParameter", "com.amazonaws.us-east-1.kms", "Gateway")]
    public async Task CreateVpcEndpoint_NoSuchServiceOrKind_Refused(string code, string service, string type)
    {
        var account = sim.NewAccount();
        await account.RefusedEc2Async(code, "CreateVpcEndpoint", ("VpcId", await account.NewVpcAsync()), ("ServiceName", service), ("VpcEndpointType", type));
    }

    [Fact]
    public async Task ModifyVpcEndpoint_PolicyAndTables_Changed()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var table = await account.MainTableAsync(vpc);
        var endpoint = await account.NewEndpointAsync(vpc, "s3");
        const string policy = """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""";

        await account.RefusedEc2Async("InvalidPolicyDocument", "ModifyVpcEndpoint", ("VpcEndpointId", endpoint), ("PolicyDocument", "{}"));
        await account.MustEc2Async("ModifyVpcEndpoint", ("VpcEndpointId", endpoint), ("PolicyDocument", policy), ("AddRouteTableId.1", table));
        var shown = await account.MustEc2Async("DescribeVpcEndpoints", ("Filter.1.Name", "service-name"), ("Filter.1.Value.1", "*.s3"));
        Assert.Equal((policy, table), (shown.Text("vpcEndpointSet/item/policyDocument"), shown.Text("vpcEndpointSet/item/routeTableIdSet/item")));
        await account.MustEc2Async("ModifyVpcEndpoint", ("VpcEndpointId", endpoint), ("ResetPolicy", "true"), ("RemoveRouteTableId.1", table));
        shown = await account.MustEc2Async("DescribeVpcEndpoints", ("VpcEndpointId.1", endpoint));
        Assert.Contains("\"Action\": \"*\"", shown.Text("vpcEndpointSet/item/policyDocument"), StringComparison.Ordinal);
        Assert.Empty(shown.Items("vpcEndpointSet/item/routeTableIdSet"));
    }

    [Fact]
    public async Task DeleteVpcEndpoints_OneThatIsNotThere_IsToldAndTheOtherGoes()
    {
        var account = sim.NewAccount();
        var endpoint = await account.NewEndpointAsync(await account.NewVpcAsync(), "s3");

        var done = await account.MustEc2Async("DeleteVpcEndpoints", ("VpcEndpointId.1", endpoint), ("VpcEndpointId.2", "vpce-0123456789abcdef0"));

        Assert.Equal(("vpce-0123456789abcdef0", "InvalidVpcEndpointId.NotFound"), (done.Text("unsuccessful/item/resourceId"), done.Text("unsuccessful/item/error/code")));
        await account.RefusedEc2Async("InvalidVpcEndpointId.NotFound", "DescribeVpcEndpoints", ("VpcEndpointId.1", endpoint));
    }

    [Fact]
    public async Task DescribeVpcEndpointServices_ByTheirType_HaveSageMakersAndS3()
    {
        var account = sim.NewAccount().In("eu-west-1");
        var gateways = await account.MustEc2Async("DescribeVpcEndpointServices", ("Filter.1.Name", "service-type"), ("Filter.1.Value.1", "Gateway"));
        var all = (await account.MustEc2Async("DescribeVpcEndpointServices")).Items("serviceNameSet").Select(name => name.Value).ToList();

        Assert.Equal(["com.amazonaws.eu-west-1.dynamodb", "com.amazonaws.eu-west-1.s3"], gateways.Items("serviceNameSet").Select(name => name.Value));
        Assert.Superset(
            new HashSet<string> { "aws.sagemaker.eu-west-1.notebook", "com.amazonaws.eu-west-1.sagemaker.runtime", "com.amazonaws.eu-west-1.ecr.dkr", "com.amazonaws.eu-west-1.logs" },
            all.ToHashSet());
    }

    [Fact]
    public async Task CallThroughAnEndpoint_ItsPolicyDecides_AndTheEventNamesIt()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var endpoint = await account.NewEndpointAsync(vpc, "sts", ("VpcEndpointType", "Interface"), ("SubnetId.1", await account.NewSubnetAsync(vpc)));
        var user = await account.NewUserAsync("alice");
        (string, string)[] session = [("Name", "fed"), ("Policy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")];

        Assert.Equal(200, (await Through(user, endpoint, "GetFederationToken", session)).Status);
        await account.MustEc2Async("ModifyVpcEndpoint", ("VpcEndpointId", endpoint), (
            "PolicyDocument", """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:GetCallerIdentity","Resource":"*"}]}"""));
        var denied = await Through(user, endpoint, "GetFederationToken", session);
        Assert.Equal("AccessDenied", denied.Code);
        Assert.Contains("because no VPC endpoint policy allows the sts:GetFederationToken action", denied.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await user.CallAsync("2011-06-15", "GetFederationToken", session)).Status);

        var events = await account.EventsAsync("?eventName=GetFederationToken");
        Assert.Equal([null, endpoint, endpoint], events.Select(e => e.TryGetProperty("vpcEndpointId", out var id) ? id.GetString() : null));
    }

    [Fact]
    public async Task CallThroughAnEndpoint_OfAnotherServiceOrNone_Refused()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var endpoint = await account.NewEndpointAsync(vpc, "kms", ("VpcEndpointType", "Interface"), ("SubnetId.1", await account.NewSubnetAsync(vpc)));

        Assert.Contains("leads to kms and not to sts", (await Through(account, endpoint, "GetCallerIdentity")).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", (await Through(account, "vpce-0123456789abcdef0", "GetCallerIdentity")).Message, StringComparison.Ordinal);
    }

    /// <summary>Calls STS through an endpoint.</summary>
    private static Task<WireAnswer> Through(TestAccount account, string endpoint, string action, params (string Name, string Value)[] parameters) => account.PostAsync(
        new FormUrlEncodedContent(parameters.Append((Name: "Action", Value: action)).Append((Name: "Version", Value: "2011-06-15")).Select(p => KeyValuePair.Create(p.Name, p.Value))),
        "sts",
        endpoint);
}
