using IamSim.Contracts;

namespace IamSim.Labs.Lessons;

/// <summary>Permissions by tags.</summary>
internal sealed class TeamTags : Lab
{
    public override string Id => "team-tags";

    public override string Title => "Each team its own jobs, by tags";

    public override IReadOnlyList<string> Topics => ["Attribute-based access control", "Tags", "Policy variables"];

    public override string Goal =>
        "vera and nina start and stop training jobs of their own team only: that of their tag team. What holds for them holds for whoever comes tomorrow, whatever the team.";

    public override string Story => "Users of account ACCOUNT_ID carry a tag team: vera has vision, nina has language. Jobs are to carry the same tag, and nobody stops the jobs of others.";

    public override IReadOnlyList<string> Hints =>
    [
        "One policy for all: ${aws:PrincipalTag/team} is the caller's own team.",
        "Starting is held by aws:RequestTag/team, stopping by aws:ResourceTag/team.",
        "CreateTrainingJob with tags needs sagemaker:AddTags too; whoever may retag a job may take it over, so hold that by both.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) => [User("vera", ("team", "vision")), User("nina", ("team", "language"))];

    public override ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var job = check.Account.SageMaker("training-job/cats");
        foreach (var (name, own, other) in new[] { ("vera", "vision", "language"), ("nina", "language", "vision") })
        {
            var user = check.User(name);
            check.May($"{name} may start jobs of team {own}", user, "sagemaker:CreateTrainingJob", job, ("aws:RequestTag/team", own), ("aws:TagKeys", "team"));
            check.MayNot($"{name} may not start jobs of team {other}", user, "sagemaker:CreateTrainingJob", job, ("aws:RequestTag/team", other), ("aws:TagKeys", "team"));
            check.MayNot($"{name} may not start jobs of no team", user, "sagemaker:CreateTrainingJob", job);
            check.May($"{name} may stop jobs of team {own}", user, "sagemaker:StopTrainingJob", job, ("aws:ResourceTag/team", own), ("sagemaker:ResourceTag/team", own));
            check.MayNot($"{name} may not stop jobs of team {other}", user, "sagemaker:StopTrainingJob", job, ("aws:ResourceTag/team", other), ("sagemaker:ResourceTag/team", other));
            check.MayNot($"{name} may not stop jobs of no team", user, "sagemaker:StopTrainingJob", job);
            check.MayNot(
                $"{name} may not make another team's job her own",
                user,
                "sagemaker:AddTags",
                job,
                ("aws:RequestTag/team", own),
                ("aws:TagKeys", "team"),
                ("aws:ResourceTag/team", other),
                ("sagemaker:ResourceTag/team", other));
            check.MayNot($"{name} may not change her own team", user, "iam:TagUser", check.Account.Iam($"user/{name}"), ("aws:RequestTag/team", other), ("aws:TagKeys", "team"));
        }

        var vera = check.User("vera");
        var policies = vera?.Identity.Select(policy => policy.Document.Text).ToHashSet() ?? [];
        var nina = check.User("nina")?.Identity.Select(policy => policy.Document.Text).ToHashSet() ?? [];
        check.Note(
            "Both have the same policies: nobody has to write one for the next team",
            policies.Count > 0 && policies.SetEquals(nina),
            "What vera has and what nina has are not the same.");
        return ValueTask.CompletedTask;
    }
}
