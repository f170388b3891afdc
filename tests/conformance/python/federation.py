"""Identity federation through boto3: as a GitHub Actions workflow, a Kubernetes pod, and an AWS principal known elsewhere.

    python3 federation.py SCENARIO
"""

import base64
import json
import os
import pathlib
import sys
import tempfile
import urllib.request

import boto3
import botocore.exceptions

from scenarios import ACCOUNT, ENDPOINT, IAM, check

GITHUB = "https://token.actions.githubusercontent.com"
CLUSTER = "https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE"


def mint(issuer, subject):
    body = json.dumps({"issuer": issuer, "subject": subject}).encode()
    request = urllib.request.Request(
        f"{ENDPOINT}/api/v1/simulator/web-identity-tokens", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["token"]


def trusting(name, issuer, subject):
    """A role that trusts one subject of an issuer, and may list users."""
    host = issuer.removeprefix("https://")
    provider = IAM.create_open_id_connect_provider(Url=issuer, ClientIDList=["sts.amazonaws.com"])["OpenIDConnectProviderArn"]
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Federated": provider},
                "Action": "sts:AssumeRoleWithWebIdentity",
                "Condition": {"StringEquals": {f"{host}:sub": subject, f"{host}:aud": "sts.amazonaws.com"}},
            }
        ],
    }
    role = IAM.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:ListUsers", "Resource": "*"}]}
    IAM.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=json.dumps(policy))
    return role


def as_workload(role, token, session_name):
    """A session that finds its credentials as a workload does: by the environment alone."""
    file = pathlib.Path(tempfile.mkdtemp()) / "token"
    file.write_text(token)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        os.environ.pop(name, None)
    os.environ |= {
        "AWS_WEB_IDENTITY_TOKEN_FILE": str(file),
        "AWS_ROLE_ARN": role,
        "AWS_ROLE_SESSION_NAME": session_name,
        "AWS_ENDPOINT_URL": ENDPOINT,
    }
    return boto3.session.Session()


def workload(name, issuer, subject, other):
    role = trusting(name, issuer, subject)
    session = as_workload(role, mint(issuer, subject), "run-1")
    check("who", f"arn:aws:sts::{ACCOUNT}:assumed-role/{name}/run-1", session.client("sts").get_caller_identity()["Arn"])
    check("what it may", [], session.client("iam").list_users()["Users"])
    try:
        as_workload(role, mint(issuer, other), "run-2").client("sts").get_caller_identity()
    except botocore.exceptions.ClientError as e:
        check("another", ("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"), (e.response["Error"]["Code"], e.response["Error"]["Message"]))
    else:
        check("another", "AccessDenied", "a success")


def github_actions():
    workload("deployer", GITHUB, "repo:example/app:ref:refs/heads/main", "repo:example/app:ref:refs/heads/feature")


def kubernetes():
    workload("trainer", CLUSTER, "system:serviceaccount:ml:trainer", "system:serviceaccount:ml:other")


def outbound():
    sts = boto3.client("sts", endpoint_url=ENDPOINT)
    try:
        sts.get_web_identity_token(Audience=["https://api.example.com"], SigningAlgorithm="ES384")
    except sts.exceptions.OutboundWebIdentityFederationDisabledException as e:
        check("disabled", 403, e.response["ResponseMetadata"]["HTTPStatusCode"])
    else:
        check("disabled", "OutboundWebIdentityFederationDisabledException", "a success")

    issuer = IAM.enable_outbound_web_identity_federation()["IssuerIdentifier"]
    token = sts.get_web_identity_token(Audience=["https://api.example.com"], SigningAlgorithm="ES384")["WebIdentityToken"]
    head, claims = (json.loads(base64.urlsafe_b64decode(part + "==")) for part in token.split(".")[:2])
    check("issuer", issuer, claims["iss"])
    check("subject", f"arn:aws:iam::{ACCOUNT}:root", claims["sub"])
    with urllib.request.urlopen(f"{ENDPOINT}/oidc/{issuer.removeprefix('https://')}/.well-known/openid-configuration") as answer:
        discovery = json.load(answer)
    check("discovery", issuer, discovery["issuer"])
    with urllib.request.urlopen(discovery["jwks_uri"]) as answer:
        check("key", True, head["kid"] in [key["kid"] for key in json.load(answer)["keys"]])


SCENARIOS = [github_actions, kubernetes, outbound]

if __name__ == "__main__":
    {scenario.__name__: scenario for scenario in SCENARIOS}[sys.argv[1]]()
