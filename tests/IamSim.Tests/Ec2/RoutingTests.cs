using IamSim.Tests.Support;

namespace IamSim.Tests.Ec2;

/// <summary>Route tables, gateways, Elastic IP addresses and security groups.</summary>
public sealed class RoutingTests(Sim sim)
{
    [Fact]
    public async Task Routes_MadeAndDeleted_AsEc2HasThem()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var table = await account.NewTableAsync(vpc);
        var loose = (await account.MustEc2Async("CreateInternetGateway")).Text("internetGateway/internetGatewayId")!;

        await account.RefusedEc2Async("Gateway.NotAttached", "CreateRoute", ("RouteTableId", table), ("DestinationCidrBlock", "0.0.0.0/0"), ("GatewayId", loose));
        await account.MustEc2Async("AttachInternetGateway", ("InternetGatewayId", loose), ("VpcId", vpc));
        await account.RefusedEc2Async("Resource.AlreadyAssociated", "AttachInternetGateway", ("InternetGatewayId", loose), ("VpcId", vpc));
        await account.MustEc2Async("CreateRoute", ("RouteTableId", table), ("DestinationCidrBlock", "0.0.0.0/0"), ("GatewayId", loose));
        var nat = await account.NewNatAsync(await account.NewSubnetAsync(vpc));
        await account.RefusedEc2Async("RouteAlreadyExists", "CreateRoute", ("RouteTableId", table), ("DestinationCidrBlock", "0.0.0.0/0"), ("NatGatewayId", nat));
        await account.RefusedEc2Async("InvalidParameterValue", "DeleteRoute", ("RouteTableId", table), ("DestinationCidrBlock", "10.0.0.0/16"));
        await account.MustEc2Async("DeleteRoute", ("RouteTableId", table), ("DestinationCidrBlock", "0.0.0.0/0"));
        await account.RefusedEc2Async("InvalidRoute.NotFound", "DeleteRoute", ("RouteTableId", table), ("DestinationCidrBlock", "0.0.0.0/0"));
        await account.RefusedEc2Async("DependencyViolation", "DeleteInternetGateway", ("InternetGatewayId", loose));
        await account.RefusedEc2Async("DependencyViolation", "DetachInternetGateway", ("InternetGatewayId", loose), ("VpcId", vpc));
    }

    [Fact]
    public async Task NatGateway_Deleted_ShownAnHourAndItsRoutesAreBlackHoles()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var subnet = await account.NewSubnetAsync(vpc);
        await account.NewInternetAsync(vpc);
        var nat = await account.NewNatAsync(subnet);
        var table = await account.MainTableAsync(vpc);
        await account.MustEc2Async("CreateRoute", ("RouteTableId", table), ("DestinationCidrBlock", "0.0.0.0/0"), ("NatGatewayId", nat));
        var shown = await account.MustEc2Async("DescribeNatGateways", ("NatGatewayId.1", nat));
        var address = shown.Text("natGatewaySet/item/natGatewayAddressSet/item/allocationId")!;
        Assert.Equal("available", shown.Text("natGatewaySet/item/state"));

        await account.RefusedEc2Async("InvalidIPAddress.InUse", "ReleaseAddress", ("AllocationId", address));
        await account.RefusedEc2Async("DependencyViolation", "DeleteSubnet", ("SubnetId", subnet));
        await account.MustEc2Async("DeleteNatGateway", ("NatGatewayId", nat));
        Assert.Equal("deleted", (await account.MustEc2Async("DescribeNatGateways", ("NatGatewayId.1", nat))).Text("natGatewaySet/item/state"));
        var routes = await account.MustEc2Async("DescribeRouteTables", ("RouteTableId.1", table), ("Filter.1.Name", "route.state"), ("Filter.1.Value.1", "blackhole"));
        Assert.Single(routes.Items("routeTableSet"));
        await account.MustEc2Async("ReleaseAddress", ("AllocationId", address));
        await account.MustEc2Async("DeleteSubnet", ("SubnetId", subnet));
        await account.RefusedEc2Async("NatGatewayNotFound", "DeleteNatGateway", ("NatGatewayId", nat));
    }

    [Fact]
    public async Task Associations_OneTableForASubnet_MainOneOtherwise()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var subnet = await account.NewSubnetAsync(vpc);
        var table = await account.NewTableAsync(vpc);
        var other = await account.NewTableAsync(vpc);

        var association = (await account.MustEc2Async("AssociateRouteTable", ("RouteTableId", table), ("SubnetId", subnet))).Text("associationId")!;
        await account.RefusedEc2Async("Resource.AlreadyAssociated", "AssociateRouteTable", ("RouteTableId", other), ("SubnetId", subnet));
        await account.RefusedEc2Async("DependencyViolation", "DeleteRouteTable", ("RouteTableId", table));
        await account.MustEc2Async("DisassociateRouteTable", ("AssociationId", association));
        await account.RefusedEc2Async("InvalidAssociationID.NotFound", "DisassociateRouteTable", ("AssociationId", association));
        await account.MustEc2Async("DeleteRouteTable", ("RouteTableId", table));
        await account.RefusedEc2Async("DependencyViolation", "DeleteRouteTable", ("RouteTableId", await account.MainTableAsync(vpc)));
    }

    [Fact]
    public async Task SecurityGroup_Rules_AuthorizedRevokedAndUnique()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var group = await account.NewGroupAsync(vpc);
        (string, string)[] https =
        [
            ("GroupId", group), ("IpPermissions.1.IpProtocol", "tcp"), ("IpPermissions.1.FromPort", "443"), ("IpPermissions.1.ToPort", "443"),
            ("IpPermissions.1.IpRanges.1.CidrIp", "10.0.0.0/16"), ("IpPermissions.1.Groups.1.GroupId", group),
        ];

        Assert.Equal(2, (await account.MustEc2Async("AuthorizeSecurityGroupIngress", https)).Items("securityGroupRuleSet").Count);
        Assert.Equal(
            "the specified rule \"peer: 10.0.0.0/16, TCP, from port: 443, to port: 443, ALLOW\" already exists",
            await account.RefusedEc2Async("InvalidPermission.Duplicate", "AuthorizeSecurityGroupIngress", https));
        await account.RefusedEc2Async("InvalidGroup.Duplicate", "CreateSecurityGroup", ("VpcId", vpc), ("GroupName", "jobs"), ("GroupDescription", "again"));
        (string, string)[] all = [("GroupId", group), ("IpPermissions.1.IpProtocol", "-1"), ("IpPermissions.1.IpRanges.1.CidrIp", "0.0.0.0/0")];
        await account.MustEc2Async("RevokeSecurityGroupEgress", all);
        await account.RefusedEc2Async("InvalidPermission.NotFound", "RevokeSecurityGroupEgress", all);
        var shown = await account.MustEc2Async("DescribeSecurityGroups", ("GroupId.1", group));
        Assert.Empty(shown.Items("securityGroupInfo/item/ipPermissionsEgress"));
        Assert.Equal("443", shown.Text("securityGroupInfo/item/ipPermissions/item/fromPort"));
        await account.RefusedEc2Async("InvalidParameterValue", "AuthorizeSecurityGroupIngress", ("GroupId", group), ("IpProtocol", "tcp"), ("FromPort", "443"), ("ToPort", "80"), ("CidrIp", "10.0.0.0/8"));
        Assert.Equal("true", (await account.MustEc2Async("DeleteSecurityGroup", ("GroupId", group))).Text("return"));
    }

    [Fact]
    public async Task DeleteSecurityGroup_DefaultOrNamedByAnother_Refused()
    {
        var account = sim.NewAccount();
        var vpc = await account.NewVpcAsync();
        var groups = await account.MustEc2Async("DescribeSecurityGroups", ("Filter.1.Name", "group-name"), ("Filter.1.Value.1", "default"));
        var (jobs, other) = (await account.NewGroupAsync(vpc), await account.NewGroupAsync(vpc, "other"));
        await account.MustEc2Async("AuthorizeSecurityGroupEgress", ("GroupId", other), ("IpPermissions.1.IpProtocol", "-1"), ("IpPermissions.1.Groups.1.GroupId", jobs));

        await account.RefusedEc2Async("CannotDelete", "DeleteSecurityGroup", ("GroupId", groups.Text("securityGroupInfo/item/groupId")!));
        await account.RefusedEc2Async("DependencyViolation", "DeleteSecurityGroup", ("GroupId", jobs));
        await account.RefusedEc2Async("VPCIdNotSpecified", "CreateSecurityGroup", ("GroupName", "n"), ("GroupDescription", "d"));
    }
}
