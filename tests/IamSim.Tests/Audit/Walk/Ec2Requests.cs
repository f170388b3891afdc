using System.Text.Json;
using IamSim.Tests.Ec2;
using IamSim.Tests.Support;

namespace IamSim.Tests.Audit.Walk;

/// <summary>How each operation of EC2 is made to succeed.</summary>
internal static class Ec2Requests
{
    private static readonly object[] Tags = [new { key = "team", value = "vision" }];

    private static readonly object[] Https = [new { ipProtocol = "tcp", fromPort = 443, toPort = 443, ipRanges = new[] { new { cidrIp = "10.0.0.0/16", description = "inside" } } }];

    public static readonly Dictionary<string, Func<Sim, Task<PreparedCall>>> Of = new()
    {
        ["AllocateAddress"] = sim => MadeAsync(sim, _ => Task.FromResult<object>(new { domain = "vpc", tagSpecifications = Tagged("elastic-ip") })),
        ["AssociateRouteTable"] = sim => InVpcAsync(sim, async (a, vpc) => new { subnetId = await a.NewSubnetAsync(vpc), routeTableId = await a.NewTableAsync(vpc) }),
        ["AttachInternetGateway"] = sim => InVpcAsync(sim, async (a, vpc) => new { internetGatewayId = await NewGatewayAsync(a), vpcId = vpc }),
        ["AuthorizeSecurityGroupEgress"] = sim => InVpcAsync(sim, async (a, vpc) => new { groupId = await a.NewGroupAsync(vpc), ipPermissions = Https }),
        ["AuthorizeSecurityGroupIngress"] = sim => InVpcAsync(sim, async (a, vpc) =>
            new { groupId = await a.NewGroupAsync(vpc), ipPermissions = Https, tagSpecifications = Tagged("security-group-rule") }),
        ["CreateInternetGateway"] = sim => MadeAsync(sim, _ => Task.FromResult<object>(new { tagSpecifications = Tagged("internet-gateway") })),
        ["CreateNatGateway"] = sim => InVpcAsync(sim, async (a, vpc) =>
            new { allocationId = await NewAddressAsync(a), clientToken = "once", subnetId = await a.NewSubnetAsync(vpc), connectivityType = "public" }),
        ["CreateRoute"] = sim => InVpcAsync(sim, async (a, vpc) =>
            new { routeTableId = await a.NewTableAsync(vpc), destinationCidrBlock = "0.0.0.0/0", gatewayId = await a.NewInternetAsync(vpc) }),
        ["CreateRouteTable"] = sim => InVpcAsync(sim, (_, vpc) => Task.FromResult<object>(new { tagSpecifications = Tagged("route-table"), clientToken = "once", vpcId = vpc })),
        ["CreateSecurityGroup"] = sim => InVpcAsync(sim, (_, vpc) => Task.FromResult<object>(new { description = "for jobs", groupName = "jobs", vpcId = vpc })),
        ["CreateSubnet"] = sim => InVpcAsync(sim, (_, vpc) => Task.FromResult<object>(new { availabilityZone = "us-east-1a", cidrBlock = "10.0.1.0/24", vpcId = vpc })),
        ["CreateTags"] = sim => InVpcAsync(sim, (_, vpc) => Task.FromResult<object>(new { resources = new[] { vpc }, tags = Tags })),
        ["CreateVpc"] = sim => MadeAsync(sim, _ => Task.FromResult<object>(new { cidrBlock = "10.0.0.0/16", tagSpecifications = Tagged("vpc"), instanceTenancy = "default" })),
        ["CreateVpcEndpoint"] = sim => InVpcAsync(sim, async (a, vpc) => new
        {
            vpcEndpointType = "Interface",
            vpcId = vpc,
            serviceName = "com.amazonaws.us-east-1.kms",
            policyDocument = """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*"}]}""",
            subnetIds = new[] { await a.NewSubnetAsync(vpc) },
            securityGroupIds = new[] { await a.NewGroupAsync(vpc) },
            privateDnsEnabled = true,
        }),
        ["DeleteInternetGateway"] = sim => MadeAsync(sim, async a => new { internetGatewayId = await NewGatewayAsync(a) }),
        ["DeleteNatGateway"] = sim => InVpcAsync(sim, async (a, vpc) => new { natGatewayId = await a.NewNatAsync(await a.NewSubnetAsync(vpc)) }),
        ["DeleteRoute"] = sim => InVpcAsync(sim, async (a, vpc) =>
        {
            var table = await a.NewTableAsync(vpc);
            await a.MustEc2Async("CreateRoute", ("RouteTableId", table), ("DestinationCidrBlock", "0.0.0.0/0"), ("GatewayId", await a.NewInternetAsync(vpc)));
            return new { routeTableId = table, destinationCidrBlock = "0.0.0.0/0" };
        }),
        ["DeleteRouteTable"] = sim => InVpcAsync(sim, async (a, vpc) => new { routeTableId = await a.NewTableAsync(vpc) }),
        ["DeleteSecurityGroup"] = sim => InVpcAsync(sim, async (a, vpc) => new { groupId = await a.NewGroupAsync(vpc) }),
        ["DeleteSubnet"] = sim => InVpcAsync(sim, async (a, vpc) => new { subnetId = await a.NewSubnetAsync(vpc) }),
        ["DeleteTags"] = sim => InVpcAsync(sim, (_, vpc) => Task.FromResult<object>(new { resources = new[] { vpc }, tags = Tags })),
        ["DeleteVpc"] = sim => InVpcAsync(sim, (_, vpc) => Task.FromResult<object>(new { vpcId = vpc })),
        ["DeleteVpcEndpoints"] = sim => InVpcAsync(sim, async (a, vpc) => new { vpcEndpointIds = new[] { await a.NewEndpointAsync(vpc, "s3") } }),
        ["DescribeInternetGateways"] = sim => MadeAsync(sim, async a => new { internetGatewayIds = new[] { await NewGatewayAsync(a) } }),
        ["DescribeNatGateways"] = sim => InVpcAsync(sim, async (a, vpc) => new { natGatewayIds = new[] { await a.NewNatAsync(await a.NewSubnetAsync(vpc)) } }),
        ["DescribeRouteTables"] = sim => InVpcAsync(sim, async (a, vpc) => new { routeTableIds = new[] { await a.NewTableAsync(vpc) }, filters = Filter("vpc-id", vpc) }),
        ["DescribeSecurityGroups"] = sim => InVpcAsync(sim, async (a, vpc) => new { groupIds = new[] { await a.NewGroupAsync(vpc) }, filters = Filter("vpc-id", vpc) }),
        ["DescribeSubnets"] = sim => InVpcAsync(sim, async (a, vpc) => new { subnetIds = new[] { await a.NewSubnetAsync(vpc) }, filters = Filter("vpc-id", vpc) }),
        ["DescribeTags"] = sim => MadeAsync(sim, _ => Task.FromResult<object>(new { filters = Filter("key", "team"), maxResults = 10 })),
        ["DescribeVpcEndpointServices"] = sim => MadeAsync(sim, _ => Task.FromResult<object>(new { serviceNames = new[] { "com.amazonaws.us-east-1.s3" } })),
        ["DescribeVpcEndpoints"] = sim => InVpcAsync(sim, async (a, vpc) => new { vpcEndpointIds = new[] { await a.NewEndpointAsync(vpc, "s3") } }),
        ["DescribeVpcs"] = sim => InVpcAsync(sim, (_, vpc) => Task.FromResult<object>(new { vpcIds = new[] { vpc }, filters = Filter("state", "avail*") })),
        ["DetachInternetGateway"] = sim => InVpcAsync(sim, async (a, vpc) => new { internetGatewayId = await a.NewInternetAsync(vpc), vpcId = vpc }),
        ["DisassociateRouteTable"] = sim => InVpcAsync(sim, async (a, vpc) => new
        {
            associationId = (await a.MustEc2Async("AssociateRouteTable", ("SubnetId", await a.NewSubnetAsync(vpc)), ("RouteTableId", await a.NewTableAsync(vpc)))).Text("associationId"),
        }),
        ["ModifyVpcEndpoint"] = sim => InVpcAsync(sim, async (a, vpc) =>
            new { vpcEndpointId = await a.NewEndpointAsync(vpc, "s3"), addRouteTableIds = new[] { await a.NewTableAsync(vpc) } }),
        ["ReleaseAddress"] = sim => MadeAsync(sim, async a => new { allocationId = await NewAddressAsync(a) }),
        ["RevokeSecurityGroupEgress"] = sim => InVpcAsync(sim, async (a, vpc) => new
        {
            groupId = await a.NewGroupAsync(vpc),
            ipPermissions = new[] { new { ipProtocol = "-1", ipRanges = new[] { new { cidrIp = "0.0.0.0/0" } } } },
        }),
    };

    private static object[] Tagged(string type) => [new { resourceType = type, tags = Tags }];

    private static object[] Filter(string name, string value) => [new { name, values = new[] { value } }];

    private static async Task<string> NewAddressAsync(TestAccount account) => (await account.MustEc2Async("AllocateAddress")).Text("allocationId")!;

    private static async Task<string> NewGatewayAsync(TestAccount account) => (await account.MustEc2Async("CreateInternetGateway")).Text("internetGateway/internetGatewayId")!;

    private static Task<PreparedCall> InVpcAsync(Sim sim, Func<TestAccount, string, Task<object>> request) =>
        MadeAsync(sim, async account => await request(account, await account.NewVpcAsync()));

    private static async Task<PreparedCall> MadeAsync(Sim sim, Func<TestAccount, Task<object>> request)
    {
        var account = sim.NewAccount();
        return new PreparedCall(account, JsonSerializer.SerializeToNode(await request(account))!.AsObject());
    }
}
