using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Labs.Lessons;

/// <summary>Who may hand over which role to which service.</summary>
internal sealed class PassOneRole : Lab
{
    private const string Service = "iam:PassedToService";

    public override string Id => "pass-role";

    public override string Title => "Pass the training role, and no other";

    public override IReadOnlyList<string> Topics => ["iam:PassRole", "Execution roles", "Privilege escalation"];

    public override string Goal => "anna starts training jobs with the role Training; she can hand over no other role, and that one to no other service.";

    public override string Story =>
        "In account ACCOUNT_ID, anna has sagemaker:CreateTrainingJob and iam:PassRole on everything. The role Admin, which the account's notebooks of old use, may everything: whoever starts a job with it, may everything too.";

    public override IReadOnlyList<string> Hints =>
    [
        "iam:PassRole is asked on the role's ARN: name the role.",
        "A condition StringEquals on iam:PassedToService says to which service.",
        "It must not be enough to deny the role Admin: tomorrow there is another one.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) =>
    [
        Role("Training", TrustOf("sagemaker.amazonaws.com")),
        Role("Admin", TrustOf("sagemaker.amazonaws.com")),
        new AttachRolePolicyRequest { RoleName = "Admin", PolicyArn = $"arn:{account.Partition}:iam::aws:policy/AdministratorAccess" },
        User("anna"),
        UserPolicy("anna", "Jobs", """{"Effect":"Allow","Action":["sagemaker:CreateTrainingJob","iam:PassRole"],"Resource":"*"}"""),
    ];

    public override ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var (account, anna) = (check.Account, check.User("anna"));
        check.May("anna may start training jobs", anna, "sagemaker:CreateTrainingJob", account.SageMaker("training-job/cats"));
        check.May("anna may pass Training to SageMaker", anna, "iam:PassRole", account.Iam("role/Training"), (Service, "sagemaker.amazonaws.com"));
        check.MayNot("anna may not pass Admin", anna, "iam:PassRole", account.Iam("role/Admin"), (Service, "sagemaker.amazonaws.com"));
        check.MayNot("anna may not pass a role that is made tomorrow", anna, "iam:PassRole", account.Iam("role/Tomorrow"), (Service, "sagemaker.amazonaws.com"));
        check.MayNot("anna may not pass Training to EC2", anna, "iam:PassRole", account.Iam("role/Training"), (Service, "ec2.amazonaws.com"));
        check.MayNot("anna may not pass Training to Lambda", anna, "iam:PassRole", account.Iam("role/Training"), (Service, "lambda.amazonaws.com"));
        check.MayNot("anna may not give herself more", anna, "iam:PutUserPolicy", account.Iam("user/anna"));
        check.MayNot("anna may not give the role more", anna, "iam:PutRolePolicy", account.Iam("role/Training"));
        return ValueTask.CompletedTask;
    }
}
