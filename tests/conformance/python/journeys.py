"""People and programs who are guarded by IamSim, each a journey through boto3.

    python3 journeys.py SCENARIO

The endpoint comes from IAMSIM_URL, the account from IAMSIM_ACCOUNT, whose root the environment's credentials are. Each check is told as a line
of JSON on stdout.
"""

import base64
import hmac
import json
import os
import random
import struct
import sys
import time

import boto3
import botocore.exceptions

ENDPOINT = os.environ["IAMSIM_URL"]
ACCOUNT = os.environ["IAMSIM_ACCOUNT"]
REGION = "us-east-1"


def check(name, expected, actual):
    passed = expected == actual
    detail = None if passed else f"expected {expected!r}, got {actual!r}"
    print(json.dumps({"name": name, "passed": passed, "detail": detail}), flush=True)


def refused(name, code, part, call, **arguments):
    """Expects a refusal with AWS's code, and a part of its message."""
    try:
        call(**arguments)
    except botocore.exceptions.ClientError as e:
        error = e.response["Error"]
        check(name, (code, True), (error["Code"], part in error["Message"]))
        if part not in error["Message"]:
            print(json.dumps({"name": f"{name}: message", "passed": False, "detail": error["Message"]}), flush=True)
    else:
        check(name, code, "a success")


class Somebody:
    """Whoever has these credentials."""

    def __init__(self, key, secret, token=None):
        self.session = boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token, region_name=REGION)

    def __getattr__(self, service):
        client = self.session.client(service, endpoint_url=ENDPOINT)
        setattr(self, service, client)
        return client

    @staticmethod
    def of(credentials):
        return Somebody(credentials["AccessKeyId"], credentials["SecretAccessKey"], credentials.get("SessionToken"))

    def as_role(self, arn, name="journey", **more):
        return Somebody.of(self.sts.assume_role(RoleArn=arn, RoleSessionName=name, **more)["Credentials"])


def root_of(account):
    """The root user of an account that nobody else uses: twelve digits are its access key."""
    return Somebody(account, "test")


ROOT = root_of(ACCOUNT)


def arn(resource, account=ACCOUNT):
    return f"arn:aws:iam::{account}:{resource}"


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(action, resource="*", **more):
    return {"Effect": "Deny", "Action": action, "Resource": resource, **more}


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def trust(principal, **more):
    return policy({"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **more})


def new_user(name, *statements, by=ROOT, **more):
    """A user with one inline policy, and its key."""
    by.iam.create_user(UserName=name, **more)
    if statements:
        by.iam.put_user_policy(UserName=name, PolicyName="journey", PolicyDocument=policy(*statements))
    return Somebody.of(by.iam.create_access_key(UserName=name)["AccessKey"])


class Device:
    """An authenticator app: RFC 6238."""

    def __init__(self, made):
        self.serial = made["SerialNumber"]
        self.seed = base64.b32decode(made["Base32StringSeed"])
        self.step = int(time.time()) // 30 - 1

    def code(self):
        """The next code that was not used yet. The clock may have to reach it."""
        while self.step > int(time.time()) // 30 + 1:
            time.sleep(1)
        mac = hmac.digest(self.seed, struct.pack(">Q", self.step), "sha1")
        at = mac[-1] & 15
        self.step += 1
        return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def mfa_setup():
    """Nothing but MFA set-up without MFA, as AWS's guide has the policy."""
    own = {"MFA": arn("mfa/*"), "User": arn("user/${aws:username}")}
    set_up = ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices",
              "iam:ResyncMFADevice", "sts:GetSessionToken"]
    alice = new_user(
        "alice",
        allow("iam:ListVirtualMFADevices"),
        allow(["iam:CreateVirtualMFADevice"], own["MFA"]),
        allow(["iam:EnableMFADevice", "iam:ListMFADevices", "iam:GetUser", "iam:ResyncMFADevice"], own["User"]),
        allow("iam:ListUsers"),
        {"Sid": "DenyAllExceptListedIfNoMFA", "Effect": "Deny", "NotAction": set_up, "Resource": "*",
         "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}},
    )
    refused("without a device", "AccessDenied", "with an explicit deny in an identity-based policy", alice.iam.list_users)
    device = Device(alice.iam.create_virtual_mfa_device(VirtualMFADeviceName="alice")["VirtualMFADevice"])
    refused("still not", "AccessDenied", "explicit deny", alice.iam.list_users)
    alice.iam.enable_mfa_device(
        UserName="alice", SerialNumber=device.serial, AuthenticationCode1=device.code(), AuthenticationCode2=device.code())
    plain = Somebody.of(alice.sts.get_session_token()["Credentials"])
    refused("a session without MFA", "InvalidClientTokenId", "security token included in the request is invalid", plain.iam.list_users)
    refused("a wrong code", "AccessDenied", "MultiFactorAuthentication failed", alice.sts.get_session_token, SerialNumber=device.serial, TokenCode="000000")
    code = device.code()
    session = Somebody.of(alice.sts.get_session_token(SerialNumber=device.serial, TokenCode=code)["Credentials"])
    check("with MFA", ["alice"], [user["UserName"] for user in session.iam.list_users()["Users"]])
    refused("a used code", "AccessDenied", "MultiFactorAuthentication failed", alice.sts.get_session_token, SerialNumber=device.serial, TokenCode=code)


def mfa_role():
    """A role that is only for those who show a code."""
    alice = new_user("alice", allow("sts:AssumeRole"), allow(["iam:EnableMFADevice", "iam:CreateVirtualMFADevice"]))
    device = Device(alice.iam.create_virtual_mfa_device(VirtualMFADeviceName="alice")["VirtualMFADevice"])
    alice.iam.enable_mfa_device(
        UserName="alice", SerialNumber=device.serial, AuthenticationCode1=device.code(), AuthenticationCode2=device.code())
    ROOT.iam.create_role(RoleName="guarded", AssumeRolePolicyDocument=trust(
        {"AWS": arn("root")}, Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}))
    ROOT.iam.put_role_policy(RoleName="guarded", PolicyName="p", PolicyDocument=policy(allow("iam:ListRoles")))
    refused("without a code", "AccessDenied", "is not authorized to perform: sts:AssumeRole", alice.as_role, arn=arn("role/guarded"))
    worker = alice.as_role(arn("role/guarded"), SerialNumber=device.serial, TokenCode=device.code())
    check("with a code", arn("assumed-role/guarded/journey").replace(":iam:", ":sts:"), worker.sts.get_caller_identity()["Arn"])
    check("what the role may", True, "guarded" in [role["RoleName"] for role in worker.iam.list_roles()["Roles"]])
    refused("and what it may not", "AccessDenied", "because no identity-based policy allows the iam:ListUsers action", worker.iam.list_users)


def external_id():
    """A vendor's account takes a customer's role, and nobody without the external id does."""
    customer = str(random.randrange(10**11, 10**12))
    by = root_of(customer)
    by.iam.create_role(RoleName="vendor-access", AssumeRolePolicyDocument=trust(
        {"AWS": ACCOUNT}, Condition={"StringEquals": {"sts:ExternalId": "customer-7"}}))
    by.iam.put_role_policy(RoleName="vendor-access", PolicyName="p", PolicyDocument=policy(allow("iam:ListRoles")))
    role = arn("role/vendor-access", customer)
    vendor = new_user("vendor", allow("sts:AssumeRole", role))
    stranger = new_user("stranger")
    refused("without it", "AccessDenied", f"on resource: {role}", vendor.as_role, arn=role)
    refused("with another", "AccessDenied", f"on resource: {role}", vendor.as_role, arn=role, ExternalId="customer-8")
    refused("one whose own account lets not", "AccessDenied", f"on resource: {role}", stranger.as_role, arn=role, ExternalId="customer-7")
    refused("a role that is not there", "AccessDenied", "is not authorized to perform: sts:AssumeRole", vendor.as_role, arn=arn("role/no-such", customer))
    worker = vendor.as_role(role, ExternalId="customer-7")
    check("in the customer's account", customer, worker.sts.get_caller_identity()["Account"])
    check("with the role's rights", ["vendor-access"], [each["RoleName"] for each in worker.iam.list_roles()["Roles"]])


def boundary():
    """An administrator of less than everything: what it makes can never be more than the boundary."""
    bound = ROOT.iam.create_policy(PolicyName="limit", PolicyDocument=policy(allow(["iam:ListUsers", "iam:ListRoles"])))["Policy"]["Arn"]
    lead = new_user(
        "lead",
        allow(["iam:CreateUser", "iam:PutUserPolicy", "iam:AttachUserPolicy"], arn("user/team/*"),
              Condition={"StringEquals": {"iam:PermissionsBoundary": bound}}),
        allow("iam:CreateAccessKey", arn("user/team/*")),
    )
    refused("a user without it", "AccessDenied", "iam:CreateUser", lead.iam.create_user, UserName="eve", Path="/team/")
    refused("a user elsewhere", "AccessDenied", "iam:CreateUser", lead.iam.create_user, UserName="eve", PermissionsBoundary=bound)
    lead.iam.create_user(UserName="dev", Path="/team/", PermissionsBoundary=bound)
    lead.iam.attach_user_policy(UserName="dev", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    refused("taking it away", "AccessDenied", "iam:DeleteUserPermissionsBoundary", lead.iam.delete_user_permissions_boundary, UserName="dev")
    dev = Somebody.of(lead.iam.create_access_key(UserName="dev")["AccessKey"])
    check("within it", True, len(dev.iam.list_users()["Users"]) > 0)
    refused("an administrator within it", "AccessDenied", "because no permissions boundary allows the iam:CreateUser action",
            dev.iam.create_user, UserName="more")


def abac():
    """Who may touch what is told by tags alone."""
    same = {"StringEquals": {"aws:ResourceTag/project": "${aws:PrincipalTag/project}"}}
    alice = new_user("alice", allow(["iam:UpdateRole", "iam:GetRole"], Condition=same), Tags=[{"Key": "project", "Value": "vision"}])
    for project in ("vision", "audio"):
        ROOT.iam.create_role(RoleName=project, AssumeRolePolicyDocument=trust({"Service": "sagemaker.amazonaws.com"}),
                             Tags=[{"Key": "project", "Value": project}])
    alice.iam.update_role(RoleName="vision", Description="mine")
    refused("another project's", "AccessDenied", "iam:UpdateRole", alice.iam.update_role, RoleName="audio", Description="mine")
    ROOT.iam.tag_user(UserName="alice", Tags=[{"Key": "project", "Value": "audio"}])
    alice.iam.update_role(RoleName="audio", Description="mine now")
    refused("and the first no more", "AccessDenied", "iam:GetRole", alice.iam.get_role, RoleName="vision")

    ROOT.iam.create_role(RoleName="worker", AssumeRolePolicyDocument=policy(
        {"Effect": "Allow", "Principal": {"AWS": arn("user/alice")}, "Action": ["sts:AssumeRole", "sts:TagSession"]}))
    ROOT.iam.put_role_policy(RoleName="worker", PolicyName="p", PolicyDocument=policy(allow("iam:GetRole", Condition=same)))
    worker = alice.as_role(arn("role/worker"), Tags=[{"Key": "project", "Value": "vision"}])
    check("a session's tag", "vision", worker.iam.get_role(RoleName="vision")["Role"]["RoleName"])
    refused("and no other", "AccessDenied", "iam:GetRole", worker.iam.get_role, RoleName="audio")


def organization():
    """An SCP stops even the administrator of a member account, and its root."""
    organizations = ROOT.organizations
    organizations.create_organization(FeatureSet="ALL")
    root = organizations.list_roots()["Roots"][0]["Id"]
    made = organizations.create_account(Email="member@example.com", AccountName="member")["CreateAccountStatus"]
    member = organizations.describe_create_account_status(CreateAccountRequestId=made["Id"])["CreateAccountStatus"]["AccountId"]
    admin = new_user("admin", allow("sts:AssumeRole"))
    role = arn("role/OrganizationAccountAccessRole", member)
    administrator = admin.as_role(role)
    administrator.iam.create_user(UserName="before")
    scp = organizations.create_policy(Name="no-users", Description="", Type="SERVICE_CONTROL_POLICY", Content=policy(deny("iam:CreateUser")))
    organizations.attach_policy(PolicyId=scp["Policy"]["PolicySummary"]["Id"], TargetId=member)
    refused("the administrator", "AccessDenied", "with an explicit deny in a service control policy", administrator.iam.create_user, UserName="after")
    refused("its root", "AccessDenied", "with an explicit deny in a service control policy", root_of(member).iam.create_user, UserName="after")
    check("the management account is free", "free", ROOT.iam.create_user(UserName="free")["User"]["UserName"])
    organizations.detach_policy(PolicyId=scp["Policy"]["PolicySummary"]["Id"], TargetId=member)
    check("and so is the member again", "after", administrator.iam.create_user(UserName="after")["User"]["UserName"])
    check("roots", True, root.startswith("r-"))


def leaked_key():
    """A key that got out is put to sleep, exchanged and deleted; sessions that were made with a role are revoked."""
    robot = new_user("robot", allow(["iam:GetUser", "sts:AssumeRole"]))
    leaked = robot.session.get_credentials().access_key
    check("it works", "robot", robot.iam.get_user()["User"]["UserName"])
    refused("not with another secret", "SignatureDoesNotMatch", "does not match", Somebody(leaked, "x" * 40).iam.get_user)
    ROOT.iam.create_role(RoleName="worker", AssumeRolePolicyDocument=trust({"AWS": arn("user/robot")}))
    ROOT.iam.put_role_policy(RoleName="worker", PolicyName="p", PolicyDocument=policy(allow("iam:ListRoles")))
    stolen = robot.as_role(arn("role/worker"))
    check("and a session", 1, len(stolen.iam.list_roles()["Roles"]))

    ROOT.iam.update_access_key(UserName="robot", AccessKeyId=leaked, Status="Inactive")
    refused("inactive", "InvalidClientTokenId", "security token included in the request is invalid", robot.iam.get_user)
    fresh = Somebody.of(ROOT.iam.create_access_key(UserName="robot")["AccessKey"])
    check("the new one works", "robot", fresh.iam.get_user()["User"]["UserName"])
    check("the session still does", 1, len(stolen.iam.list_roles()["Roles"]))
    time.sleep(1.1)
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    ROOT.iam.put_role_policy(RoleName="worker", PolicyName="AWSRevokeOlderSessions", PolicyDocument=policy(
        deny("*", Condition={"DateLessThan": {"aws:TokenIssueTime": now}})))
    refused("until it is revoked", "AccessDenied", "explicit deny", stolen.iam.list_roles)
    time.sleep(1.1)
    check("a new one is not", 1, len(fresh.as_role(arn("role/worker")).iam.list_roles()["Roles"]))
    ROOT.iam.delete_access_key(UserName="robot", AccessKeyId=leaked)
    refused("deleted", "InvalidClientTokenId", "invalid", robot.iam.get_user)


def pass_role():
    """Whoever may give a role to a service may give only that one, and only to that service."""
    alice = new_user(
        "alice",
        allow(["iam:CreateInstanceProfile", "iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile"]),
        allow("iam:PassRole", arn("role/ml/*"), Condition={"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}))
    for name, path in (("train", "/ml/"), ("admin", "/")):
        ROOT.iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    alice.iam.create_instance_profile(InstanceProfileName="box")
    refused("an administrator's role", "AccessDenied", "iam:PassRole", alice.iam.add_role_to_instance_profile, InstanceProfileName="box", RoleName="admin")
    alice.iam.add_role_to_instance_profile(InstanceProfileName="box", RoleName="train")
    check("its own", ["train"], [role["RoleName"] for role in ROOT.iam.get_instance_profile(InstanceProfileName="box")["InstanceProfile"]["Roles"]])


SCENARIOS = {f.__name__: f for f in (
    mfa_setup, mfa_role, external_id, boundary, abac, organization, leaked_key, pass_role)}

if __name__ == "__main__":
    SCENARIOS[sys.argv[1]]()
