using IamSim.Contracts;
using IamSim.CostControl;

namespace IamSim.Labs.Lessons;

/// <summary>Who may start what, how large, how long.</summary>
internal sealed class CostControlled : Lab
{
    public override string Id => "cost-control";

    public override string Title => "Only what the team can pay";

    public override IReadOnlyList<string> Topics => ["Cost control", "Condition keys", "ForAllValues and ForAnyValue", "Tags"];

    public override string Goal =>
        "vera starts tuning jobs on ml.m5.xlarge and ml.g5.xlarge only, for at most two hours, tagged team=vision, with the role Training; mallory starts nothing.";

    public override string Story => "Last month's bill of account ACCOUNT_ID had an ml.p4d.24xlarge on it, for a weekend. vera and mallory both have sagemaker:* now; the role Training is there to be passed.";

    public override IReadOnlyList<string> Hints =>
    [
        "sagemaker:InstanceTypes has several values: a tuning job may name several types, and ForAnyValue is met by one of them.",
        "ForAllValues also holds where the key is absent: \"Null\": {\"sagemaker:InstanceTypes\": \"false\"} takes that away.",
        "NumericLessThanEquals on sagemaker:MaxRuntimeInSeconds; without IfExists a request that names no runtime is refused.",
        "StringEquals on aws:RequestTag/team. And iam:PassRole on the role, to sagemaker.amazonaws.com.",
        "GET /api/v1/cost-control shows what you have.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) =>
    [
        Role("Training", TrustOf("sagemaker.amazonaws.com")),
        User("vera"), User("mallory"),
        UserPolicy("vera", "All", """{"Effect":"Allow","Action":["sagemaker:*","iam:PassRole"],"Resource":"*"}"""),
        UserPolicy("mallory", "All", """{"Effect":"Allow","Action":["sagemaker:*","iam:PassRole"],"Resource":"*"}"""),
    ];

    public override ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var (account, vera) = (check.Account, check.User("vera"));
        const string Tune = "sagemaker:CreateHyperParameterTuningJob";
        var job = account.SageMaker("hyper-parameter-tuning-job/cats");
        (string, string) team = ("aws:RequestTag/team", "vision");
        (string, string) tag = ("aws:TagKeys", "team");
        (string, string) twoHours = (LaunchAction.RuntimeKey, "7200");
        check.May("vera may tune on ml.g5.xlarge", vera, Tune, job, Type("g5.xlarge"), twoHours, team, tag);
        check.May("vera may tune on ml.m5.xlarge for an hour", vera, Tune, job, Type("m5.xlarge"), (LaunchAction.RuntimeKey, "3600"), team, tag);
        check.May("vera may name both", vera, Tune, job, Type("m5.xlarge"), Type("g5.xlarge"), twoHours, team, tag);
        check.MayNot("vera may not tune on ml.p4d.24xlarge", vera, Tune, job, Type("p4d.24xlarge"), twoHours, team, tag);
        check.MayNot("vera may not name it beside one that is allowed", vera, Tune, job, Type("g5.xlarge"), Type("p4d.24xlarge"), twoHours, team, tag);
        check.MayNot("vera may not leave out the types", vera, Tune, job, twoHours, team, tag);
        check.MayNot("vera may not tune for longer", vera, Tune, job, Type("g5.xlarge"), (LaunchAction.RuntimeKey, "7201"), team, tag);
        check.MayNot("vera may not leave out the runtime", vera, Tune, job, Type("g5.xlarge"), team, tag);
        check.MayNot("vera may not leave out the tag", vera, Tune, job, Type("g5.xlarge"), twoHours);
        check.MayNot("vera may not tag as another team", vera, Tune, job, Type("g5.xlarge"), twoHours, ("aws:RequestTag/team", "nlp"), tag);
        check.MayNot("vera may not open notebooks", vera, "sagemaker:CreateNotebookInstance", account.SageMaker("notebook-instance/x"), Type("p4d.24xlarge"));
        check.MayNot("vera may not start other jobs", vera, "sagemaker:CreateTrainingJob", account.SageMaker("training-job/x"), Type("g5.xlarge"), twoHours, team, tag);
        check.May("vera may pass Training to SageMaker", vera, "iam:PassRole", account.Iam("role/Training"), ("iam:PassedToService", "sagemaker.amazonaws.com"));
        check.MayNot("vera may pass no other role", vera, "iam:PassRole", account.Iam("role/Admin"), ("iam:PassedToService", "sagemaker.amazonaws.com"));
        check.MayNot("mallory may not tune", check.User("mallory"), Tune, job, Type("m5.xlarge"), twoHours, team, tag);
        check.MayNot(
            "mallory may not train", check.User("mallory"), "sagemaker:CreateTrainingJob", account.SageMaker("training-job/x"), Type("m5.xlarge"), twoHours, team, tag);
        return ValueTask.CompletedTask;

        static (string, string) Type(string name) => (LaunchAction.InstanceTypesKey, "ml." + name);
    }
}
