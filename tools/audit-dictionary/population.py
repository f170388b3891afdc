"""Calls of many kinds, by clients of many kinds, against a server with an empty database: what the dictionary of records is trained on.

    python3 population.py URL CALLS SEED ACCOUNT
"""
import json
import random
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

AGENTS = [
    None,
    "aws-cli/2.27.50 md/awscrt#0.26.1 ua/2.1 os/linux#6.1.0 md/arch#x86_64 lang/python#3.13.4 md/pyimpl#CPython m/N,E,b cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#iam.list-users",
    "aws-cli/1.44.3 md/Botocore#1.42.3 ua/2.1 os/macos#24.6.0 md/arch#arm64 lang/python#3.12.8 md/pyimpl#CPython m/b cfg/retry-mode#legacy botocore/1.42.3",
    "APN/1.0 HashiCorp/1.0 Terraform/1.12.2 (+https://www.terraform.io) terraform-provider-aws/6.4.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.36.6 ua/2.1 os/linux lang/go#1.24.4 md/GOOS#linux md/GOARCH#amd64 api/iam#1.44.0 m/g",
    "aws-sdk-js/3.845.0 ua/2.1 os/win32#10.0.26100 lang/js md/nodejs#20.19.0 api/iam#3.845.0 m/E,n",
    "aws-sdk-java/2.31.78 md/io#sync md/http#Apache ua/2.1 api/iam#2.31.x os/Linux#6.8.0 lang/java#21.0.7 md/OpenJDK_64-Bit_Server_VM#21.0.7 md/vendor#Eclipse_Adoptium md/en m/D,N",
    "aws-sdk-dotnet-coreclr/4.0.2.9 ua/2.1 os/macos#15.5.0 md/ARCH#Arm64 lang/.NET_Core#9.0.6 md/aws-sdk-dotnet-core#4.0.0.15 api/IdentityManagement#4.0.2.9 cfg/retry-mode#standard",
    "Boto3/1.39.4 md/Botocore#1.39.4 ua/2.1 os/linux#5.10.238-231.953.amzn2.x86_64 md/arch#x86_64 lang/python#3.10.16 md/pyimpl#CPython exec-env/AWS_ECS_FARGATE m/b,Z cfg/retry-mode#legacy Botocore/1.39.4",
]
WORDS = "train eval data infra deploy ci batch vision nlp forecast etl admin readonly audit billing app web api".split()

url, calls, seed, account = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
random.seed(seed)


def client(service, **keys):
    config = Config(retries={"max_attempts": 1}, parameter_validation=False, user_agent=random.choice(AGENTS))
    keys = keys or {"aws_access_key_id": account, "aws_secret_access_key": "test"}
    return boto3.client(service, endpoint_url=url, region_name=random.choice(["us-east-1", "eu-west-1", "us-west-2"]), config=config, **keys)


def attempt(call, **parameters):
    """Some are refused: records of those are wanted too."""
    try:
        return call(**parameters)
    except ClientError:
        return None


def policy(actions, resource):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": resource}]})


def trust(principal):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]})


def keys_of(answer):
    given = answer["AccessKey"] if "AccessKey" in answer else answer["Credentials"]
    keys = {"aws_access_key_id": given["AccessKeyId"], "aws_secret_access_key": given["SecretAccessKey"]}
    return keys | ({"aws_session_token": given["SessionToken"]} if "SessionToken" in given else {})


def word():
    return f"{random.choice(WORDS)}-{random.choice(WORDS)}-{random.randrange(1000)}"


arn = f"arn:aws:iam::{account}:"
root = client("iam")
users, roles, policies = {}, [], []
for number in range(30):
    name = word()
    attempt(root.create_user, UserName=name, Path=random.choice(["/", "/ml/", "/team/"]), Tags=[{"Key": "team", "Value": random.choice(WORDS)}])
    made = attempt(root.create_access_key, UserName=name)
    if made:
        users[name] = keys_of(made)
    if number % 2:
        attempt(root.attach_user_policy, UserName=name, PolicyArn="arn:aws:iam::aws:policy/" + random.choice(["AdministratorAccess", "IAMReadOnlyAccess", "AmazonSageMakerFullAccess"]))
    else:
        attempt(root.put_user_policy, UserName=name, PolicyName="inline", PolicyDocument=policy(["sts:AssumeRole", "iam:Get*", "iam:List*"], "*"))
for number in range(10):
    name = word()
    attempt(root.create_role, RoleName=name, AssumeRolePolicyDocument=trust({"AWS": arn + "root", "Service": "sagemaker.amazonaws.com"}), Description=f"role of {name}")
    attempt(root.put_role_policy, RoleName=name, PolicyName=word(), PolicyDocument=policy(["s3:GetObject", "iam:*", "sts:*"], "*"))
    roles.append(name)
    made = attempt(root.create_policy, PolicyName=word(), PolicyDocument=policy(["s3:Get*"], f"arn:aws:s3:::{word()}/*"))
    if made:
        policies.append(made["Policy"]["Arn"])
    attempt(root.create_group, GroupName=word())

of_users = [(client("iam", **keys), client("sts", **keys)) for keys in users.values()]
sessions = []
for _ in range(calls):
    iam, sts = random.choice(of_users)
    who = random.choice(sessions) if sessions and random.random() < 0.55 else iam
    user, role = random.choice([*users]), random.choice(roles)
    chance = random.random()
    if chance < 0.20:
        attempt(who.get_user, UserName=random.choice([user, user, user, word()]))
    elif chance < 0.30:
        attempt(who.get_role, RoleName=random.choice([role, role, role, word()]))
    elif chance < 0.38:
        attempt(who.list_attached_role_policies, RoleName=role)
    elif chance < 0.44:
        attempt(who.list_users, MaxItems=random.choice([5, 100]))
    elif chance < 0.50:
        attempt(who.list_access_keys, UserName=user)
    elif chance < 0.56:
        attempt(who.get_role_policy, RoleName=role, PolicyName=word())
    elif chance < 0.66:
        given = attempt(sts.assume_role, RoleArn=f"{arn}role/{role}", RoleSessionName=random.choice(["ci-", "session-", user + "-"]) + str(random.randrange(100000)))
        if given:
            sessions = [*sessions[-20:], client("iam", **keys_of(given))]
    elif chance < 0.72:
        attempt(sts.get_caller_identity)
    elif chance < 0.74:
        attempt(sts.get_session_token, DurationSeconds=3600)
    elif chance < 0.78:
        attempt(who.create_user, UserName=word())
    elif chance < 0.81:
        attempt(who.attach_role_policy, RoleName=role, PolicyArn=random.choice(policies))
    elif chance < 0.83:
        attempt(who.detach_role_policy, RoleName=role, PolicyArn=random.choice(policies))
    elif chance < 0.85:
        attempt(who.tag_user, UserName=user, Tags=[{"Key": random.choice(WORDS), "Value": random.choice(WORDS)}])
    elif chance < 0.87:
        attempt(who.tag_role, RoleName=role, Tags=[{"Key": random.choice(WORDS), "Value": random.choice(WORDS)}])
    elif chance < 0.89:
        attempt(who.put_user_policy, UserName=user, PolicyName=word(), PolicyDocument=policy(["s3:*"], f"arn:aws:s3:::{word()}"))
    elif chance < 0.90:
        attempt(who.get_account_summary)
    elif chance < 0.91:
        attempt(who.list_role_policies, RoleName=role)
    elif chance < 0.93:
        attempt(who.list_roles, PathPrefix="/")
    elif chance < 0.95:
        attempt(who.update_assume_role_policy, RoleName=role, PolicyDocument=trust({"Service": "sagemaker.amazonaws.com", "AWS": arn + "root"}))
    elif chance < 0.97:
        attempt(who.get_policy, PolicyArn=random.choice(policies))
    elif chance < 0.98:
        attempt(who.get_policy_version, PolicyArn=random.choice(policies), VersionId="v1")
    elif chance < 0.99:
        attempt(who.update_access_key, UserName=user, AccessKeyId=users[user]["aws_access_key_id"], Status="Active")
    else:
        attempt(who.delete_user, UserName=word())
