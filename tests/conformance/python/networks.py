"""Builds a private network as an ML engineer does, through boto3 and its waiters, and takes it down again.

    python3 networks.py
"""

import json

import boto3
import botocore.exceptions

from scenarios import ENDPOINT, check

EC2 = boto3.client("ec2", endpoint_url=ENDPOINT)


def code_of(call, **parameters):
    try:
        call(**parameters)
    except botocore.exceptions.ClientError as e:
        return e.response["Error"]["Code"]
    return None


def named(kind, name):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


def build():
    vpc = EC2.create_vpc(CidrBlock="10.20.0.0/16", TagSpecifications=named("vpc", "ml"))["Vpc"]["VpcId"]
    EC2.get_waiter("vpc_available").wait(VpcIds=[vpc])
    subnets = []
    for block, zone in (("10.20.1.0/24", "us-east-1a"), ("10.20.2.0/24", "us-east-1b")):
        subnets.append(EC2.create_subnet(VpcId=vpc, CidrBlock=block, AvailabilityZone=zone)["Subnet"]["SubnetId"])
    EC2.get_waiter("subnet_available").wait(SubnetIds=subnets)
    private, public = subnets

    gateway = EC2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    EC2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    table = EC2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    check("route made", True, EC2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)["Return"])
    association = EC2.associate_route_table(RouteTableId=table, SubnetId=public)
    check("associated", "associated", association["AssociationState"]["State"])

    address = EC2.allocate_address(Domain="vpc")["AllocationId"]
    nat = EC2.create_nat_gateway(SubnetId=public, AllocationId=address)["NatGateway"]["NatGatewayId"]
    EC2.get_waiter("nat_gateway_available").wait(NatGatewayIds=[nat])
    main = EC2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}, {"Name": "association.main", "Values": ["true"]}])["RouteTables"][0]
    EC2.create_route(RouteTableId=main["RouteTableId"], DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nat)
    check("a second default route", "RouteAlreadyExists",
          code_of(EC2.create_route, RouteTableId=main["RouteTableId"], DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway))

    group = EC2.create_security_group(VpcId=vpc, GroupName="jobs", Description="training jobs")["GroupId"]
    https = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}
    rules = EC2.authorize_security_group_ingress(GroupId=group, IpPermissions=[{**https, "UserIdGroupPairs": [{"GroupId": group}]}])
    check("rule made", 443, rules["SecurityGroupRules"][0]["FromPort"])
    EC2.revoke_security_group_egress(GroupId=group, IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
    EC2.authorize_security_group_egress(GroupId=group, IpPermissions=[{**https, "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "services"}]}])
    shown = EC2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]
    check("group's egress", [{**https, "IpRanges": [{"Description": "services", "CidrIp": "0.0.0.0/0"}], "UserIdGroupPairs": [], "Ipv6Ranges": [], "PrefixListIds": []}],
          shown["IpPermissionsEgress"])

    policy = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}]}
    s3 = EC2.create_vpc_endpoint(VpcId=vpc, ServiceName="com.amazonaws.us-east-1.s3", RouteTableIds=[main["RouteTableId"]], PolicyDocument=json.dumps(policy))
    kms = EC2.create_vpc_endpoint(
        VpcId=vpc, ServiceName="com.amazonaws.us-east-1.kms", VpcEndpointType="Interface", SubnetIds=[private], SecurityGroupIds=[group], PrivateDnsEnabled=True)
    endpoints = [s3["VpcEndpoint"]["VpcEndpointId"], kms["VpcEndpoint"]["VpcEndpointId"]]

    found = EC2.describe_vpc_endpoints(Filters=[{"Name": "vpc-id", "Values": [vpc]}, {"Name": "vpc-endpoint-type", "Values": ["Gateway"]}])["VpcEndpoints"]
    check("gateway endpoint's policy", policy, json.loads(found[0]["PolicyDocument"]))
    check("its tables", [main["RouteTableId"]], found[0]["RouteTableIds"])
    routes = EC2.describe_route_tables(RouteTableIds=[main["RouteTableId"]])["RouteTables"][0]["Routes"]
    check("three routes", {"local", nat, endpoints[0]}, {route.get("GatewayId") or route.get("NatGatewayId") for route in routes})
    return vpc, subnets, gateway, table, association["AssociationId"], address, nat, group, endpoints


def take_down(vpc, subnets, gateway, table, association, address, nat, group, endpoints):
    check("vpc in use", "DependencyViolation", code_of(EC2.delete_vpc, VpcId=vpc))
    check("group in use", "DependencyViolation", code_of(EC2.delete_security_group, GroupId=group))
    check("endpoints deleted", [], EC2.delete_vpc_endpoints(VpcEndpointIds=endpoints)["Unsuccessful"])
    EC2.delete_nat_gateway(NatGatewayId=nat)
    EC2.get_waiter("nat_gateway_deleted").wait(NatGatewayIds=[nat])
    EC2.release_address(AllocationId=address)
    EC2.disassociate_route_table(AssociationId=association)
    EC2.delete_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0")
    EC2.delete_route_table(RouteTableId=table)
    EC2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    EC2.delete_internet_gateway(InternetGatewayId=gateway)
    EC2.delete_security_group(GroupId=group)
    for subnet in subnets:
        EC2.delete_subnet(SubnetId=subnet)
    EC2.delete_vpc(VpcId=vpc)
    check("gone", "InvalidVpcID.NotFound", code_of(EC2.describe_vpcs, VpcIds=[vpc]))


def pages():
    made = [EC2.create_vpc(CidrBlock=f"10.{i}.0.0/16", TagSpecifications=named("vpc", "paged"))["Vpc"]["VpcId"] for i in range(7)]
    paginator = EC2.get_paginator("describe_vpcs")
    found = [vpc["VpcId"] for page in paginator.paginate(Filters=[{"Name": "tag:Name", "Values": ["pag*"]}], PaginationConfig={"PageSize": 5}) for vpc in page["Vpcs"]]
    check("paged, each once", sorted(made), sorted(found))
    check("a trial", "DryRunOperation", code_of(EC2.create_vpc, CidrBlock="10.9.0.0/16", DryRun=True))
    for vpc in made:
        EC2.delete_vpc(VpcId=vpc)


take_down(*build())
pages()
names = EC2.describe_vpc_endpoint_services()["ServiceNames"]
check("services", True, {"com.amazonaws.us-east-1.s3", "com.amazonaws.us-east-1.sagemaker.api", "aws.sagemaker.us-east-1.notebook"} <= set(names))
