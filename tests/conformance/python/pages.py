"""Runs every paginator and every waiter that boto3 has for IAM.

    python3 pages.py WORLD

WORLD is a file of JSON: the arguments of each list that needs some ("pages") and of each waiter ("waiters"), in an account of
which each list has more than one item.
"""

import json
import sys

import botocore.exceptions

from scenarios import IAM, POLICY, TRUST, check

# An account has one alias at most.
ONE_PAGE = {"ListAccountAliases"}


def page_by_page(method, operation, arguments):
    """Each item comes once, in pages of one; a list that is left half-way goes on where it was left."""
    paginator = IAM.get_paginator(method)
    keys = [key.expression for key in paginator.result_keys]
    whole = getattr(IAM, method)(MaxItems=1000, **arguments)
    expected = {key: whole.get(key, []) for key in keys}
    pages = list(paginator.paginate(PaginationConfig={"PageSize": 1}, **arguments))
    check(f"{operation}: items", expected, {key: [item for page in pages for item in page.get(key, [])] for key in keys})
    check(f"{operation}: more than one page", operation not in ONE_PAGE, len(pages) > 1)
    check(f"{operation}: the most of a page", True, all(sum(len(page.get(key, [])) for key in keys) <= 1 for page in pages))
    check(f"{operation}: the last page", False, pages[-1]["IsTruncated"])
    if len(keys) == 1 and operation not in ONE_PAGE:
        first = paginator.paginate(PaginationConfig={"MaxItems": 1, "PageSize": 1}, **arguments).build_full_result()
        rest = paginator.paginate(
            PaginationConfig={"StartingToken": first["NextToken"], "PageSize": 1}, **arguments
        ).build_full_result()
        check(f"{operation}: left and gone on", expected[keys[0]], first[keys[0]] + rest[keys[0]])


def wait(name, arguments):
    """Returns at once for what is there, fails for what is not, and waits for what comes between two looks."""
    waiter = IAM.get_waiter(name)
    waiter.wait(**arguments)
    check(f"{name}: there", True, True)
    member, value = next(iter(arguments.items()))
    late = value[:-2] + "late" if member == "PolicyArn" else "late"
    quick = {"Delay": 0, "MaxAttempts": 2}
    try:
        waiter.wait(WaiterConfig=quick, **{member: late})
        check(f"{name}: absent", "WaiterError", "a success")
    except botocore.exceptions.WaiterError as e:
        check(f"{name}: absent", "NoSuchEntity", e.last_response["Error"]["Code"])

    looks = []
    event = f"after-call.iam.{waiter.config.operation}"
    create = {
        "user_exists": lambda: IAM.create_user(UserName="late"),
        "role_exists": lambda: IAM.create_role(RoleName="late", AssumeRolePolicyDocument=json.dumps(TRUST)),
        "instance_profile_exists": lambda: IAM.create_instance_profile(InstanceProfileName="late"),
        "policy_exists": lambda: IAM.create_policy(PolicyName="late", PolicyDocument=json.dumps(POLICY)),
    }[name]

    def look(**_):
        looks.append(len(looks))
        if len(looks) == 1:
            create()

    IAM.meta.events.register(event, look)
    waiter.wait(WaiterConfig=quick, **{member: late})
    IAM.meta.events.unregister(event, look)
    check(f"{name}: came late", 2, len(looks))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        world = json.load(file)
    for method, operation in sorted(IAM.meta.method_to_api_mapping.items()):
        if IAM.can_paginate(method):
            page_by_page(method, operation, world["pages"].get(operation, {}))
    waiters = {"".join(part.title() for part in name.split("_")): name for name in IAM.waiter_names}
    check("waiters", sorted(world["waiters"]), sorted(waiters))
    for known, name in sorted(waiters.items()):
        wait(name, world["waiters"][known])


main()
