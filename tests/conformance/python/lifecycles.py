"""Plays the life of each resource type that Terraform's AWS provider has for IAM, through boto3.

    python3 lifecycles.py

A life: create, read back, change each attribute and read back, read once more and see no difference, delete in the wrong
order and be refused, delete, and find nothing.
"""

import datetime
import json
import subprocess
import tempfile
import pathlib

import botocore.exceptions

from scenarios import ACCOUNT, IAM, POLICY, TRUST, check

READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
DENY = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}


def live(name, create, read, expected, updates=(), conflict=None, delete=None, gone="NoSuchEntity"):
    """One resource's life. `read` gives the attributes that Terraform keeps in its state."""
    create()
    check(f"{name}: created", expected, read())
    for what, change, changed in updates:
        change()
        expected = {**expected, **changed}
        check(f"{name}: {what}", expected, read())
    check(f"{name}: planned again, nothing differs", expected, read())
    if conflict is not None:
        arrange, undo = conflict
        arrange()
        check(f"{name}: deleted in the wrong order", "DeleteConflict", code_of(delete))
        undo()
    delete()
    if gone is not None:
        check(f"{name}: gone", gone, code_of(read))


def code_of(call):
    try:
        call()
    except botocore.exceptions.ClientError as e:
        return e.response["Error"]["Code"]
    return None


def tags_of(found):
    return {tag["Key"]: tag["Value"] for tag in found.get("Tags", [])}


def tags(**values):
    return [{"Key": key, "Value": value} for key, value in values.items()]


def arn(resource):
    return f"arn:aws:iam::{ACCOUNT}:{resource}"


def user():
    def read():
        found = IAM.get_user(UserName=state["name"])["User"]
        return {
            "arn": found["Arn"],
            "boundary": found.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn"),
            "tags": tags_of(found),
        }

    state = {"name": "alice"}

    def rename():
        IAM.update_user(UserName="alice", NewUserName="alicia", NewPath="/ml/")
        state["name"] = "alicia"

    live(
        "aws_iam_user",
        lambda: IAM.create_user(UserName="alice", Tags=tags(team="ml")),
        read,
        {"arn": arn("user/alice"), "boundary": None, "tags": {"team": "ml"}},
        [
            ("renamed and moved", rename, {"arn": arn("user/ml/alicia")}),
            (
                "bounded",
                lambda: IAM.put_user_permissions_boundary(UserName="alicia", PermissionsBoundary=READ_ONLY),
                {"boundary": READ_ONLY},
            ),
            ("unbounded", lambda: IAM.delete_user_permissions_boundary(UserName="alicia"), {"boundary": None}),
            (
                "tagged",
                lambda: IAM.tag_user(UserName="alicia", Tags=tags(Team="data", cost="1")),
                {"tags": {"Team": "data", "cost": "1"}},
            ),
            ("untagged", lambda: IAM.untag_user(UserName="alicia", TagKeys=["COST"]), {"tags": {"Team": "data"}}),
        ],
        (
            lambda: IAM.put_user_policy(UserName="alicia", PolicyName="p", PolicyDocument=json.dumps(POLICY)),
            lambda: IAM.delete_user_policy(UserName="alicia", PolicyName="p"),
        ),
        lambda: IAM.delete_user(UserName="alicia"),
    )


def group():
    def read():
        return {"arn": IAM.get_group(GroupName=state["name"])["Group"]["Arn"]}

    state = {"name": "ml"}

    def rename():
        IAM.update_group(GroupName="ml", NewGroupName="data", NewPath="/x/")
        state["name"] = "data"

    live(
        "aws_iam_group",
        lambda: IAM.create_group(GroupName="ml"),
        read,
        {"arn": arn("group/ml")},
        [("renamed and moved", rename, {"arn": arn("group/x/data")})],
        (
            lambda: IAM.attach_group_policy(GroupName="data", PolicyArn=READ_ONLY),
            lambda: IAM.detach_group_policy(GroupName="data", PolicyArn=READ_ONLY),
        ),
        lambda: IAM.delete_group(GroupName="data"),
    )


def membership():
    def read():
        return {"groups": sorted(g["GroupName"] for g in IAM.list_groups_for_user(UserName="member")["Groups"])}

    IAM.create_user(UserName="member")
    for name in ("one", "two"):
        IAM.create_group(GroupName=name)
    live(
        "aws_iam_user_group_membership",
        lambda: IAM.add_user_to_group(GroupName="one", UserName="member"),
        read,
        {"groups": ["one"]},
        [("one more", lambda: IAM.add_user_to_group(GroupName="two", UserName="member"), {"groups": ["one", "two"]})],
        delete=lambda: [IAM.remove_user_from_group(GroupName=g, UserName="member") for g in ("one", "two")],
        gone=None,
    )
    check("aws_iam_user_group_membership: gone", {"groups": []}, read())
    IAM.delete_user(UserName="member")
    for name in ("one", "two"):
        IAM.delete_group(GroupName=name)


def role():
    def read():
        found = IAM.get_role(RoleName="Train")["Role"]
        return {
            "arn": found["Arn"],
            "trust": found["AssumeRolePolicyDocument"],
            "description": found.get("Description"),
            "max_session_duration": found["MaxSessionDuration"],
            "boundary": found.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn"),
            "tags": tags_of(found),
        }

    other = {**TRUST, "Statement": [{**TRUST["Statement"][0], "Principal": {"Service": "ec2.amazonaws.com"}}]}
    live(
        "aws_iam_role",
        lambda: IAM.create_role(RoleName="Train", Path="/ml/", AssumeRolePolicyDocument=json.dumps(TRUST), Tags=tags(a="1")),
        read,
        {
            "arn": arn("role/ml/Train"),
            "trust": TRUST,
            "description": None,
            "max_session_duration": 3600,
            "boundary": None,
            "tags": {"a": "1"},
        },
        [
            (
                "trust",
                lambda: IAM.update_assume_role_policy(RoleName="Train", PolicyDocument=json.dumps(other)),
                {"trust": other},
            ),
            (
                "description and session",
                lambda: IAM.update_role(RoleName="Train", Description="Trains", MaxSessionDuration=7200),
                {"description": "Trains", "max_session_duration": 7200},
            ),
            (
                "bounded",
                lambda: IAM.put_role_permissions_boundary(RoleName="Train", PermissionsBoundary=READ_ONLY),
                {"boundary": READ_ONLY},
            ),
            ("unbounded", lambda: IAM.delete_role_permissions_boundary(RoleName="Train"), {"boundary": None}),
            ("tagged", lambda: IAM.tag_role(RoleName="Train", Tags=tags(b="2")), {"tags": {"a": "1", "b": "2"}}),
            ("untagged", lambda: IAM.untag_role(RoleName="Train", TagKeys=["a"]), {"tags": {"b": "2"}}),
        ],
        (
            lambda: IAM.attach_role_policy(RoleName="Train", PolicyArn=READ_ONLY),
            lambda: IAM.detach_role_policy(RoleName="Train", PolicyArn=READ_ONLY),
        ),
        lambda: IAM.delete_role(RoleName="Train"),
    )


def service_linked_role():
    name = "AWSServiceRoleForAutoScaling_ml"

    def read():
        found = IAM.get_role(RoleName=name)["Role"]
        return {"arn": found["Arn"], "description": found.get("Description"), "tags": tags_of(found)}

    def delete():
        task = IAM.delete_service_linked_role(RoleName=name)["DeletionTaskId"]
        check("aws_iam_service_linked_role: deletion", "SUCCEEDED", IAM.get_service_linked_role_deletion_status(DeletionTaskId=task)["Status"])

    live(
        "aws_iam_service_linked_role",
        lambda: IAM.create_service_linked_role(AWSServiceName="autoscaling.amazonaws.com", CustomSuffix="ml"),
        read,
        {"arn": arn(f"role/aws-service-role/autoscaling.amazonaws.com/{name}"), "description": None, "tags": {}},
        [
            ("described", lambda: IAM.update_role(RoleName=name, Description="Scales"), {"description": "Scales"}),
            ("tagged", lambda: IAM.tag_role(RoleName=name, Tags=tags(a="1")), {"tags": {"a": "1"}}),
        ],
        delete=delete,
    )


def policy():
    policy_arn = arn("policy/ml/Train")

    def read():
        found = IAM.get_policy(PolicyArn=policy_arn)["Policy"]
        version = IAM.get_policy_version(PolicyArn=policy_arn, VersionId=found["DefaultVersionId"])["PolicyVersion"]
        return {"document": version["Document"], "description": found.get("Description"), "tags": tags_of(found)}

    def replace():
        IAM.create_policy_version(PolicyArn=policy_arn, PolicyDocument=json.dumps(DENY), SetAsDefault=True)
        IAM.delete_policy_version(PolicyArn=policy_arn, VersionId="v1")

    IAM.create_user(UserName="holder")
    live(
        "aws_iam_policy",
        lambda: IAM.create_policy(PolicyName="Train", Path="/ml/", PolicyDocument=json.dumps(POLICY), Description="Trains"),
        read,
        {"document": POLICY, "description": "Trains", "tags": {}},
        [
            ("document", replace, {"document": DENY}),
            ("tagged", lambda: IAM.tag_policy(PolicyArn=policy_arn, Tags=tags(a="1", A="2")), {"tags": {"a": "1", "A": "2"}}),
            ("untagged", lambda: IAM.untag_policy(PolicyArn=policy_arn, TagKeys=["a"]), {"tags": {"A": "2"}}),
        ],
        (
            lambda: IAM.attach_user_policy(UserName="holder", PolicyArn=policy_arn),
            lambda: IAM.detach_user_policy(UserName="holder", PolicyArn=policy_arn),
        ),
        lambda: IAM.delete_policy(PolicyArn=policy_arn),
    )
    IAM.delete_user(UserName="holder")


def held_policies():
    """aws_iam_{user,group,role}_policy and …_policy_attachment: the same life three times."""
    IAM.create_user(UserName="holder")
    IAM.create_group(GroupName="holder")
    IAM.create_role(RoleName="holder", AssumeRolePolicyDocument=json.dumps(TRUST))
    for kind in ("user", "group", "role"):
        named = {f"{kind.capitalize()}Name": "holder"}
        call = lambda verb, suffix, kind=kind: getattr(IAM, f"{verb}_{kind}_{suffix}")
        live(
            f"aws_iam_{kind}_policy",
            lambda: call("put", "policy")(**named, PolicyName="inline", PolicyDocument=json.dumps(POLICY)),
            lambda: {"document": call("get", "policy")(**named, PolicyName="inline")["PolicyDocument"]},
            {"document": POLICY},
            [
                (
                    "document",
                    lambda: call("put", "policy")(**named, PolicyName="inline", PolicyDocument=json.dumps(DENY)),
                    {"document": DENY},
                )
            ],
            delete=lambda: call("delete", "policy")(**named, PolicyName="inline"),
        )
        attached = lambda: {
            "arns": [p["PolicyArn"] for p in getattr(IAM, f"list_attached_{kind}_policies")(**named)["AttachedPolicies"]]
        }
        live(
            f"aws_iam_{kind}_policy_attachment",
            lambda: call("attach", "policy")(**named, PolicyArn=READ_ONLY),
            attached,
            {"arns": [READ_ONLY]},
            delete=lambda: call("detach", "policy")(**named, PolicyArn=READ_ONLY),
            gone=None,
        )
        check(f"aws_iam_{kind}_policy_attachment: gone", {"arns": []}, attached())
    IAM.delete_user(UserName="holder")
    IAM.delete_group(GroupName="holder")
    IAM.delete_role(RoleName="holder")


def instance_profile():
    def read():
        found = IAM.get_instance_profile(InstanceProfileName="web")["InstanceProfile"]
        return {"arn": found["Arn"], "roles": [r["RoleName"] for r in found["Roles"]], "tags": tags_of(found)}

    named = {"InstanceProfileName": "web"}
    IAM.create_role(RoleName="web", AssumeRolePolicyDocument=json.dumps(TRUST))
    live(
        "aws_iam_instance_profile",
        lambda: IAM.create_instance_profile(**named, Path="/x/"),
        read,
        {"arn": arn("instance-profile/x/web"), "roles": [], "tags": {}},
        [
            ("role", lambda: IAM.add_role_to_instance_profile(**named, RoleName="web"), {"roles": ["web"]}),
            ("no role", lambda: IAM.remove_role_from_instance_profile(**named, RoleName="web"), {"roles": []}),
            ("tagged", lambda: IAM.tag_instance_profile(**named, Tags=tags(a="1")), {"tags": {"a": "1"}}),
            ("untagged", lambda: IAM.untag_instance_profile(**named, TagKeys=["a"]), {"tags": {}}),
        ],
        (
            lambda: IAM.add_role_to_instance_profile(**named, RoleName="web"),
            lambda: IAM.remove_role_from_instance_profile(**named, RoleName="web"),
        ),
        lambda: IAM.delete_instance_profile(**named),
    )
    IAM.delete_role(RoleName="web")


def login_profile():
    named = {"UserName": "person"}
    IAM.create_user(**named)
    live(
        "aws_iam_user_login_profile",
        lambda: IAM.create_login_profile(**named, Password="Correct-Horse-7-Battery", PasswordResetRequired=True),
        lambda: {"reset": IAM.get_login_profile(**named)["LoginProfile"]["PasswordResetRequired"]},
        {"reset": True},
        [("no reset", lambda: IAM.update_login_profile(**named, PasswordResetRequired=False), {"reset": False})],
        delete=lambda: IAM.delete_login_profile(**named),
    )
    IAM.delete_user(**named)


def access_key():
    named = {"UserName": "program"}
    IAM.create_user(**named)
    read = lambda: {"status": [k["Status"] for k in IAM.list_access_keys(**named)["AccessKeyMetadata"]]}
    key = lambda: IAM.list_access_keys(**named)["AccessKeyMetadata"][0]["AccessKeyId"]
    live(
        "aws_iam_access_key",
        lambda: IAM.create_access_key(**named),
        read,
        {"status": ["Active"]},
        [("inactive", lambda: IAM.update_access_key(**named, AccessKeyId=key(), Status="Inactive"), {"status": ["Inactive"]})],
        delete=lambda: IAM.delete_access_key(**named, AccessKeyId=key()),
        gone=None,
    )
    check("aws_iam_access_key: gone", {"status": []}, read())
    IAM.delete_user(**named)


def virtual_mfa_device():
    serial = arn("mfa/x/phone")

    def read():
        found = [d for d in IAM.list_virtual_mfa_devices()["VirtualMFADevices"] if d["SerialNumber"] == serial]
        return {"serials": [d["SerialNumber"] for d in found], "tags": IAM.list_mfa_device_tags(SerialNumber=serial)["Tags"]}

    live(
        "aws_iam_virtual_mfa_device",
        lambda: IAM.create_virtual_mfa_device(VirtualMFADeviceName="phone", Path="/x/", Tags=tags(a="1")),
        read,
        {"serials": [serial], "tags": tags(a="1")},
        [
            ("tagged", lambda: IAM.tag_mfa_device(SerialNumber=serial, Tags=tags(a="2")), {"tags": tags(a="2")}),
            ("untagged", lambda: IAM.untag_mfa_device(SerialNumber=serial, TagKeys=["a"]), {"tags": []}),
        ],
        delete=lambda: IAM.delete_virtual_mfa_device(SerialNumber=serial),
    )


def password_policy():
    def read():
        found = IAM.get_account_password_policy()["PasswordPolicy"]
        return {key: found.get(key) for key in ("MinimumPasswordLength", "RequireSymbols", "MaxPasswordAge")}

    live(
        "aws_iam_account_password_policy",
        lambda: IAM.update_account_password_policy(MinimumPasswordLength=14, RequireSymbols=True),
        read,
        {"MinimumPasswordLength": 14, "RequireSymbols": True, "MaxPasswordAge": None},
        [
            (
                "changed",
                lambda: IAM.update_account_password_policy(MinimumPasswordLength=20, MaxPasswordAge=90),
                {"MinimumPasswordLength": 20, "RequireSymbols": False, "MaxPasswordAge": 90},
            )
        ],
        delete=IAM.delete_account_password_policy,
    )


def account_alias():
    alias = f"lifecycle-{ACCOUNT}"
    read = lambda: {"aliases": IAM.list_account_aliases()["AccountAliases"]}
    live(
        "aws_iam_account_alias",
        lambda: IAM.create_account_alias(AccountAlias=alias),
        read,
        {"aliases": [alias]},
        delete=lambda: IAM.delete_account_alias(AccountAlias=alias),
        gone=None,
    )
    check("aws_iam_account_alias: gone", {"aliases": []}, read())


def openid_connect_provider():
    provider = arn("oidc-provider/token.example.com/org")
    named = {"OpenIDConnectProviderArn": provider}

    def read():
        found = IAM.get_open_id_connect_provider(**named)
        return {
            "url": found["Url"],
            "clients": found["ClientIDList"],
            "thumbprints": found["ThumbprintList"],
            "tags": tags_of(found),
        }

    live(
        "aws_iam_openid_connect_provider",
        lambda: IAM.create_open_id_connect_provider(Url="https://token.example.com/org", ClientIDList=["a"], ThumbprintList=["0" * 40]),
        read,
        {"url": "token.example.com/org", "clients": ["a"], "thumbprints": ["0" * 40], "tags": {}},
        [
            ("client", lambda: IAM.add_client_id_to_open_id_connect_provider(**named, ClientID="b"), {"clients": ["a", "b"]}),
            ("no client", lambda: IAM.remove_client_id_from_open_id_connect_provider(**named, ClientID="a"), {"clients": ["b"]}),
            (
                "thumbprints",
                lambda: IAM.update_open_id_connect_provider_thumbprint(**named, ThumbprintList=["1" * 40]),
                {"thumbprints": ["1" * 40]},
            ),
            ("tagged", lambda: IAM.tag_open_id_connect_provider(**named, Tags=tags(a="1")), {"tags": {"a": "1"}}),
            ("untagged", lambda: IAM.untag_open_id_connect_provider(**named, TagKeys=["a"]), {"tags": {}}),
        ],
        delete=lambda: IAM.delete_open_id_connect_provider(**named),
    )


def certificate():
    """A self-signed certificate and its key, by openssl."""
    with tempfile.TemporaryDirectory() as folder:
        key, body = pathlib.Path(folder, "key.pem"), pathlib.Path(folder, "body.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=ml.example.com",
             "-keyout", key, "-out", body],
            check=True, capture_output=True)
        return body.read_text(), key.read_text()


def saml_metadata(valid_until):
    der = "".join(line for line in BODY.splitlines() if not line.startswith("-"))
    return (
        f'<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com" validUntil="{valid_until}">'
        '<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing">'
        '<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>'
        f"{der}</X509Certificate></X509Data></KeyInfo></KeyDescriptor></IDPSSODescriptor></EntityDescriptor>"
    )


def saml_provider():
    named = {"SAMLProviderArn": arn("saml-provider/Okta")}

    def read():
        found = IAM.get_saml_provider(**named)
        return {
            "metadata": found["SAMLMetadataDocument"],
            "valid_until": found["ValidUntil"].year,
            "mode": found.get("AssertionEncryptionMode"),
            "keys": len(found.get("PrivateKeyList", [])),
            "tags": tags_of(found),
        }

    first, second = saml_metadata("2031-01-01T00:00:00Z"), saml_metadata("2032-01-01T00:00:00Z")
    live(
        "aws_iam_saml_provider",
        lambda: IAM.create_saml_provider(Name="Okta", SAMLMetadataDocument=first),
        read,
        {"metadata": first, "valid_until": 2031, "mode": None, "keys": 0, "tags": {}},
        [
            ("metadata", lambda: IAM.update_saml_provider(**named, SAMLMetadataDocument=second), {"metadata": second, "valid_until": 2032}),
            (
                "encryption",
                lambda: IAM.update_saml_provider(**named, AssertionEncryptionMode="Required", AddPrivateKey=KEY),
                {"mode": "Required", "keys": 1},
            ),
            ("tagged", lambda: IAM.tag_saml_provider(**named, Tags=tags(a="1")), {"tags": {"a": "1"}}),
            ("untagged", lambda: IAM.untag_saml_provider(**named, TagKeys=["a"]), {"tags": {}}),
        ],
        delete=lambda: IAM.delete_saml_provider(**named),
    )


def server_certificate():
    state = {"name": "web"}

    def read():
        found = IAM.get_server_certificate(ServerCertificateName=state["name"])["ServerCertificate"]
        metadata = found["ServerCertificateMetadata"]
        remaining = metadata["Expiration"] - datetime.datetime.now(datetime.timezone.utc)
        return {"arn": metadata["Arn"], "body": found["CertificateBody"], "days": round(remaining.total_seconds() / 86400), "tags": tags_of(found)}

    def rename():
        IAM.update_server_certificate(ServerCertificateName="web", NewServerCertificateName="prod", NewPath="/x/")
        state["name"] = "prod"

    live(
        "aws_iam_server_certificate",
        lambda: IAM.upload_server_certificate(ServerCertificateName="web", CertificateBody=BODY, PrivateKey=KEY),
        read,
        {"arn": arn("server-certificate/web"), "body": BODY, "days": 30, "tags": {}},
        [
            ("renamed and moved", rename, {"arn": arn("server-certificate/x/prod")}),
            ("tagged", lambda: IAM.tag_server_certificate(ServerCertificateName="prod", Tags=tags(a="1")), {"tags": {"a": "1"}}),
            ("untagged", lambda: IAM.untag_server_certificate(ServerCertificateName="prod", TagKeys=["a"]), {"tags": {}}),
        ],
        delete=lambda: IAM.delete_server_certificate(ServerCertificateName="prod"),
    )


def users_own():
    """What hangs on a user and is listed: signing certificates, SSH keys, service-specific credentials."""
    named = {"UserName": "owner"}
    IAM.create_user(**named)
    public = subprocess.run(["openssl", "rsa", "-pubout"], input=KEY, text=True, check=True, capture_output=True).stdout
    kinds = [
        (
            "aws_iam_signing_certificate", "signing_certificate", "Certificates", "CertificateId",
            lambda: IAM.upload_signing_certificate(**named, CertificateBody=BODY),
        ),
        (
            "aws_iam_user_ssh_key", "ssh_public_key", "SSHPublicKeys", "SSHPublicKeyId",
            lambda: IAM.upload_ssh_public_key(**named, SSHPublicKeyBody=public),
        ),
        (
            "aws_iam_service_specific_credential", "service_specific_credential", "ServiceSpecificCredentials", "ServiceSpecificCredentialId",
            lambda: IAM.create_service_specific_credential(**named, ServiceName="codecommit.amazonaws.com"),
        ),
    ]
    for name, noun, listed, id_member, create in kinds:
        found = lambda: getattr(IAM, f"list_{noun}s")(**named)[listed]
        which = lambda: {**named, id_member: found()[0][id_member]}
        read = lambda: {"status": [one["Status"] for one in found()]}
        live(
            name,
            create,
            read,
            {"status": ["Active"]},
            [("inactive", lambda: getattr(IAM, f"update_{noun}")(**which(), Status="Inactive"), {"status": ["Inactive"]})],
            delete=lambda: getattr(IAM, f"delete_{noun}")(**which()),
            gone=None,
        )
        check(f"{name}: gone", {"status": []}, read())
        create()
        check(f"{name}: deleted in the wrong order", "DeleteConflict", code_of(lambda: IAM.delete_user(**named)))
        getattr(IAM, f"delete_{noun}")(**which())
    IAM.delete_user(**named)


def account_settings():
    version = lambda: {"version": IAM.get_account_summary()["SummaryMap"]["GlobalEndpointTokenVersion"]}
    live(
        "aws_iam_security_token_service_preferences",
        lambda: IAM.set_security_token_service_preferences(GlobalEndpointTokenVersion="v2Token"),
        version,
        {"version": 2},
        [("back", lambda: IAM.set_security_token_service_preferences(GlobalEndpointTokenVersion="v1Token"), {"version": 1})],
        delete=lambda: None,
        gone=None,
    )
    live(
        "aws_iam_outbound_web_identity_federation",
        IAM.enable_outbound_web_identity_federation,
        lambda: {"enabled": IAM.get_outbound_web_identity_federation_info()["JwtVendingEnabled"]},
        {"enabled": True},
        delete=IAM.disable_outbound_web_identity_federation,
        gone="FeatureDisabled",
    )


def reports():
    """What the provider's data sources read."""
    while IAM.generate_credential_report()["State"] != "COMPLETE":
        pass
    lines = IAM.get_credential_report()["Content"].decode().split("\n")
    check("credential report: root first", "<root_account>", lines[1].split(",")[0])
    check("credential report: every column", len(lines[0].split(",")), len(lines[1].split(",")))
    details = [d for page in IAM.get_paginator("get_account_authorization_details").paginate() for d in page["UserDetailList"]]
    check("authorization details: nothing is left", [], details)


if __name__ == "__main__":
    BODY, KEY = certificate()
    for play in (
        user, group, membership, role, service_linked_role, policy, held_policies, instance_profile, login_profile, access_key,
        virtual_mfa_device, password_policy, account_alias, openid_connect_provider, saml_provider, server_certificate, users_own,
        account_settings, reports,
    ):
        play()
