"""Sends requests to S3 through boto3, in every way in which it signs, addresses and checks them.

    python3 s3requests.py SCENARIO

The endpoint comes from IAMSIM_URL, the credentials from AWS's own variables. Each check is told as a line of JSON on stdout.
"""

import base64
import hashlib
import io
import json
import os
import socket
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid
import zlib

import boto3
import botocore.exceptions
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

ENDPOINT = os.environ["IAMSIM_URL"].replace("127.0.0.1", "localhost")
BUCKET = "requests-" + uuid.uuid4().hex[:12]
KEYS = ["plain", "a//b", "/slash", "a/../b/./c", "with space+plus", "ä/ö ü.txt", "a%2Fb", "~-_.!*'()", "x" * 200]
CONTENT = bytes(range(256)) * 400

# Python's resolver knows no *.localhost.
_resolve = socket.getaddrinfo
socket.getaddrinfo = lambda host, *rest, **more: _resolve("127.0.0.1" if str(host).endswith("localhost") else host, *rest, **more)


def check(name, expected, actual):
    passed = expected == actual
    print(json.dumps({"name": name, "passed": passed, "detail": None if passed else f"expected {expected!r}, got {actual!r}"}), flush=True)


def client(style="path", **settings):
    return boto3.client("s3", endpoint_url=ENDPOINT, config=Config(signature_version="s3v4", s3={"addressing_style": style, **settings}, retries={"max_attempts": 1}))


def refused(name, status, code, call, **arguments):
    try:
        call(**arguments)
        check(name, code, "no refusal")
    except botocore.exceptions.ClientError as e:
        check(name, (code, status), (e.response["Error"]["Code"], e.response["ResponseMetadata"]["HTTPStatusCode"]))


def addressing():
    for style in ("path", "virtual"):
        s3 = client(style)
        bucket = f"{BUCKET}-{style}"
        s3.create_bucket(Bucket=bucket)
        for key in KEYS:
            s3.put_object(Bucket=bucket, Key=key, Body=key.encode())
            check(f"{style} {key}", key.encode(), s3.get_object(Bucket=bucket, Key=key)["Body"].read())
        listed = [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"]]
        check(f"{style} list", sorted(KEYS, key=str.encode), listed)


def payloads():
    for signing in (True, False):
        s3 = client(payload_signing_enabled=signing)
        if signing:
            s3.create_bucket(Bucket=BUCKET)
        for algorithm in ("CRC32", "SHA1", "SHA256"):
            put = s3.put_object(Bucket=BUCKET, Key="whole", Body=CONTENT, ChecksumAlgorithm=algorithm)
            got = s3.get_object(Bucket=BUCKET, Key="whole", ChecksumMode="ENABLED")
            check(f"{signing} {algorithm}", (CONTENT, put[f"Checksum{algorithm}"]), (got["Body"].read(), got[f"Checksum{algorithm}"]))
        s3.put_object(Bucket=BUCKET, Key="streamed", Body=io.BytesIO(CONTENT))
        check(f"{signing} streamed", CONTENT, s3.get_object(Bucket=BUCKET, Key="streamed")["Body"].read())
        s3.put_object(Bucket=BUCKET, Key="empty", Body=b"")
        check(f"{signing} empty", 0, s3.head_object(Bucket=BUCKET, Key="empty")["ContentLength"])
    md5 = base64.b64encode(hashlib.md5(CONTENT).digest()).decode()
    s3.put_object(Bucket=BUCKET, Key="md5", Body=CONTENT, ContentMD5=md5)
    refused("other md5", 400, "BadDigest", s3.put_object, Bucket=BUCKET, Key="bad", Body=CONTENT + b"x", ContentMD5=md5)
    crc = base64.b64encode(zlib.crc32(b"other").to_bytes(4, "big")).decode()
    refused("other crc", 400, "BadDigest", s3.put_object, Bucket=BUCKET, Key="bad", Body=CONTENT, ChecksumCRC32=crc)
    refused("nothing is left", 404, "404", s3.head_object, Bucket=BUCKET, Key="bad")
    big = os.urandom(20_000_000)
    s3.upload_fileobj(io.BytesIO(big), BUCKET, "parts")
    check("parts", hashlib.sha256(big).hexdigest(), hashlib.sha256(s3.get_object(Bucket=BUCKET, Key="parts")["Body"].read()).hexdigest())
    check("range", big[5_000_000:9_000_000], s3.get_object(Bucket=BUCKET, Key="parts", Range="bytes=5000000-8999999")["Body"].read())


def fetch(url, method="GET", data=None):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data=data, method=method)) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as e:
        body = e.read().decode()
        return e.code, body.split("<Code>")[1].split("</Code>")[0] if "<Code>" in body else body


def presigned():
    for style in ("path", "virtual"):
        s3 = client(style)
        bucket = f"{BUCKET}-{style}"
        s3.create_bucket(Bucket=bucket)
        for key in KEYS[:7]:
            put = s3.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": key})
            check(f"{style} put {key}", (200, b""), fetch(put, "PUT", CONTENT))
            check(f"{style} get {key}", (200, CONTENT), fetch(s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": key})))
        url = s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "plain"})
        check(f"{style} other key", (403, "SignatureDoesNotMatch"), fetch(url.replace("/plain", "/other")))
        check(f"{style} unsigned", (403, "AccessDenied"), fetch(url.split("?")[0]))
        check(f"{style} other method", 403, fetch(url, "DELETE")[0])


def refusals():
    s3 = client()
    s3.create_bucket(Bucket=BUCKET)
    wrong = boto3.client("s3", endpoint_url=ENDPOINT, aws_secret_access_key="wrong", aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"])
    refused("another secret", 403, "SignatureDoesNotMatch", wrong.list_buckets)
    refused("no bucket", 404, "NoSuchBucket", s3.get_object, Bucket=BUCKET + "-none", Key="k")
    refused("no key", 404, "NoSuchKey", s3.get_object, Bucket=BUCKET, Key="k")
    refused("no key, headed", 404, "404", s3.head_object, Bucket=BUCKET, Key="k")
    refused("versioning", 501, "NotImplemented", s3.get_bucket_versioning, Bucket=BUCKET)
    refused("acl", 501, "NotImplemented", s3.get_object_acl, Bucket=BUCKET, Key="k")
    s3.put_object(Bucket=BUCKET, Key="meta", Body=b"1", Metadata={"owner": "alice"}, ContentType="text/plain", CacheControl="no-store")
    got = s3.head_object(Bucket=BUCKET, Key="meta")
    check("metadata", ({"owner": "alice"}, "text/plain", "no-store", 1), (got["Metadata"], got["ContentType"], got["CacheControl"], got["ContentLength"]))


def through_an_endpoint():
    """A bucket that opens to one VPC endpoint alone, asked from outside, by the simulator's header, and by the endpoint's own names."""
    s3, ec2 = client(), boto3.client("ec2", endpoint_url=ENDPOINT)
    s3.create_bucket(Bucket=BUCKET)
    s3.put_object(Bucket=BUCKET, Key="k", Body=CONTENT)
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
    made, other = (
        ec2.create_vpc_endpoint(VpcId=vpc, ServiceName="com.amazonaws.us-east-1.s3", VpcEndpointType="Interface", SubnetIds=[subnet])["VpcEndpoint"]["VpcEndpointId"]
        for _ in range(2))
    closed = {"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{BUCKET}/*", "Condition": {"StringNotEquals": {"aws:SourceVpce": made}}}
    s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps({"Version": "2012-10-17", "Statement": [closed]}))
    refused("from outside", 403, "AccessDenied", s3.get_object, Bucket=BUCKET, Key="k")

    def by_header(endpoint):
        through = client()
        through.meta.events.register("before-sign.s3", lambda request, **_: request.headers.add_header("x-iamsim-source-vpce", endpoint))
        return through

    def by_name(endpoint, style, before=""):
        port = urllib.parse.urlsplit(ENDPOINT).port
        return boto3.client(
            "s3", endpoint_url=f"http://{before}{endpoint}.s3.us-east-1.vpce.localhost:{port}", config=Config(s3={"addressing_style": style}, retries={"max_attempts": 1}))

    for way, through in [
        ("header", by_header), ("name, path", lambda e: by_name(e, "path")), ("name, virtual", lambda e: by_name(e, "virtual")),
        ("name behind bucket., path", lambda e: by_name(e, "path", "bucket.")), ("name behind bucket., virtual", lambda e: by_name(e, "virtual", "bucket.")),
    ]:
        check(f"{way}: let in", CONTENT, through(made).get_object(Bucket=BUCKET, Key="k")["Body"].read())
        refused(f"{way}: another endpoint", 403, "AccessDenied", through(other).get_object, Bucket=BUCKET, Key="k")
    refused("none that there is", 403, "InvalidVpcEndpoint", by_header("vpce-0123456789abcdef0").get_object, Bucket=BUCKET, Key="k")


class Megabytes:
    """A file of random megabytes that nobody holds whole: each is the same, beside its number. Cannot be sought in, as a pipe."""

    def __init__(self, count):
        self.left, self.number, self.rest, self.digest = count, 0, b"", hashlib.sha256()
        self.content = os.urandom((1 << 20) - 8)

    def read(self, size):
        parts = [self.rest]
        held = len(self.rest)
        while held < size and self.left:
            parts.append(self.number.to_bytes(8, "big") + self.content)
            held, self.left, self.number = held + (1 << 20), self.left - 1, self.number + 1
        whole = b"".join(parts)
        self.rest = whole[size:]
        self.digest.update(whole[:size])
        return whole[:size]


def there_and_back(megabytes):
    s3 = client()
    s3.create_bucket(Bucket=BUCKET)
    content = Megabytes(megabytes)
    s3.upload_fileobj(content, BUCKET, "large", Config=TransferConfig(multipart_chunksize=16 << 20, max_concurrency=4))
    got = s3.get_object(Bucket=BUCKET, Key="large")
    check("length", megabytes << 20, got["ContentLength"])
    check("parts", str(-(-megabytes // 16)), got["ETag"].strip('"').partition("-")[2])
    digest = hashlib.sha256()
    for chunk in got["Body"].iter_chunks(1 << 20):
        digest.update(chunk)
    check("content", content.digest.hexdigest(), digest.hexdigest())


def warm_up():
    there_and_back(40)


def large():
    there_and_back(int(os.environ.get("IAMSIM_LARGE", "300")))


if __name__ == "__main__":
    {scenario.__name__: scenario for scenario in [addressing, payloads, presigned, refusals, through_an_endpoint, warm_up, large]}[sys.argv[1]]()
