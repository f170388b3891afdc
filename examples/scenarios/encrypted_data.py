"""Encrypted training data: role, bucket policy, key policy and VPC endpoint, each left out once."""
import json

from scenario import BASICS, NETWORK, Account, allow, completed, failed, ok, policy, refused, step

account = Account()
bucket = f"cats-{account.id}"
data, output = f"s3://{bucket}/train/", f"s3://{bucket}/models/"

step("A key of our own, a bucket that encrypts with it, and data")
key = account.kms.create_key(Description="training data")["KeyMetadata"]["Arn"]
account.s3.create_bucket(Bucket=bucket)
account.s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [
    {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}, "BucketKeyEnabled": True}]})
written = account.s3.put_object(Bucket=bucket, Key="train/1.csv", Body=b"cat,1\n")
ok("the object is encrypted with it", written["SSEKMSKeyId"] == key, written)

step("A network without a way out")
vpc = account.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
subnet = account.ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
group = account.ec2.create_security_group(VpcId=vpc, GroupName="jobs", Description="training jobs")["GroupId"]
tables = account.ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"]
network = {"VpcConfig": {"Subnets": [subnet], "SecurityGroupIds": [group]}}

LIST = allow("s3:ListBucket", f"arn:aws:s3:::{bucket}")
READ = allow("s3:GetObject", f"arn:aws:s3:::{bucket}/train/*")
WRITE = allow("s3:PutObject", f"arn:aws:s3:::{bucket}/models/*")
KEY = allow(["kms:Decrypt", "kms:GenerateDataKey"], key)
role = account.role("Training", *BASICS, *NETWORK, READ, WRITE)

step("1. The role: without s3:ListBucket no job is even made; without kms:Decrypt it fails when it reads")
endpoint = account.ec2.create_vpc_endpoint(VpcId=vpc, ServiceName="com.amazonaws.us-east-1.s3", RouteTableIds=[tables[0]["RouteTableId"]])["VpcEndpoint"]["VpcEndpointId"]
refused("no s3:ListBucket", "ValidationException", lambda: account.train("no-list", role, data, output, **network), "No S3 objects found under S3 URL", "s3:ListBucket")
account.grant("Training", *BASICS, *NETWORK, LIST, READ, WRITE)
account.train("no-decrypt", role, data, output, **network)
failed("no kms:Decrypt", account, "no-decrypt", "kms:Decrypt", "Data download failed", "kms:Decrypt")
account.grant("Training", *BASICS, *NETWORK, LIST, READ, WRITE, KEY)
account.train("role-mended", role, data, output, **network)
completed("the role mended: the job completes", account, "role-mended")

step("2. The key policy: without the account's statement no IAM policy counts for the key")
default = json.loads(account.kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"])
narrow = policy({"Sid": "Administer", "Effect": "Allow", "Principal": {"AWS": account.arn("root")}, "Action": ["kms:PutKeyPolicy", "kms:GetKeyPolicy", "kms:DescribeKey"], "Resource": "*"})
account.kms.put_key_policy(KeyId=key, PolicyName="default", Policy=narrow)
account.train("key-closed", role, data, output, **network)
failed("the key policy does not know the role", account, "key-closed", "kms:Decrypt", "resource-based policy")
opened = json.loads(narrow)
opened["Statement"].append({"Sid": "TrainingThroughS3", "Effect": "Allow", "Principal": {"AWS": role}, "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*",
                            "Condition": {"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}}})
account.kms.put_key_policy(KeyId=key, PolicyName="default", Policy=json.dumps(opened))
account.train("key-mended", role, data, output, **network)
completed("the key policy lets the role use the key through S3: the job completes", account, "key-mended")
ok("the default policy would have let the account's IAM policies decide", "root" in default["Statement"][0]["Principal"]["AWS"])

step("3. The bucket policy: only through our endpoint, and the endpoint is gone")
account.s3.put_bucket_policy(Bucket=bucket, Policy=policy({
    "Sid": "OnlyThroughTheEndpoint", "Effect": "Deny", "Principal": "*", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": f"arn:aws:s3:::{bucket}/*",
    "Condition": {"StringNotEquals": {"aws:SourceVpce": endpoint}}}))
account.train("outside", role, data, output)
failed("a job outside the VPC is denied by the bucket policy", account, "outside", "s3:GetObject", "explicit deny in a resource-based policy")
account.train("inside", role, data, output, **network)
completed("the same job in the VPC completes", account, "inside")

step("4. The VPC endpoint: without it there is no way to S3")
account.ec2.delete_vpc_endpoints(VpcEndpointIds=[endpoint])
account.train("no-way", role, data, output, **network)
at = failed("no endpoint, no NAT: no way", account, "no-way", "s3:ListBucket", "Data download failed", "There is no way to s3")
ok("the way says so", at["way"]["kind"] == "none", at)
again = account.ec2.create_vpc_endpoint(VpcId=vpc, ServiceName="com.amazonaws.us-east-1.s3", RouteTableIds=[tables[0]["RouteTableId"]])["VpcEndpoint"]["VpcEndpointId"]
account.s3.put_bucket_policy(Bucket=bucket, Policy=policy({
    "Sid": "OnlyThroughTheEndpoint", "Effect": "Deny", "Principal": "*", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": f"arn:aws:s3:::{bucket}/*",
    "Condition": {"StringNotEquals": {"aws:SourceVpce": again}}}))
account.train("all-mended", role, data, output, **network)
described = completed("a new endpoint, which the bucket policy names: the job completes", account, "all-mended")
ok("its model is where it should be", described["ModelArtifacts"]["S3ModelArtifacts"] == f"{output}all-mended/output/model.tar.gz", described["ModelArtifacts"])

print("\nAll checks hold.")
