"""What the scenarios have in common: accounts of IamSim, spoken for with boto3, and refusals that are expected to the letter."""
import base64
import hashlib
import hmac
import json
import os
import secrets
import struct
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

URL = os.environ.get("IAMSIM_URL", "http://localhost:5080")
REGION = "us-east-1"

# Nothing of the reader's own AWS settings is used, and no proxy of theirs.
for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
    os.environ.pop(name, None)
os.environ.update(AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null", AWS_EC2_METADATA_DISABLED="true", AWS_PAGER="")
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "localhost,127.0.0.1"


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(action, resource="*", **more):
    return {"Effect": "Deny", "Action": action, "Resource": resource, **more}


def trust(service="sagemaker.amazonaws.com", account=None):
    condition = {"Condition": {"StringEquals": {"aws:SourceAccount": account}}} if account else {}
    return policy({"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole", **condition})


class Account:
    """An account, as its root or as somebody of it."""

    def __init__(self, id=None, key=None, secret="test", token=None):
        # An access key of twelve digits is the root of that account.
        self.id = id or os.environ.get("IAMSIM_ACCOUNT") or str(secrets.randbelow(9 * 10**11) + 10**11)
        self.key, self.secret, self.token = key or self.id, secret, token
        self._clients = {}

    def client(self, service):
        if service not in self._clients:
            self._clients[service] = boto3.client(
                service, endpoint_url=URL, region_name=REGION, aws_access_key_id=self.key, aws_secret_access_key=self.secret,
                aws_session_token=self.token, config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}))
        return self._clients[service]

    iam = property(lambda self: self.client("iam"))
    sts = property(lambda self: self.client("sts"))
    s3 = property(lambda self: self.client("s3"))
    kms = property(lambda self: self.client("kms"))
    ec2 = property(lambda self: self.client("ec2"))
    sagemaker = property(lambda self: self.client("sagemaker"))

    def other(self):
        """Another fresh account."""
        return Account(str(secrets.randbelow(9 * 10**11) + 10**11))

    def arn(self, resource):
        return f"arn:aws:iam::{self.id}:{resource}"

    def user(self, name, *statements, tags=None):
        """Makes a user with an inline policy, and speaks for it."""
        self.iam.create_user(UserName=name, Tags=[{"Key": key, "Value": value} for key, value in (tags or {}).items()])
        if statements:
            self.iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy(*statements))
        made = self.iam.create_access_key(UserName=name)["AccessKey"]
        return Account(self.id, made["AccessKeyId"], made["SecretAccessKey"])

    def role(self, name, *statements, path="/", trusts=None):
        """Makes a role for SageMaker with an inline policy, and gives its ARN."""
        arn = self.iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=trusts or trust(account=self.id))["Role"]["Arn"]
        if statements:
            self.grant(name, *statements)
        return arn

    def grant(self, role, *statements):
        self.iam.put_role_policy(RoleName=role, PolicyName="own", PolicyDocument=policy(*statements))

    def rest(self, method, path, body=None):
        """Calls IamSim's own REST API, signed as any call."""
        data = None if body is None else json.dumps(body)
        request = AWSRequest(method, f"{URL}/api/v1{path}", headers={"Content-Type": "application/json"} if data else {}, data=data)
        SigV4Auth(Credentials(self.key, self.secret, self.token), "iam", REGION).add_auth(request)
        sent = urllib.request.Request(request.url, data=data.encode() if data else None, headers=dict(request.headers), method=method)
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(sent) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            fail(f"{method} {path}", error.read().decode())

    def aws(self, *arguments):
        """Calls the AWS CLI: its output, or its refusal as boto3 raises it."""
        environment = {**os.environ, "AWS_ACCESS_KEY_ID": self.key, "AWS_SECRET_ACCESS_KEY": self.secret, "AWS_DEFAULT_REGION": REGION, "AWS_MAX_ATTEMPTS": "1"}
        environment.update({"AWS_SESSION_TOKEN": self.token} if self.token else {})
        done = subprocess.run(["aws", "--endpoint-url", URL, "--output", "json", *arguments], env=environment, capture_output=True, text=True)
        if done.returncode == 0:
            return json.loads(done.stdout) if done.stdout.strip() else None
        said = done.stderr.strip()
        code = said.partition("(")[2].partition(")")[0]
        raise ClientError({"Error": {"Code": code, "Message": said.partition("operation: ")[2]}}, arguments[1])

    def clock_on(self, seconds):
        """Lets the simulator's clock run ahead."""
        self.rest("POST", "/simulator/clock/advance", {"seconds": seconds})

    def train(self, name, role, data, output, **more):
        """Starts a training job that reads one prefix and writes its model to another."""
        request = {
            "TrainingJobName": name,
            "RoleArn": role,
            "AlgorithmSpecification": {"TrainingImage": f"{self.id}.dkr.ecr.{REGION}.amazonaws.com/cats:1", "TrainingInputMode": "File"},
            "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": data}}}],
            "OutputDataConfig": {"S3OutputPath": output},
            "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 10},
            "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
            **more,
        }
        return self.sagemaker.create_training_job(**request)["TrainingJobArn"]

    def end_of(self, job):
        """Lets the clock run until a training job has ended, and describes it."""
        for _ in range(60):
            described = self.sagemaker.describe_training_job(TrainingJobName=job)
            if described["TrainingJobStatus"] in ("Completed", "Failed", "Stopped"):
                return described
            self.clock_on(2)
        fail(f"{job} ends", described["TrainingJobStatus"])

    def story(self, arn):
        """Each step that a job took, and which one failed."""
        return self.rest("GET", f"/workloads/{urllib.parse.quote(arn, safe='')}/access-path")


def step(text):
    print(f"\n== {text}", flush=True)


def ok(what, holds=True, shown=""):
    if not holds:
        fail(what, shown)
    print(f"ok  {what}", flush=True)


def fail(what, shown=""):
    print(f"FAILED: {what}\n  {shown}", file=sys.stderr, flush=True)
    sys.exit(1)


def refused(what, code, call, *says):
    """The call has to fail with that code, and its message has to say all of this."""
    try:
        answer = call()
    except ClientError as error:
        got, message = error.response["Error"]["Code"], error.response["Error"]["Message"]
        if got != code or not all(part in message for part in says):
            fail(f"{what}: {code} {says}", f"{got}: {message}")
        print(f"ok  {what}\n      {got}: {message}", flush=True)
        return message
    fail(f"{what}: a refusal with {code}", f"a success: {answer}")


def failed(what, account, job, call, *says):
    """The job has to fail at this call, and its reason has to say all of this. Shows the step and what would mend it."""
    described = account.end_of(job)
    if described["TrainingJobStatus"] != "Failed":
        fail(f"{what}: {job} fails", described["TrainingJobStatus"])
    path = account.story(described["TrainingJobArn"])
    at = path["steps"][path["failsAt"] - 1]
    if at["call"] != call or not all(part in described["FailureReason"] for part in says):
        fail(f"{what}: fails at {call} {says}", f"{at['call']}: {described['FailureReason']}")
    print(f"ok  {what}\n      FailureReason: {described['FailureReason']}\n      step {at['number']}: {at['sentence']}", flush=True)
    if at.get("mend"):
        print(f"      mend: {at['mend']['sentence']}", flush=True)
    return at


def completed(what, account, job):
    described = account.end_of(job)
    ok(what, described["TrainingJobStatus"] == "Completed", described.get("FailureReason"))
    return described


def totp(seed, moment):
    """The code of a TOTP device (RFC 6238)."""
    mac = hmac.new(base64.b32decode(seed), struct.pack(">Q", int(moment) // 30), hashlib.sha1).digest()
    at = mac[-1] & 15
    return f"{(int.from_bytes(mac[at:at + 4], 'big') & 0x7FFFFFFF) % 1000000:06}"


# What every training job's role needs beside its data: its image, its log, its metrics.
BASICS = [
    allow(["ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]),
    allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]),
    allow("cloudwatch:PutMetricData"),
]

# What it needs to stand in a VPC: https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html
NETWORK = [allow([
    "ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission",
    "ec2:DescribeNetworkInterfaces", "ec2:DescribeVpcs", "ec2:DescribeDhcpOptions", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups"])]
