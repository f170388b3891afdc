using IamSim.Access;

namespace IamSim.Labs.Lessons;

/// <summary>A role for another account.</summary>
internal sealed class CrossAccountRole : Lab
{
    private const string Partner = "555566667777";
    private const string Stranger = "999988887777";
    private const string ExternalId = "sts:ExternalId";

    public override string Id => "cross-account";

    public override string Title => "A role for a partner's account";

    public override IReadOnlyList<string> Topics => ["Cross-account access", "Trust policies", "External ids", "Least privilege"];

    public override string Goal =>
        "There is a role that principals of account 555566667777 may assume with the external id cats-ACCOUNT_ID, and nobody without; it reads s3://cats-ACCOUNT_ID/shared/ and no more.";

    public override string Story => "A partner, account 555566667777, labels images for you: it reads s3://cats-ACCOUNT_ID/shared/ of account ACCOUNT_ID. The partner works for many customers, so its software must not be tricked into reading yours for another one.";

    public override IReadOnlyList<string> Hints =>
    [
        "The trust policy's principal is {\"AWS\": \"arn:aws:iam::555566667777:root\"}: the account, which then says who of its people may.",
        "A condition StringEquals on sts:ExternalId keeps out whoever does not know the id.",
        "Permissions as for any role: s3:GetObject on the prefix's objects.",
    ];

    public override ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var id = $"cats-{check.Account.Id}";
        var candidates = check.Roles.Where(role => check.AskAsStranger(Partner, role, (ExternalId, id)).Decision.IsAllowed).ToList();
        check.Note(
            "There is a role that the partner may assume with the external id",
            candidates.Count > 0,
            $"No role's trust policy lets account {Partner} in that shows the external id {id}.");
        var role = candidates.MinBy(each => Open(check, each));
        if (role is null)
        {
            return ValueTask.CompletedTask;
        }

        Closed("Not without the external id", check.AskAsStranger(Partner, role));
        Closed("Not with that of another customer", check.AskAsStranger(Partner, role, (ExternalId, "dogs")));
        Closed("Not from another account, whatever it knows", check.AskAsStranger(Stranger, role, (ExternalId, id)));
        check.May("The role reads what is shared", role, "s3:GetObject", check.Account.S3("cats", "shared/1.jpg"));
        check.MayNot("The role does not read what is not shared", role, "s3:GetObject", check.Account.S3("cats", "train/1.jpg"));
        check.MayNot("The role does not write", role, "s3:PutObject", check.Account.S3("cats", "shared/1.jpg"));
        check.MayNot("The role starts no jobs", role, "sagemaker:CreateTrainingJob", check.Account.SageMaker("training-job/x"));
        check.MayNot("The role does not touch IAM", role, "iam:CreateUser", check.Account.Iam("user/eve"));
        return ValueTask.CompletedTask;

        void Closed(string goal, IamSim.Policies.Evaluation.Explanations.Explanation story) =>
            check.Note(goal, !story.Decision.IsAllowed, $"{role!.Name}: {story.Sentence}");
    }

    private static int Open(LabCheck check, PrincipalPolicies role) =>
        (check.AskAsStranger(Partner, role).Decision.IsAllowed ? 1 : 0)
        + (check.Ask(role, "s3:GetObject", check.Account.S3("cats", "shared/1.jpg"), []).Decision.IsAllowed ? 0 : 1);
}
