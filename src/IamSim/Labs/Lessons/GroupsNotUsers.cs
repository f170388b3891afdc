using IamSim.Contracts;
using IamSim.Iam.Policies;

namespace IamSim.Labs.Lessons;

/// <summary>Permissions by groups.</summary>
internal sealed class GroupsNotUsers : Lab
{
    public override string Id => "groups";

    public override string Title => "Groups, not users";

    public override IReadOnlyList<string> Topics => ["Users and groups", "Managed policies", "Least privilege"];

    public override string Goal =>
        "anna and ben may list and describe SageMaker training jobs, and nothing else there, through a group; carl, a contractor, may not. No permission hangs on a user.";

    public override string Story => "Three users are in account ACCOUNT_ID: anna and ben, engineers, and carl, who has no business with training jobs. carl was given a policy of his own in a hurry.";

    public override IReadOnlyList<string> Hints =>
    [
        "People come and go, groups stay: make a group, and put anna and ben into it.",
        "sagemaker:ListTrainingJobs and sagemaker:DescribeTrainingJob are enough; ListTrainingJobs knows no resources, so it is for *.",
        "Attach a managed policy to the group, and delete carl's inline policy.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) =>
    [
        User("anna"), User("ben"), User("carl"),
        UserPolicy("carl", "InAHurry", """{"Effect":"Allow","Action":"sagemaker:*","Resource":"*"}"""),
    ];

    public override ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var job = check.Account.SageMaker("training-job/cats");
        foreach (var name in new[] { "anna", "ben" })
        {
            var user = check.User(name);
            check.May($"{name} may list training jobs", user, "sagemaker:ListTrainingJobs", "*");
            check.May($"{name} may describe a training job", user, "sagemaker:DescribeTrainingJob", job);
            check.MayNot($"{name} may not stop one", user, "sagemaker:StopTrainingJob", job);
            check.MayNot($"{name} may not start one", user, "sagemaker:CreateTrainingJob", job);
            check.MayNot($"{name} may not read data", user, "s3:GetObject", check.Account.S3("cats", "train/1.jpg"));
            check.MayNot($"{name} may not make users", user, "iam:CreateUser", check.Account.Iam("user/eve"));
        }

        check.MayNot("carl may not describe training jobs", check.User("carl"), "sagemaker:DescribeTrainingJob", job);
        check.MayNot("carl may not list them", check.User("carl"), "sagemaker:ListTrainingJobs", "*");
        var own = check.Users.SelectMany(user => user.Identity.Where(policy => policy.HolderKind == PrincipalKind.User).Select(policy => $"{policy.Name} of {user.Name}")).ToList();
        check.Note("No permission hangs on a user", own.Count == 0, $"These do: {string.Join(", ", own)}.");
        return ValueTask.CompletedTask;
    }
}
