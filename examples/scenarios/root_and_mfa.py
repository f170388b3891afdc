"""Root locked away, MFA demanded for deletion, a strict password policy, the audit trail as evidence."""
import datetime
import json
import pathlib
import secrets

from scenario import Account, allow, ok, policy, refused, step, totp

account = Account()
POLICIES = pathlib.Path(__file__).parent.parent / "policies"


def now():
    return datetime.datetime.fromisoformat(account.rest("GET", "/simulator/clock")["now"].replace("Z", "+00:00")[:19] + "+00:00").timestamp()


def device(name, user):
    """A virtual MFA device for a user, enabled with two codes in a row: its ARN and its seed."""
    made = account.iam.create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]
    seed, moment = made["Base32StringSeed"], now()
    account.iam.enable_mfa_device(
        UserName=user, SerialNumber=made["SerialNumber"], AuthenticationCode1=totp(seed, moment - 30), AuthenticationCode2=totp(seed, moment))
    return made["SerialNumber"], seed


step("An administrator, so that nobody needs root")
account.iam.create_group(GroupName="Administrators")
account.iam.attach_group_policy(GroupName="Administrators", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
ada = account.user("ada")
account.iam.add_user_to_group(GroupName="Administrators", UserName="ada")
ok("she is not root", ada.sts.get_caller_identity()["Arn"] == account.arn("user/ada"))

step("A strict password policy: first a weak password passes, then it does not")
ada.iam.create_user(UserName="bob")
ada.iam.create_login_profile(UserName="bob", Password="Summer2026")
ok("Summer2026 is good enough by default")
ada.iam.delete_login_profile(UserName="bob")
ada.iam.update_account_password_policy(
    MinimumPasswordLength=14, RequireSymbols=True, RequireNumbers=True, RequireUppercaseCharacters=True, RequireLowercaseCharacters=True,
    MaxPasswordAge=90, PasswordReusePrevention=5, AllowUsersToChangePassword=True)
refused("it is no more", "PasswordPolicyViolation", lambda: ada.iam.create_login_profile(UserName="bob", Password="Summer2026"))
ada.iam.create_login_profile(UserName="bob", Password="Ml-7" + secrets.token_urlsafe(18))
ok("a strong one is")

step("MFA for deletion")
bucket = f"models-{account.id}"
engineer = account.user("anna", allow(["iam:DeleteRole", "iam:GetRole"]))
for name in ("Old", "Older"):
    account.role(name)
engineer.iam.delete_role(RoleName="Old")
ok("before: a leaked access key is enough to delete")
mfa = json.loads((POLICIES / "mfa-for-deletion.json").read_text())
mfa["Statement"][0]["Action"].append("iam:Delete*")
account.iam.put_user_policy(UserName="anna", PolicyName="mfa", PolicyDocument=json.dumps(mfa))
refused("now it is not", "AccessDenied", lambda: engineer.iam.delete_role(RoleName="Older"), "iam:DeleteRole", "with an explicit deny in an identity-based policy")
serial, seed = device("phone-of-anna", "anna")
account.clock_on(30)
session = engineer.sts.get_session_token(SerialNumber=serial, TokenCode=totp(seed, now()))["Credentials"]
with_mfa = Account(account.id, session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"])
with_mfa.iam.delete_role(RoleName="Older")
ok("with MFA she deletes it")
refused("without a code there is no session with MFA", "AccessDenied", lambda: engineer.sts.get_session_token(SerialNumber=serial, TokenCode="000000"), "MultiFactorAuthentication failed")

step("Root gets MFA, and has no access keys")
device("safe", "root")
ok("no key of root's", account.rest("GET", "/root/access-keys")["accessKeyMetadata"] == [])
summary = ada.iam.get_account_summary()["SummaryMap"]
ok("the account's summary says so", (summary["AccountMFAEnabled"], summary["AccountAccessKeysPresent"]) == (1, 0), summary)

step("The trail is the evidence")
events = ada.rest("GET", "/audit/events?maxItems=1000")["events"]
denied = [e for e in events if e.get("errorCode") == "AccessDenied" and e["eventName"] == "DeleteRole"]
ok("one refused deletion, by anna's own key", [e["userIdentity"]["userName"] for e in denied] == ["anna"], denied)
deleted = [e for e in events if e["eventName"] == "DeleteRole" and "errorCode" not in e]
ok("two deletions: one without MFA, one with", [e["userIdentity"].get("sessionContext", {}).get("attributes", {}).get("mfaAuthenticated", "none") for e in deleted] == ["true", "none"], deleted)
ok("no password stands in it", "Summer2026" not in json.dumps(events))
ok("its chain is whole", ada.rest("GET", "/audit/verify")["intact"])

print("\nAll checks hold.")
