using IamSim.Tests.Support;

namespace IamSim.Tests.Ec2;

/// <summary>VPCs and subnets over EC2's query protocol.</summary>
public sealed class VpcTests(Sim sim)
{
    [Fact]
    public async Task CreateVpc_Plain_HasItsMainTableAndItsDefaultGroup()
    {
        var account = sim.NewAccount();

        var made = await account.MustEc2Async(
            "CreateVpc", ("CidrBlock", "10.0.0.0/16"), ("TagSpecification.1.ResourceType", "vpc"), ("TagSpecification.1.Tag.1.Key", "Name"), ("TagSpecification.1.Tag.1.Value", "ml"));

        Assert.Equal("http://ec2.amazonaws.com/doc/2016-11-15", made.Name.NamespaceName);
        Assert.NotEmpty(made.Text("requestId")!);
        var vpc = made.Text("vpc/vpcId")!;
        Assert.Matches("^vpc-[0-9a-f]{17}$", vpc);
        Assert.Equal(("pending", "ml", "associated"), (made.Text("vpc/state"), made.Text("vpc/tagSet/item/value"), made.Text("vpc/cidrBlockAssociationSet/item/cidrBlockState/state")));
        var tables = await account.MustEc2Async("DescribeRouteTables", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", vpc));
        Assert.Equal(("true", "local", "active"), (
            tables.Text("routeTableSet/item/associationSet/item/main"),
            tables.Text("routeTableSet/item/routeSet/item/gatewayId"),
            tables.Text("routeTableSet/item/routeSet/item/state")));
        var groups = await account.MustEc2Async("DescribeSecurityGroups", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", vpc));
        Assert.Equal(("default", "0.0.0.0/0"), (
            groups.Text("securityGroupInfo/item/groupName"), groups.Text("securityGroupInfo/item/ipPermissionsEgress/item/ipRanges/item/cidrIp")));
        Assert.Equal(groups.Text("securityGroupInfo/item/groupId"), groups.Text("securityGroupInfo/item/ipPermissions/item/groups/item/groupId"));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "InvalidVpc.Range")]
    [InlineData("10.0.0.0/29", "InvalidVpc.Range")]
    [InlineData("10.0.0.0", "InvalidParameterValue")]
    [InlineData("ten", "InvalidParameterValue")]
    public async Task CreateVpc_NoBlockForAVpc_Refused(string block, string code) =>
        await sim.NewAccount().RefusedEc2Async(code, "CreateVpc", ("CidrBlock", block));

    [Fact]
    public async Task CreateVpc_BitsBehindThePrefix_AreDropped() =>
        Assert.Equal("100.68.0.0/18", (await sim.NewAccount().MustEc2Async("CreateVpc", ("CidrBlock", "100.68.0.18/18"))).Text("vpc/cidrBlock"));

    [Fact]
    public async Task DescribeVpcs_FiltersAndPages_EachOnce()
    {
        var account = sim.NewAccount();
        var all = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            all.Add(await account.NewVpcAsync($"10.{i}.0.0/16"));
        }

        await account.MustEc2Async("CreateTags", ("ResourceId.1", all[2]), ("ResourceId.2", all[5]), ("Tag.1.Key", "Name"), ("Tag.1.Value", "vision-a"));
        var named = await account.MustEc2Async("DescribeVpcs", ("Filter.1.Name", "tag:Name"), ("Filter.1.Value.1", "vis?on-*"), ("Filter.2.Name", "state"), ("Filter.2.Value.1", "available"));
        Assert.Equal(new[] { all[2], all[5] }.Order(StringComparer.Ordinal), named.Texts("vpcSet", "vpcId").Order(StringComparer.Ordinal));

        var first = await account.MustEc2Async("DescribeVpcs", ("MaxResults", "5"));
        var second = await account.MustEc2Async("DescribeVpcs", ("MaxResults", "5"), ("NextToken", first.Text("nextToken")!));
        Assert.Equal(5, first.Items("vpcSet").Count);
        Assert.Null(second.Text("nextToken"));
        Assert.Equal(all.Order(StringComparer.Ordinal), first.Texts("vpcSet", "vpcId").Concat(second.Texts("vpcSet", "vpcId")).Order(StringComparer.Ordinal));
        await account.RefusedEc2Async("InvalidNextToken", "DescribeVpcs", ("MaxResults", "6"), ("NextToken", "bm90aGluZw"));
        await account.RefusedEc2Async("InvalidParameterValue", "DescribeVpcs", ("Filter.1.Name", "colour"), ("Filter.1.Value.1", "red"));
    }

    [Fact]
    public async Task DescribeVpcs_OfAnotherAccountOrRegion_NotFound()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();

        Assert.Contains(vpc, await sim.NewAccount().RefusedEc2Async("InvalidVpcID.NotFound", "DescribeVpcs", ("VpcId.1", vpc)), StringComparison.Ordinal);
        await account.In("eu-west-1").RefusedEc2Async("InvalidVpcID.NotFound", "DescribeVpcs", ("VpcId.1", vpc));
    }

    [Fact]
    public async Task DeleteVpc_WithASubnet_DependencyViolationUntilItIsGone()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var subnet = await account.NewSubnetAsync(vpc);

        await account.RefusedEc2Async("DependencyViolation", "DeleteVpc", ("VpcId", vpc));
        await account.MustEc2Async("DeleteSubnet", ("SubnetId", subnet));
        Assert.Equal("true", (await account.MustEc2Async("DeleteVpc", ("VpcId", vpc))).Text("return"));
        await account.RefusedEc2Async("InvalidVpcID.NotFound", "DeleteVpc", ("VpcId", vpc));
        Assert.Empty((await account.MustEc2Async("DescribeSecurityGroups")).Items("securityGroupInfo"));
    }

    [Fact]
    public async Task CreateSubnet_Rules_AsEc2HasThem()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var made = await account.MustEc2Async("CreateSubnet", ("VpcId", vpc), ("CidrBlock", "10.0.1.0/24"), ("AvailabilityZoneId", "use1-az2"));

        Assert.Equal(("us-east-1b", "251"), (made.Text("subnet/availabilityZone"), made.Text("subnet/availableIpAddressCount")));
        await account.RefusedEc2Async("InvalidSubnet.Conflict", "CreateSubnet", ("VpcId", vpc), ("CidrBlock", "10.0.1.128/25"));
        await account.RefusedEc2Async("InvalidSubnet.Range", "CreateSubnet", ("VpcId", vpc), ("CidrBlock", "10.1.0.0/24"));
        await account.RefusedEc2Async("InvalidVpcID.NotFound", "CreateSubnet", ("VpcId", "vpc-0123456789abcdef0"), ("CidrBlock", "10.0.2.0/24"));
        await account.RefusedEc2Async("InvalidParameterValue", "CreateSubnet", ("VpcId", vpc), ("CidrBlock", "10.0.2.0/24"), ("AvailabilityZone", "us-east-1z"));
        Assert.Equal("The request must contain the parameter vpcId", await account.RefusedEc2Async("MissingParameter", "CreateSubnet", ("CidrBlock", "10.0.2.0/24")));
    }

    [Fact]
    public async Task Tags_PutTakenAndListed_AsEc2HasThem()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        await account.MustEc2Async("CreateTags", ("ResourceId.1", vpc), ("Tag.1.Key", "team"), ("Tag.1.Value", "vision"), ("Tag.2.Key", "stage"), ("Tag.2.Value", "test"));

        await account.MustEc2Async("DeleteTags", ("ResourceId.1", vpc), ("Tag.1.Key", "team"), ("Tag.1.Value", "other"), ("Tag.2.Key", "stage"));
        var tags = await account.MustEc2Async("DescribeTags", ("Filter.1.Name", "resource-type"), ("Filter.1.Value.1", "vpc"));
        Assert.Equal(("team", "vision", vpc), (tags.Text("tagSet/item/key"), tags.Text("tagSet/item/value"), tags.Text("tagSet/item/resourceId")));
        Assert.Single(tags.Items("tagSet"));
        await account.RefusedEc2Async("InvalidID", "CreateTags", ("ResourceId.1", "thing"), ("Tag.1.Key", "a"), ("Tag.1.Value", "b"));
        await account.RefusedEc2Async("InvalidParameterValue", "CreateTags", ("ResourceId.1", vpc), ("Tag.1.Key", "aws:x"), ("Tag.1.Value", "b"));
        await account.RefusedEc2Async(
            "InvalidParameterValue", "CreateVpc", ("CidrBlock", "10.0.0.0/16"), ("TagSpecification.1.ResourceType", "subnet"), ("TagSpecification.1.Tag.1.Key", "a"));
    }
}
