"""Drives IamSim through boto3.

    python3 scenarios.py SCENARIO

The endpoint comes from IAMSIM_URL, the account from IAMSIM_ACCOUNT, the credentials from AWS's own variables. Each check is
told as a line of JSON on stdout.
"""

import datetime
import json
import os
import sys
import time

import boto3
import botocore.exceptions

ENDPOINT = os.environ["IAMSIM_URL"]
ACCOUNT = os.environ["IAMSIM_ACCOUNT"]
IAM = boto3.client("iam", endpoint_url=ENDPOINT)

TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}
    ],
}
POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "ReadData",
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:ListBucket"],
            "Resource": ["arn:aws:s3:::training-data", "arn:aws:s3:::training-data/*"],
            "Condition": {"StringEquals": {"aws:ResourceTag/team": "ml ops, äöü & <more>"}},
        }
    ],
}


def check(name, expected, actual):
    passed = expected == actual
    detail = None if passed else f"expected {expected!r}, got {actual!r}"
    print(json.dumps({"name": name, "passed": passed, "detail": detail}), flush=True)


def refused(name, exception, code, status, message, call, **arguments):
    """Expects a refusal: as the client's own exception class, with AWS's code, status and text."""
    try:
        call(**arguments)
    except exception as e:
        error = e.response
        check(
            name,
            (code, message, status),
            (error["Error"]["Code"], error["Error"]["Message"], error["ResponseMetadata"]["HTTPStatusCode"]),
        )
        check(f"{name}: request id", 36, len(error["ResponseMetadata"]["RequestId"]))
    else:
        check(name, exception.__name__, "a success")


def paginators():
    names = [f"user-{number:02}" for number in range(25)]
    for name in reversed(names):
        IAM.create_user(UserName=name)
    pages = list(IAM.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 10}))
    check("pages", [10, 10, 5], [len(page["Users"]) for page in pages])
    check("truncated", [True, True, False], [page["IsTruncated"] for page in pages])
    check("every user once, in order", names, [user["UserName"] for page in pages for user in page["Users"]])
    check("search", names[:3], list(IAM.get_paginator("list_users").paginate().search("Users[:3].UserName")))

    managed = IAM.get_paginator("list_policies").paginate(Scope="AWS", PaginationConfig={"PageSize": 100})
    arns = [policy["Arn"] for page in managed for policy in page["Policies"]]
    check("managed policies, each once", len(arns), len(set(arns)))
    check("a managed policy", True, "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly" in arns)


def exceptions():
    refused(
        "no such user", IAM.exceptions.NoSuchEntityException, "NoSuchEntity", 404,
        "The user with name nobody cannot be found.", IAM.get_user, UserName="nobody",
    )
    IAM.create_user(UserName="alice")
    refused(
        "user exists", IAM.exceptions.EntityAlreadyExistsException, "EntityAlreadyExists", 409,
        "User with name alice already exists.", IAM.create_user, UserName="alice",
    )
    refused(
        "malformed document", IAM.exceptions.MalformedPolicyDocumentException, "MalformedPolicyDocument", 400,
        "Syntax errors in policy.", IAM.put_user_policy, UserName="alice", PolicyName="p", PolicyDocument="{}",
    )
    IAM.create_access_key(UserName="alice")
    refused(
        "delete conflict", IAM.exceptions.DeleteConflictException, "DeleteConflict", 409,
        "Cannot delete entity, must delete access keys first.", IAM.delete_user, UserName="alice",
    )
    IAM.create_access_key(UserName="alice")
    refused(
        "limit", IAM.exceptions.LimitExceededException, "LimitExceeded", 409,
        "Cannot exceed quota for AccessKeysPerUser: 2", IAM.create_access_key, UserName="alice",
    )
    refused(
        "a shape without a class of its own", botocore.exceptions.ClientError, "ValidationError", 400,
        "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
        IAM.create_user, UserName="no spaces",
    )


def timestamps():
    before = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=2)
    created = IAM.create_user(UserName="alice")["User"]["CreateDate"]
    check("timezone", datetime.timedelta(0), created.utcoffset())
    check("now", True, before <= created <= datetime.datetime.now(datetime.timezone.utc))
    check("whole seconds", 0, created.microsecond)
    check("read back", created, IAM.get_user(UserName="alice")["User"]["CreateDate"])
    check("never signed in", False, "PasswordLastUsed" in IAM.get_user(UserName="alice")["User"])


def documents():
    role = IAM.create_role(RoleName="training", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]
    check("trust policy of create_role", TRUST, role["AssumeRolePolicyDocument"])
    check("trust policy of get_role", TRUST, IAM.get_role(RoleName="training")["Role"]["AssumeRolePolicyDocument"])
    IAM.put_role_policy(RoleName="training", PolicyName="data", PolicyDocument=json.dumps(POLICY, indent=2))
    check("inline policy", POLICY, IAM.get_role_policy(RoleName="training", PolicyName="data")["PolicyDocument"])
    arn = IAM.create_policy(PolicyName="data", PolicyDocument=json.dumps(POLICY))["Policy"]["Arn"]
    version = IAM.get_policy_version(PolicyArn=arn, VersionId="v1")["PolicyVersion"]
    check("managed policy", POLICY, version["Document"])
    check("default version", True, version["IsDefaultVersion"])
    aws = IAM.get_policy(PolicyArn="arn:aws:iam::aws:policy/AmazonSageMakerReadOnly")["Policy"]
    version = IAM.get_policy_version(PolicyArn=aws["Arn"], VersionId=aws["DefaultVersionId"])["PolicyVersion"]
    check("AWS's policy", "2012-10-17", version["Document"]["Version"])


def resources():
    iam = boto3.resource("iam", endpoint_url=ENDPOINT)
    user = iam.create_user(UserName="alice", Path="/ml/")
    check("arn", f"arn:aws:iam::{ACCOUNT}:user/ml/alice", user.arn)
    group = iam.create_group(GroupName="ml")
    group.add_user(UserName="alice")
    check("group's users", ["alice"], [member.name for member in group.users.all()])
    check("user's groups", ["ml"], [one.name for one in user.groups.all()])
    policy = iam.create_policy(PolicyName="data", PolicyDocument=json.dumps(POLICY))
    group.attach_policy(PolicyArn=policy.arn)
    check("attached", ["data"], [one.policy_name for one in group.attached_policies.all()])
    check("attachments", 1, iam.Policy(policy.arn).attachment_count)
    user.create_policy(PolicyName="own", PolicyDocument=json.dumps(POLICY))
    check("inline", POLICY, iam.UserPolicy("alice", "own").policy_document)
    key = user.create_access_key_pair()
    check("keys", [key.id], [one.id for one in user.access_keys.all()])
    key.deactivate()
    check("inactive", ["Inactive"], [one.status for one in user.access_keys.all()])

    key.delete()
    iam.UserPolicy("alice", "own").delete()
    group.remove_user(UserName="alice")
    user.delete()
    check("all gone", [], [one.name for one in iam.users.all()])


def identity():
    sts = boto3.client("sts", endpoint_url=ENDPOINT)
    who = sts.get_caller_identity()
    check("root", (ACCOUNT, f"arn:aws:iam::{ACCOUNT}:root", ACCOUNT), (who["Account"], who["Arn"], who["UserId"]))
    user = IAM.create_user(UserName="alice")["User"]
    key = IAM.create_access_key(UserName="alice")["AccessKey"]
    mine = {"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": key["SecretAccessKey"]}
    who = boto3.client("sts", endpoint_url=ENDPOINT, **mine).get_caller_identity()
    check("user", (ACCOUNT, user["Arn"], user["UserId"]), (who["Account"], who["Arn"], who["UserId"]))
    refused("not without a permission", IAM.exceptions.ClientError, "AccessDenied", 403,
            f"User: {user['Arn']} is not authorized to perform: iam:GetUser on resource: user alice "
            "because no identity-based policy allows the iam:GetUser action",
            boto3.client("iam", endpoint_url=ENDPOINT, **mine).get_user)
    IAM.attach_user_policy(UserName="alice", PolicyArn="arn:aws:iam::aws:policy/IAMReadOnlyAccess")
    own = boto3.client("iam", endpoint_url=ENDPOINT, **mine).get_user()["User"]
    check("a user without a name is oneself", "alice", own["UserName"])


def waiters():
    IAM.create_role(RoleName="training", AssumeRolePolicyDocument=json.dumps(TRUST))
    IAM.get_waiter("role_exists").wait(RoleName="training")
    IAM.create_instance_profile(InstanceProfileName="notebook")
    IAM.get_waiter("instance_profile_exists").wait(InstanceProfileName="notebook")
    try:
        IAM.get_waiter("user_exists").wait(UserName="nobody", WaiterConfig={"Delay": 0, "MaxAttempts": 2})
        check("nobody", "WaiterError", "a success")
    except botocore.exceptions.WaiterError as e:
        check("nobody", "NoSuchEntity", e.last_response["Error"]["Code"])


def simulation():
    """The policy simulator: its paginator, its shapes, its refusals."""
    everything = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})
    actions = [f"s3:Action{number}" for number in range(25)]
    pages = list(
        IAM.get_paginator("simulate_custom_policy").paginate(
            PolicyInputList=[everything], ActionNames=actions, PaginationConfig={"PageSize": 10}
        )
    )
    results = [result for page in pages for result in page["EvaluationResults"]]
    check("pages", [10, 10, 5], [len(page["EvaluationResults"]) for page in pages])
    check("actions in order", actions, [result["EvalActionName"] for result in results])
    check("decisions", {"allowed"}, {result["EvalDecision"] for result in results})

    IAM.create_user(UserName="alice", Tags=[{"Key": "team", "Value": "vision"}])
    IAM.put_user_policy(
        UserName="alice",
        PolicyName="Own",
        PolicyDocument=json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::home/${aws:username}/*"},
                    {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::home/*/secret"},
                ],
            }
        ),
    )
    answer = IAM.simulate_principal_policy(
        PolicySourceArn=f"arn:aws:iam::{ACCOUNT}:user/alice",
        ActionNames=["s3:GetObject"],
        ResourceArns=[f"arn:aws:s3:::home/{path}" for path in ("alice/x", "bob/x", "alice/secret")],
    )
    result = answer["EvaluationResults"][0]
    check("one result", ("explicitDeny", False), (result["EvalDecision"], answer["IsTruncated"]))
    check(
        "each resource",
        ["allowed", "implicitDeny", "explicitDeny"],
        [each["EvalResourceDecision"] for each in result["ResourceSpecificResults"]],
    )
    check("the statement", "user_alice_Own", result["MatchedStatements"][0]["SourcePolicyId"])
    check("details", {}, result["EvalDecisionDetails"])
    keys = IAM.get_context_keys_for_principal_policy(PolicySourceArn=f"arn:aws:iam::{ACCOUNT}:user/alice")
    check("context keys", ["aws:username"], keys["ContextKeyNames"])
    refused(
        "a policy that is none",
        IAM.exceptions.InvalidInputException,
        "InvalidInput",
        400,
        "Syntax errors in policy.",
        IAM.simulate_custom_policy,
        PolicyInputList=["{"],
        ActionNames=["s3:GetObject"],
    )


def organizations():
    """AWS's JSON protocol: an organization, its tree and its policies, and what they do to a member."""
    client = boto3.client("organizations", endpoint_url=ENDPOINT)
    refused(
        "no organization",
        client.exceptions.AWSOrganizationsNotInUseException,
        "AWSOrganizationsNotInUseException",
        400,
        "Your account is not a member of an organization.",
        client.describe_organization,
    )
    organization = client.create_organization(FeatureSet="ALL")["Organization"]
    check("management account", ACCOUNT, organization["MasterAccountId"])
    root = client.list_roots()["Roots"][0]["Id"]
    units = [client.create_organizational_unit(ParentId=root, Name=f"unit {i:02}, äöü")["OrganizationalUnit"]["Id"] for i in range(23)]
    pages = list(client.get_paginator("list_organizational_units_for_parent").paginate(ParentId=root))
    check("pages", [20, 3], [len(page["OrganizationalUnits"]) for page in pages])
    check("each unit once", sorted(units), [unit["Id"] for page in pages for unit in page["OrganizationalUnits"]])

    request = client.create_account(AccountName="Sandbox", Email=f"{ACCOUNT}@boto3.example.com")["CreateAccountStatus"]
    check("asked for", ("IN_PROGRESS", datetime.timezone.utc), (request["State"], request["RequestedTimestamp"].tzinfo and datetime.timezone.utc))
    status = client.describe_create_account_status(CreateAccountRequestId=request["Id"])["CreateAccountStatus"]
    check("made", "SUCCEEDED", status["State"])
    member = status["AccountId"]
    client.move_account(AccountId=member, SourceParentId=root, DestinationParentId=units[0])

    policy = client.create_policy(
        Name="No S3",
        Description="äöü",
        Type="SERVICE_CONTROL_POLICY",
        Content=json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}]}),
    )["Policy"]["PolicySummary"]
    check("description", "äöü", policy["Description"])
    empty = client.attach_policy(PolicyId=policy["Id"], TargetId=units[0])
    check("attached", {"ResponseMetadata"}, set(empty))
    try:
        client.detach_policy(PolicyId="p-FullAWSAccess", TargetId=root)
    except client.exceptions.ConstraintViolationException as e:
        check("reason", "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", e.response["Reason"])
    else:
        check("reason", "ConstraintViolationException", "a success")

    iam = boto3.client("iam", endpoint_url=ENDPOINT, aws_access_key_id=member, aws_secret_access_key="test")
    answer = iam.simulate_principal_policy(
        PolicySourceArn=f"arn:aws:iam::{member}:role/OrganizationAccountAccessRole", ActionNames=["s3:GetObject", "ec2:RunInstances"]
    )["EvaluationResults"]
    check("decisions", ["explicitDeny", "allowed"], [each["EvalDecision"] for each in answer])
    check("allowed by the organization", [False, True], [each["OrganizationsDecisionDetail"]["AllowedByOrganizations"] for each in answer])
    check("features", ["RootSessions"], IAM.enable_organizations_root_sessions()["EnabledFeatures"])


def trails():
    """CloudTrail: a trail's life, and what happened."""
    client = boto3.client("cloudtrail", endpoint_url=ENDPOINT)
    arn = client.create_trail(Name="boto3", S3BucketName="boto3-logs", EnableLogFileValidation=True)["TrailARN"]
    client.start_logging(Name=arn)
    status = client.get_trail_status(Name="boto3")
    check("logs", (True, datetime.datetime), (status["IsLogging"], type(status["StartLoggingTime"])))
    client.put_event_selectors(TrailName="boto3", EventSelectors=[{"ReadWriteType": "WriteOnly"}])
    selectors = client.get_event_selectors(TrailName=arn)["EventSelectors"]
    check("selectors", [{"ReadWriteType": "WriteOnly", "IncludeManagementEvents": True, "DataResources": [], "ExcludeManagementEventSources": []}], selectors)
    client.add_tags(ResourceId=arn, TagsList=[{"Key": "team", "Value": "äöü"}])
    check("tags", [{"Key": "team", "Value": "äöü"}], client.list_tags(ResourceIdList=[arn])["ResourceTagList"][0]["TagsList"])
    refused(
        "no trail",
        client.exceptions.TrailNotFoundException,
        "TrailNotFoundException",
        400,
        f"Unknown trail: arn:aws:cloudtrail:us-east-1:{ACCOUNT}:trail/other for the user: {ACCOUNT}",
        client.get_trail,
        Name="other",
    )

    for number in range(7):
        IAM.create_group(GroupName=f"g{number}")
    pages = client.get_paginator("lookup_events").paginate(
        LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "CreateGroup"}], PaginationConfig={"PageSize": 3}
    )
    events = [event for page in pages for event in page["Events"]]
    check("each event once", 7, len({event["EventId"] for event in events}))
    check("newest first", sorted((event["EventTime"] for event in events), reverse=True), [event["EventTime"] for event in events])
    check("record", events[0]["EventId"], json.loads(events[0]["CloudTrailEvent"])["eventID"])
    client.delete_trail(Name=arn)
    check("gone", [], client.list_trails()["Trails"])


def lake():
    """CloudTrail Lake: an event data store, and SQL over the calls before the query."""
    client = boto3.client("cloudtrail", endpoint_url=ENDPOINT)
    store = client.create_event_data_store(Name="boto3-events", TerminationProtectionEnabled=False, TagsList=[{"Key": "team", "Value": "ops"}])
    arn = store["EventDataStoreArn"]
    identity = arn.split("/")[-1]
    check("retention", 366, store["RetentionPeriod"])
    check("status", "ENABLED", client.get_event_data_store(EventDataStore=arn)["Status"])
    for name in ["alice", "bob", "carol"]:
        IAM.create_user(UserName=name)

    def run(statement):
        query = client.start_query(QueryStatement=statement)["QueryId"]
        while client.describe_query(QueryId=query)["QueryStatus"] in ("QUEUED", "RUNNING"):
            time.sleep(0.05)
        return query

    query = run(
        f"SELECT eventName, element_at(requestParameters, 'userName') AS userName, errorCode FROM {identity} "
        "WHERE eventName = 'CreateUser' AND eventTime > '2024-01-01 00:00:00' ORDER BY 2"
    )
    pages = list(client.get_paginator("get_query_results").paginate(QueryId=query, PaginationConfig={"PageSize": 2})) if client.can_paginate(
        "get_query_results"
    ) else [client.get_query_results(QueryId=query)]
    rows = [{key: value for column in row for key, value in column.items()} for page in pages for row in page["QueryResultRows"]]
    check("rows", [{"eventName": "CreateUser", "userName": name, "errorCode": ""} for name in ["alice", "bob", "carol"]], rows)
    described = client.describe_query(QueryId=query)
    check("described", ("FINISHED", 3), (described["QueryStatus"], described["QueryStatistics"]["EventsMatched"]))
    check("created", datetime.timezone.utc, described["QueryStatistics"]["CreationTime"].astimezone(datetime.timezone.utc).tzinfo)
    check("listed", [query], [each["QueryId"] for each in client.list_queries(EventDataStore=arn)["Queries"]])
    try:
        client.start_query(QueryStatement=f"DELETE FROM {identity}")
        check("read only", "InvalidQueryStatementException", "a success")
    except client.exceptions.InvalidQueryStatementException as e:
        check("read only", "Only SELECT statements are allowed.", e.response["Error"]["Message"])
    try:
        client.cancel_query(QueryId=query)
        check("cancelled late", "InactiveQueryException", "a success")
    except client.exceptions.InactiveQueryException as e:
        check("cancelled late", 400, e.response["ResponseMetadata"]["HTTPStatusCode"])
    client.delete_event_data_store(EventDataStore=arn)
    check("pending", "PENDING_DELETION", client.get_event_data_store(EventDataStore=arn)["Status"])
    check("restored", "ENABLED", client.restore_event_data_store(EventDataStore=arn)["Status"])


def keys():
    """KMS: a key's life, what it encrypts, and who may use it."""
    client = boto3.client("kms", endpoint_url=ENDPOINT)
    key = client.create_key(Description="äöü", Tags=[{"TagKey": "team", "TagValue": "vision"}])["KeyMetadata"]
    check("key", ("Enabled", "SYMMETRIC_DEFAULT", "äöü", datetime.datetime), (key["KeyState"], key["KeySpec"], key["Description"], type(key["CreationDate"])))
    check("nothing to say", {"ResponseMetadata"}, set(client.create_alias(AliasName="alias/data", TargetKeyId=key["KeyId"])))
    context = {"project": "vision", "stage": "training"}
    sealed = client.encrypt(KeyId="alias/data", Plaintext=b"\x00secret", EncryptionContext=context)
    check("by the key", key["Arn"], sealed["KeyId"])
    check("opened", b"\x00secret", client.decrypt(CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext=dict(reversed(context.items())))["Plaintext"])
    refused(
        "another context",
        client.exceptions.InvalidCiphertextException,
        "InvalidCiphertextException",
        400,
        "",
        client.decrypt,
        CiphertextBlob=sealed["CiphertextBlob"],
    )
    other = client.create_key()["KeyMetadata"]["Arn"]
    moved = client.re_encrypt(CiphertextBlob=sealed["CiphertextBlob"], SourceEncryptionContext=context, DestinationKeyId=other)
    check("moved", (key["Arn"], other), (moved["SourceKeyId"], moved["KeyId"]))
    check("moved and opened", b"\x00secret", client.decrypt(CiphertextBlob=moved["CiphertextBlob"], KeyId=other)["Plaintext"])
    data = client.generate_data_key(KeyId=other, KeySpec="AES_256")
    check("data key", (32, data["Plaintext"]), (len(data["Plaintext"]), client.decrypt(CiphertextBlob=data["CiphertextBlob"])["Plaintext"]))
    refused(
        "would work",
        client.exceptions.DryRunOperationException,
        "DryRunOperationException",
        400,
        "The request would have succeeded, but the DryRun option is set.",
        client.encrypt,
        KeyId=other,
        Plaintext=b"x",
        DryRun=True,
    )

    root = f"arn:aws:iam::{ACCOUNT}:root"
    for number in range(7):
        client.create_grant(KeyId=other, GranteePrincipal=root, RetiringPrincipal=root, Operations=["Decrypt"], Name=f"g{number}")
    pages = list(client.get_paginator("list_grants").paginate(KeyId=other, PaginationConfig={"PageSize": 3}))
    check("grants", [3, 3, 1], [len(page["Grants"]) for page in pages])
    check("retirable", 7, len(client.list_retirable_grants(RetiringPrincipal=root)["Grants"]))
    check("policy", "key-default-1", json.loads(client.get_key_policy(KeyId=other)["Policy"])["Id"])
    refused(
        "gone",
        client.exceptions.NotFoundException,
        "NotFoundException",
        400,
        f"Alias arn:aws:kms:us-east-1:{ACCOUNT}:alias/none is not found.",
        client.describe_key,
        KeyId="alias/none",
    )
    check("deleted later", "PendingDeletion", client.schedule_key_deletion(KeyId=other, PendingWindowInDays=7)["KeyState"])


SCENARIOS = [keys, lake, paginators, exceptions, timestamps, documents, resources, identity, waiters, simulation, organizations, trails]

if __name__ == "__main__":
    {scenario.__name__: scenario for scenario in SCENARIOS}[sys.argv[1]]()
