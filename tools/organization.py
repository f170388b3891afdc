#!/usr/bin/env python3
"""Prints an organization as IamSim imports it: what the AWS CLI says of it, in one object (docs/accounts.md).

Needs the AWS CLI and the credentials of the management account. Arguments go to the CLI:

    tools/organization.py --profile management > organization.json
"""
import json
import subprocess
import sys


def aws(*command, may_fail=False):
    done = subprocess.run(["aws", *command, "--output", "json", *sys.argv[1:]], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL if may_fail else None, check=not may_fail)
    return json.loads(done.stdout) if done.returncode == 0 and done.stdout.strip() else {}


def walk(parent, path):
    """Everything below a root or unit. Older versions of the CLI do not say where it stands."""
    for account in aws("organizations", "list-accounts-for-parent", "--parent-id", parent)["Accounts"]:
        accounts.append({**account, "Paths": [f"{path}{account['Id']}/"]})
    for unit in aws("organizations", "list-organizational-units-for-parent", "--parent-id", parent)["OrganizationalUnits"]:
        below = f"{path}{unit['Id']}/"
        units.append({**unit, "Path": below})
        walk(unit["Id"], below)


def policies(kind):
    for summary in aws("organizations", "list-policies", "--filter", kind)["Policies"]:
        of = ("--policy-id", summary["Id"])
        yield {**aws("organizations", "describe-policy", *of)["Policy"], **aws("organizations", "list-targets-for-policy", *of)}


organization = aws("organizations", "describe-organization")
features = aws("iam", "list-organizations-features", may_fail=True)  # refused where centralized root access was never used
roots = aws("organizations", "list-roots")
units, accounts = [], []
for root in roots["Roots"]:
    walk(root["Id"], f"{organization['Organization']['Id']}/{root['Id']}/")
enabled = [kind["Type"] for root in roots["Roots"] for kind in root["PolicyTypes"] if kind["Status"] == "ENABLED"]
json.dump({
    "Organization": organization["Organization"],
    "EnabledFeatures": features.get("EnabledFeatures", []),
    "Roots": roots["Roots"],
    "OrganizationalUnits": units,
    "Accounts": accounts,
    "Policies": [policy for kind in enabled for policy in policies(kind)],
}, sys.stdout, indent=4)
print()
