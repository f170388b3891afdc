using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Labs.Lessons;

/// <summary>Delegation within a permissions boundary.</summary>
internal sealed class BoundedDelegation : Lab
{
    public override string Id => "boundary";

    public override string Title => "Delegate, but not beyond the boundary";

    public override IReadOnlyList<string> Topics => ["Permissions boundaries", "Delegation", "Privilege escalation"];

    public override string Goal =>
        "bob may make roles and give them inline policies, but only with the boundary MlBoundary; he can neither take the boundary off nor change it, nor give himself more.";

    public override string Story => "Account ACCOUNT_ID has a managed policy MlBoundary: what anybody in machine learning may ever do. bob leads the team and shall make its roles himself.";

    public override IReadOnlyList<string> Hints =>
    [
        "iam:CreateRole and iam:PutRolePolicy have the condition key iam:PermissionsBoundary.",
        "Allow both with StringEquals on it: without the key, a request is not allowed.",
        "iam:DeleteRolePermissionsBoundary, iam:CreatePolicyVersion and iam:SetDefaultPolicyVersion need no Deny where nothing allows them: allow few actions.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) =>
    [
        new CreatePolicyRequest { PolicyName = "MlBoundary", PolicyDocument = Document("""{"Effect":"Allow","Action":["sagemaker:*","s3:*","logs:*"],"Resource":"*"}""") },
        User("bob"),
    ];

    public override ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var (account, bob) = (check.Account, check.User("bob"));
        var boundary = account.Iam("policy/MlBoundary");
        var role = account.Iam("role/Next");
        const string Key = "iam:PermissionsBoundary";
        check.May("bob may make a role with the boundary", bob, "iam:CreateRole", role, (Key, boundary));
        check.May("bob may give such a role a policy", bob, "iam:PutRolePolicy", role, (Key, boundary));
        check.MayNot("bob may not make a role without it", bob, "iam:CreateRole", role);
        check.MayNot("bob may not make a role with another boundary", bob, "iam:CreateRole", role, (Key, $"arn:{account.Partition}:iam::aws:policy/AdministratorAccess"));
        check.MayNot("bob may not give a role without it a policy", bob, "iam:PutRolePolicy", account.Iam("role/Admin"));
        check.MayNot("bob may not take it off", bob, "iam:DeleteRolePermissionsBoundary", role, (Key, boundary));
        check.MayNot("bob may not change it", bob, "iam:CreatePolicyVersion", boundary);
        check.MayNot("bob may not go back to another version of it", bob, "iam:SetDefaultPolicyVersion", boundary);
        check.MayNot("bob may not delete it", bob, "iam:DeletePolicy", boundary);
        check.MayNot("bob may not give himself more", bob, "iam:PutUserPolicy", account.Iam("user/bob"));
        check.MayNot("bob may not attach policies to himself", bob, "iam:AttachUserPolicy", account.Iam("user/bob"));
        check.MayNot("bob may not make users", bob, "iam:CreateUser", account.Iam("user/eve"));
        return ValueTask.CompletedTask;
    }
}
