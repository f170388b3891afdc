using IamSim.Access;
using IamSim.Contracts;

namespace IamSim.Labs.Lessons;

/// <summary>An execution role and its trust policy.</summary>
internal sealed class ExecutionRole : Lab
{
    private const string Other = "999988887777";

    public override string Id => "execution-role";

    public override string Title => "An execution role for training jobs";

    public override IReadOnlyList<string> Topics => ["Execution roles", "Trust policies", "Confused deputy", "Least privilege"];

    public override string Goal =>
        "There is a role that SageMaker may assume for this account's resources and nobody else may assume; with it a job lists and reads s3://cats-ACCOUNT_ID/train/ and writes s3://cats-ACCOUNT_ID/models/, and no more.";

    public override string Story => "Account ACCOUNT_ID is to train its first model. The data is in s3://cats-ACCOUNT_ID/train/, the model goes to s3://cats-ACCOUNT_ID/models/. There is no role yet.";

    public override IReadOnlyList<string> Hints =>
    [
        "Two documents: the trust policy says who may assume the role, its permissions what a job may do with it.",
        "The principal is a service: {\"Service\": \"sagemaker.amazonaws.com\"}.",
        "SageMaker works for everybody. That it assumes the role for your account only, say conditions on aws:SourceAccount, or aws:SourceArn.",
        "s3:ListBucket is on the bucket, with a condition on s3:prefix; s3:GetObject and s3:PutObject are on objects.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) =>
        [Role("OldNotebook", TrustOf("ec2.amazonaws.com")), RolePolicy("OldNotebook", "All", """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""")];

    public override ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var candidates = check.Roles.Where(role => check.AskAsService("sagemaker.amazonaws.com", role, check.Account.Id).Decision.IsAllowed).ToList();
        check.Note("There is a role that SageMaker may assume", candidates.Count > 0, "No role's trust policy lets sagemaker.amazonaws.com assume it for this account.");

        // Of several, the one that is nearest to the goal is meant.
        var role = candidates.MinBy(each => Wrong(check, each));
        if (role is null)
        {
            return ValueTask.CompletedTask;
        }

        Trust(check, "SageMaker does not assume it for another account", check.AskAsService("sagemaker.amazonaws.com", role, Other), role);
        Trust(check, "No other service may assume it", check.AskAsService("ec2.amazonaws.com", role, check.Account.Id), role);
        Trust(check, "Nobody of another account may assume it", check.AskAsStranger(Other, role), role);
        foreach (var (goal, action, resource, context, shall) in Permissions(check))
        {
            if (shall)
            {
                check.May(goal, role, action, resource, context);
            }
            else
            {
                check.MayNot(goal, role, action, resource, context);
            }
        }

        return ValueTask.CompletedTask;
    }

    private static void Trust(LabCheck check, string goal, IamSim.Policies.Evaluation.Explanations.Explanation story, PrincipalPolicies role) =>
        check.Note(goal, !story.Decision.IsAllowed, $"{role.Name}: {story.Sentence}");

    private static int Wrong(LabCheck check, PrincipalPolicies role) =>
        Permissions(check).Count(each => check.Ask(role, each.Action, each.Resource, each.Context).Decision.IsAllowed != each.Shall);

    private static IEnumerable<(string Goal, string Action, string Resource, (string, string)[] Context, bool Shall)> Permissions(LabCheck check)
    {
        var account = check.Account;
        return
        [
            ("A job may list the training data", "s3:ListBucket", account.S3("cats"), [("s3:prefix", "train/")], true),
            ("A job may read the training data", "s3:GetObject", account.S3("cats", "train/1.jpg"), [], true),
            ("A job may write the model", "s3:PutObject", account.S3("cats", "models/job/output/model.tar.gz"), [], true),
            ("A job may not change the training data", "s3:PutObject", account.S3("cats", "train/1.jpg"), [], false),
            ("A job may not delete data", "s3:DeleteObject", account.S3("cats", "train/1.jpg"), [], false),
            ("A job may not read what is not training data", "s3:GetObject", account.S3("cats", "salaries/2026.csv"), [], false),
            ("A job may not list what is not training data", "s3:ListBucket", account.S3("cats"), [("s3:prefix", "salaries/")], false),
            ("A job may not read other buckets", "s3:GetObject", account.S3("secrets", "x"), [], false),
            ("A job may not touch IAM", "iam:CreateUser", account.Iam("user/eve"), [], false),
        ];
    }
}
