"""No internet: an interface or gateway endpoint, or a NAT gateway; a bucket policy with aws:SourceVpce; an endpoint policy that is too narrow."""
from scenario import BASICS, NETWORK, Account, allow, completed, failed, ok, policy, step

account = Account()
bucket = f"cats-{account.id}"
data, output = f"s3://{bucket}/train/", f"s3://{bucket}/models/"
account.s3.create_bucket(Bucket=bucket)
account.s3.put_object(Bucket=bucket, Key="train/1.csv", Body=b"cat,1\n")
role = account.role(
    "Training", *BASICS, *NETWORK, allow("s3:ListBucket", f"arn:aws:s3:::{bucket}"), allow(["s3:GetObject", "s3:PutObject"], f"arn:aws:s3:::{bucket}/*"))

step("A VPC with a private and a public subnet")
vpc = account.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
private = account.ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
public = account.ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.2.0/24")["Subnet"]["SubnetId"]
group = account.ec2.create_security_group(VpcId=vpc, GroupName="jobs", Description="training jobs")["GroupId"]
inside = account.ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
account.ec2.associate_route_table(RouteTableId=inside, SubnetId=private)
outside = account.ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
account.ec2.associate_route_table(RouteTableId=outside, SubnetId=public)
network = {"VpcConfig": {"Subnets": [private], "SecurityGroupIds": [group]}}


def last_way(job):
    path = account.story(account.sagemaker.describe_training_job(TrainingJobName=job)["TrainingJobArn"])
    return next(each["way"] for each in path["steps"] if each["call"] == "s3:GetObject")


step("1. No way at all")
account.train("alone", role, data, output, **network)
at = failed("a private subnet without endpoint or NAT", account, "alone", "s3:ListBucket", "There is no way to s3")
ok("it takes no way", at["way"]["kind"] == "none", at["way"])

step("2. A NAT gateway in the public subnet, which itself has an internet gateway")
gateway = account.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
account.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
account.ec2.create_route(RouteTableId=outside, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
address = account.ec2.allocate_address(Domain="vpc")["AllocationId"]
nat = account.ec2.create_nat_gateway(SubnetId=public, AllocationId=address)["NatGateway"]["NatGatewayId"]
account.ec2.create_route(RouteTableId=inside, DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nat)
account.train("by-nat", role, data, output, **network)
completed("the job completes", account, "by-nat")
ok("through the NAT gateway", last_way("by-nat")["kind"] == "natGateway", last_way("by-nat"))

step("3. A bucket policy that only knows the endpoint: the NAT gateway is of no use any more")
account.ec2.delete_route(RouteTableId=inside, DestinationCidrBlock="0.0.0.0/0")
endpoint = account.ec2.create_vpc_endpoint(VpcId=vpc, ServiceName="com.amazonaws.us-east-1.s3", RouteTableIds=[outside])["VpcEndpoint"]["VpcEndpointId"]
account.s3.put_bucket_policy(Bucket=bucket, Policy=policy({
    "Sid": "OnlyThroughTheEndpoint", "Effect": "Deny", "Principal": "*", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": f"arn:aws:s3:::{bucket}/*",
    "Condition": {"StringNotEquals": {"aws:SourceVpce": endpoint}}}))
account.ec2.create_route(RouteTableId=inside, DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nat)
account.train("past-it", role, data, output, **network)
failed("the endpoint is on another route table: the request goes by NAT, and is denied", account, "past-it", "s3:GetObject", "explicit deny in a resource-based policy")
account.ec2.modify_vpc_endpoint(VpcEndpointId=endpoint, AddRouteTableIds=[inside])
account.train("through-it", role, data, output, **network)
completed("on the private subnet's route table too: the job completes", account, "through-it")
ok("through the endpoint", last_way("through-it")["vpcEndpointId"] == endpoint, last_way("through-it"))

step("4. An endpoint policy that is too narrow")
account.ec2.modify_vpc_endpoint(VpcEndpointId=endpoint, PolicyDocument=policy(
    {"Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]}))
account.train("narrow", role, data, output, **network)
failed("it reads, but may not write its model", account, "narrow", "s3:PutObject", "Artifact upload failed", "VPC endpoint policy")
account.ec2.modify_vpc_endpoint(VpcEndpointId=endpoint, PolicyDocument=policy(
    {"Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject", "s3:ListBucket", "s3:PutObject"], "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]}))
account.train("wide-enough", role, data, output, **network)
completed("with s3:PutObject: the job completes", account, "wide-enough")

step("5. An interface endpoint needs a security group that lets HTTPS in")
account.ec2.delete_vpc_endpoints(VpcEndpointIds=[endpoint])
account.ec2.delete_route(RouteTableId=inside, DestinationCidrBlock="0.0.0.0/0")
account.s3.delete_bucket_policy(Bucket=bucket)
door = account.ec2.create_security_group(VpcId=vpc, GroupName="door", Description="the endpoint")["GroupId"]
account.ec2.create_vpc_endpoint(
    VpcId=vpc, VpcEndpointType="Interface", ServiceName="com.amazonaws.us-east-1.s3", SubnetIds=[private], SecurityGroupIds=[door], PrivateDnsEnabled=True,
    DnsOptions={"PrivateDnsOnlyForInboundResolverEndpoint": False})
account.train("closed-door", role, data, output, **network)
failed("its security group lets nobody in", account, "closed-door", "s3:ListBucket", "There is no way to s3")
account.ec2.authorize_security_group_ingress(GroupId=door, IpPermissions=[{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "UserIdGroupPairs": [{"GroupId": group}]}])
account.train("open-door", role, data, output, **network)
completed("port 443 from the jobs' group: the job completes", account, "open-door")
ok("through the interface endpoint", last_way("open-door")["kind"] == "interfaceEndpoint", last_way("open-door"))

print("\nAll checks hold.")
