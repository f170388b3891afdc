#!/usr/bin/env bash
# Sets up a machine learning team in an account of IamSim, checks each answer, and prints the trail of what happened.
#
#   IAMSIM_URL      where IamSim listens; by default http://localhost:5080
#   IAMSIM_ACCOUNT  the account, twelve digits; by default a fresh one
set -euo pipefail

url=${IAMSIM_URL:-http://localhost:5080}
account=${IAMSIM_ACCOUNT:-$(python3 -c 'import secrets; print(secrets.randbelow(9 * 10**11) + 10**11)')}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# An access key of twelve digits is the root of that account. Nothing of the reader's own AWS settings is used.
unset AWS_PROFILE AWS_SESSION_TOKEN
export AWS_ACCESS_KEY_ID=$account AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true

iam() { aws --endpoint-url "$url" --output text iam "$@"; }
sts() { aws --endpoint-url "$url" --output text sts "$@"; }
rest() { curl --silent --show-error --fail --aws-sigv4 aws:amz:us-east-1:iam --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" "$url/api/v1$1"; }

# The value of a Python expression over the JSON on stdin, which it calls `it`.
json() { python3 -c 'import json, sys; it = json.load(sys.stdin); print(eval(sys.argv[1]))' "$1"; }

step() { printf '\n== %s\n' "$*"; }

# check WHAT EXPECTED ACTUAL
check() {
  if [[ $2 != "$3" ]]; then
    printf 'FAILED: %s\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3" >&2
    exit 1
  fi
  printf 'ok  %s\n' "$1"
}

# refused WHAT CODE COMMAND...: the command has to fail with that error code.
refused() {
  local what=$1 code=$2 said
  shift 2
  if said=$("$@" 2>&1); then
    check "$what" "a refusal with $code" "a success: $said"
  fi
  check "$what: $code" "($code)" "$(grep --only-matching --max-count=1 '([A-Za-z]*)' <<<"$said" || true)"
}

# One of the documents, for this account.
document() { sed "s/ACCOUNT_ID/$account/g" "$here/documents/$1.json"; }

# A password that the policy below allows.
password() { python3 -c 'import secrets; print("Ml-7" + secrets.token_urlsafe(18))'; }

# The code of a TOTP device (RFC 6238) for the time step that is so many steps from now.
totp() {
  python3 - "$1" "$2" <<'PYTHON'
import base64, hashlib, hmac, struct, sys, time
seed = base64.b32decode(open(sys.argv[1]).read().strip())
mac = hmac.new(seed, struct.pack(">Q", int(time.time()) // 30 + int(sys.argv[2])), hashlib.sha1).digest()
at = mac[-1] & 15
print(f"{(int.from_bytes(mac[at:at + 4], 'big') & 0x7FFFFFFF) % 1000000:06}")
PYTHON
}

step "Account $account at $url"
curl --silent --fail --retry 20 --retry-connrefused --retry-delay 1 --output /dev/null "$url/health/ready" ||
  { echo "IamSim does not answer at $url; start it with: dotnet run --project src/IamSim" >&2; exit 1; }
check "we are the account's root" "arn:aws:iam::$account:root" "$(sts get-caller-identity --query Arn)"

step "A strict password policy"
iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters --require-lowercase-characters \
  --require-numbers --require-symbols --max-password-age 90 --password-reuse-prevention 5 --allow-users-to-change-password
check "14 characters, 90 days, 5 remembered" $'14\t90\t5' \
  "$(iam get-account-password-policy --query 'PasswordPolicy.[MinimumPasswordLength,MaxPasswordAge,PasswordReusePrevention]')"

step "Managed policies: what the team may do, and the boundary of what it can ever do"
policy() { iam create-policy --path /ml/ --policy-name "$1" --policy-document "$(document "$2")" --query Policy.Arn; }
policies=arn:aws:iam::$account:policy/ml
check "MlBoundary" "$policies/MlBoundary" "$(policy MlBoundary boundary)"
check "MlTuningLimits" "$policies/MlTuningLimits" "$(policy MlTuningLimits tuning-limits)"
check "MlOwnCredentials" "$policies/MlOwnCredentials" "$(policy MlOwnCredentials own-credentials)"
check "MlAdminDelegation" "$policies/MlAdminDelegation" "$(policy MlAdminDelegation admin-delegation)"
refused "a document that is no policy" MalformedPolicyDocument \
  iam create-policy --policy-name Broken --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Maybe"}]}'
check "tuning is limited to small instances" ml.m5.large "$(iam get-policy-version --policy-arn "$policies/MlTuningLimits" --version-id v1 \
  --query 'PolicyVersion.Document.Statement[?Sid==`SmallInstancesOnly`].Condition."ForAnyValue:StringNotEquals"."sagemaker:InstanceTypes"[0]')"

step "Groups"
iam create-group --path /ml/ --group-name MlEngineers >/dev/null
iam create-group --path /ml/ --group-name MlAdmins >/dev/null
iam attach-group-policy --group-name MlEngineers --policy-arn arn:aws:iam::aws:policy/AmazonSageMakerReadOnly
iam attach-group-policy --group-name MlEngineers --policy-arn "$policies/MlTuningLimits"
iam attach-group-policy --group-name MlEngineers --policy-arn "$policies/MlOwnCredentials"
iam attach-group-policy --group-name MlAdmins --policy-arn "$policies/MlAdminDelegation"
iam attach-group-policy --group-name MlAdmins --policy-arn "$policies/MlOwnCredentials"
check "what engineers have" "AmazonSageMakerReadOnly MlOwnCredentials MlTuningLimits" \
  "$(iam list-attached-group-policies --group-name MlEngineers --query 'AttachedPolicies[].PolicyName' | tr '\t' '\n' | sort | paste -sd ' ')"

step "Users: alice is an engineer, who cannot go beyond the boundary whatever is attached to her; bob is an admin"
iam create-user --path /ml/ --user-name alice --permissions-boundary "$policies/MlBoundary" --tags Key=team,Value=ml >/dev/null
iam create-user --path /ml/ --user-name bob --tags Key=team,Value=ml >/dev/null
iam add-user-to-group --group-name MlEngineers --user-name alice
iam add-user-to-group --group-name MlAdmins --user-name bob
check "alice's boundary" "$policies/MlBoundary" "$(iam get-user --user-name alice --query User.PermissionsBoundary.PermissionsBoundaryArn)"
refused "a second alice" EntityAlreadyExists iam create-user --user-name Alice
refused "a weak password" PasswordPolicyViolation iam create-login-profile --user-name alice --password Summer2026
alice_password=$(password)
check "a strong one" alice "$(iam create-login-profile --user-name alice --password "$alice_password" --query LoginProfile.UserName)"
check "bob must change his" True \
  "$(iam create-login-profile --user-name bob --password "$(password)" --password-reset-required --query LoginProfile.PasswordResetRequired)"

step "MFA for alice"
serial=$(iam create-virtual-mfa-device --virtual-mfa-device-name alice --outfile "$work/seed" --bootstrap-method Base32StringSeed \
  --query VirtualMFADevice.SerialNumber)
check "the device" "arn:aws:iam::$account:mfa/alice" "$serial"
refused "codes of no device" InvalidAuthenticationCode iam enable-mfa-device --user-name alice --serial-number "$serial" \
  --authentication-code1 "$(totp "$work/seed" -90)" --authentication-code2 "$(totp "$work/seed" -70)"
iam enable-mfa-device --user-name alice --serial-number "$serial" \
  --authentication-code1 "$(totp "$work/seed" -1)" --authentication-code2 "$(totp "$work/seed" 0)"
check "it is hers" "$serial" "$(iam list-mfa-devices --user-name alice --query 'MFADevices[].SerialNumber')"

step "The execution role of SageMaker's jobs"
check "the role" "arn:aws:iam::$account:role/ml/AmazonSageMakerExecutionRole" "$(iam create-role --path /ml/ \
  --role-name AmazonSageMakerExecutionRole --assume-role-policy-document "$(document sagemaker-trust)" --query Role.Arn)"
iam put-role-policy --role-name AmazonSageMakerExecutionRole --policy-name DataModelsAndKey --policy-document "$(document execution-permissions)"
iam put-role-permissions-boundary --role-name AmazonSageMakerExecutionRole --permissions-boundary "$policies/MlBoundary"
check "who may take it" sagemaker.amazonaws.com "$(iam get-role --role-name AmazonSageMakerExecutionRole \
  --query 'Role.AssumeRolePolicyDocument.Statement[0].Principal.Service')"
check "what it reads" s3:GetObject "$(iam get-role-policy --role-name AmazonSageMakerExecutionRole --policy-name DataModelsAndKey \
  --query 'PolicyDocument.Statement[?Sid==`ReadTrainingData`].Action')"

step "alice works with an access key of her own"
read -r key_id key_secret < <(iam create-access-key --user-name alice --query 'AccessKey.[AccessKeyId,SecretAccessKey]')
as_alice() { AWS_ACCESS_KEY_ID=$key_id AWS_SECRET_ACCESS_KEY=$key_secret "$@"; }
check "she is alice" "arn:aws:iam::$account:user/ml/alice" "$(as_alice sts get-caller-identity --query Arn)"
refused "her password of before" PasswordPolicyViolation \
  as_alice iam change-password --old-password "$alice_password" --new-password "$alice_password"
as_alice iam change-password --old-password "$alice_password" --new-password "$(password)"
check "she changed it" alice "$(iam get-login-profile --user-name alice --query LoginProfile.UserName)"

step "The same account over REST"
check "its users" "['alice', 'bob']" "$(rest /users | json '[user["userName"] for user in it["users"]]')"
check "its policies" "['MlAdminDelegation', 'MlBoundary', 'MlOwnCredentials', 'MlTuningLimits']" \
  "$(rest '/policies?scope=Local' | json 'sorted(policy["policyName"] for policy in it["policies"])')"
check "alice's groups" "['MlEngineers']" "$(rest /users/alice/groups | json '[group["groupName"] for group in it["groups"]]')"
refused "a group with members stays" DeleteConflict iam delete-group --group-name MlEngineers

step "The trail: what changed, or was refused"
rest '/audit/events?maxItems=1000&readOnly=false' >"$work/trail.json"
python3 - "$work/trail.json" <<'PYTHON'
import json, sys

NAMES = ("userName", "groupName", "roleName", "policyName", "policyArn", "virtualMFADeviceName", "serialNumber", "accessKeyId")

def about(event):
    asked = event["requestParameters"] or {}
    return " ".join(str(asked[name]).rsplit("/", 1)[-1] for name in NAMES if name in asked)

row = "{:<21}{:<7}{:<29}{:<46}{}"
print(row.format("TIME", "WHO", "WHAT", "ON WHAT", "ERROR"))
for event in reversed(json.load(open(sys.argv[1]))["events"]):
    who = event["userIdentity"].get("userName", event["userIdentity"]["type"].lower())
    print(row.format(event["eventTime"], who, event["eventName"], about(event), event.get("errorCode", "")).rstrip())
PYTHON
printf '\nAll checks hold.\n'
