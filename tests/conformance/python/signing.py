"""Signs requests with botocore's signer, which knows nothing of IamSim, and sends them as they are.

    python3 signing.py SCENARIO

The endpoint comes from IAMSIM_URL, the credentials from AWS's own variables. Each check is told as a line of JSON on stdout.
"""

import http.client
import json
import os
import sys
import urllib.parse

from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

ENDPOINT = os.environ["IAMSIM_URL"]
HOST = urllib.parse.urlsplit(ENDPOINT).netloc
CREDENTIALS = Credentials(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
SIGNATURE_CODES = ("Signature", "Token", "UnrecognizedClient")

TARGETS = [
    "/api/v1/users",
    "/api/v1/users?maxItems=2&pathPrefix=%2F",
    "/api/v1/users?b=2&a=1&a=0&a=&A=1",
    "/api/v1/users?maxItems=1&empty=",
    "/api/v1/users?q=a%20b&r=%2B&s=~-_.",
    "/api/v1/users?%E4%BD%A0=%E5%A5%BD&%F0%9F%98%80=1",
    "/api/v1/users?a-b=1&a=2&a.b=3&a_b=4&aB=5&ab=6",
    "/api/v1/users/no%20body",
    "/api/v1/users/n%C3%B6body",
    "/api/v1/users/a%2Bb%3Dc%40d%2Ce",
    "/api/v1/users/a+b=c@d,e.f",
    "/api/v1/users/nobody/",
    "/api/v1/./users",
    "/api/v1/roles/../users",
    "/api/v1//users",
]
HEADERS = [
    {},
    {"X-Amz-Meta": "a   b    c"},
    {"X-Amz-Meta": "  a  "},
    {"Accept": "application/json", "X-Amz-Meta-B": "1", "X-Amz-Meta-A": "2"},
    {"X-Other": "\"a   b\", c"},
]


def check(name, passed, detail=None):
    print(json.dumps({"name": name, "passed": passed, "detail": None if passed else str(detail)}), flush=True)


def send(request):
    connection = http.client.HTTPConnection(HOST)
    target = request.url[len(ENDPOINT):] or "/"
    connection.putrequest(request.method, target, skip_host=True, skip_accept_encoding=True)
    headers = dict(request.headers.items())
    headers.setdefault("Host", HOST)
    body = request.data or b""
    body = body if isinstance(body, bytes) else body.encode()
    if body:
        headers["Content-Length"] = str(len(body))
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders(body if body else None)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def verified(name, request):
    status, body = send(request)
    check(name, status not in (403, 500) and not any(code in body for code in SIGNATURE_CODES), f"{status} {body}")


def signed(method, target, service="iam", region="us-east-1", data=None, headers=None):
    request = AWSRequest(method=method, url=ENDPOINT + target, data=data, headers=dict(headers or {}))
    SigV4Auth(CREDENTIALS, service, region).add_auth(request)
    return request


def header():
    for target in TARGETS:
        for headers in HEADERS:
            verified(f"GET {target} {headers}", signed("GET", target, headers=headers))
    for region in ("us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1"):
        verified(region, signed("POST", "/", region=region, data="Action=GetUser&Version=2010-05-08", headers=FORM))
    for size in (0, 1, 4000, 70000, 1000000):
        data = json.dumps({"userName": f"of-size-{size}"}) + " " * size
        status, body = send(signed("POST", "/api/v1/users", data=data, headers={"Content-Type": "application/json"}))
        check(f"a body of {size}", status == 201, f"{status} {body}")
    request = signed(
        "POST",
        "/",
        service="organizations",
        data="{}",
        headers={"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSOrganizationsV20161128.DescribeOrganization"},
    )
    status, body = send(request)
    check("a JSON service", "AWSOrganizationsNotInUseException" in body, f"{status} {body}")


def presigned():
    for target in [t for t in TARGETS if t.startswith("/api/v1/users")] + ["/?Action=ListUsers&Version=2010-05-08"]:
        request = AWSRequest(method="GET", url=ENDPOINT + target)
        SigV4QueryAuth(CREDENTIALS, "iam", "us-east-1", expires=60).add_auth(request)
        verified(f"presigned {target}", request)


SCENARIOS = {"header": header, "presigned": presigned}

if __name__ == "__main__":
    SCENARIOS[sys.argv[1]]()
