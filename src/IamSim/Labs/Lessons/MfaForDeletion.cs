using IamSim.Contracts;
using IamSim.Iam.Mfa;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Labs.Lessons;

/// <summary>MFA for what cannot be undone.</summary>
internal sealed class MfaForDeletion : Lab
{
    private const string Mfa = "aws:MultiFactorAuthPresent";

    private static readonly string[] Deletions = ["DeleteModel", "DeleteEndpoint", "DeleteNotebookInstance"];

    public override string Id => "mfa";

    public override string Title => "MFA for deletion";

    public override IReadOnlyList<string> Topics => ["MFA", "Condition keys", "Managed policies"];

    public override string Goal => "anna has an MFA device; she deletes models, endpoints and notebooks only with MFA, and does all else of SageMaker as before, with or without.";

    public override string Story => "anna has sagemaker:* in account ACCOUNT_ID. Last week her access key was found in a notebook, and somebody deleted a model with it.";

    public override IReadOnlyList<string> Hints =>
    [
        "A device: create-virtual-mfa-device, then enable-mfa-device with two codes in a row.",
        "Add a Deny for sagemaker:Delete* with a condition on aws:MultiFactorAuthPresent, rather than narrowing the Allow.",
        "Requests with a long-term access key do not have the key at all: BoolIfExists counts a missing key as not present, Bool does not.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) =>
        [User("anna"), UserPolicy("anna", "SageMaker", """{"Effect":"Allow","Action":"sagemaker:*","Resource":"*"}""")];

    public override async ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var anna = check.User("anna");
        foreach (var deletion in Deletions)
        {
            var (action, resource) = ($"sagemaker:{deletion}", check.Account.SageMaker("model/cats"));
            check.May($"{deletion} with MFA", anna, action, resource, (Mfa, "true"));
            check.MayNot($"No {deletion} with a long-term access key, which says nothing of MFA", anna, action, resource);
            check.MayNot($"No {deletion} with temporary credentials without MFA", anna, action, resource, (Mfa, "false"));
        }

        check.May("Describing a model with an access key", anna, "sagemaker:DescribeModel", check.Account.SageMaker("model/cats"));
        check.May("Creating one without MFA", anna, "sagemaker:CreateModel", check.Account.SageMaker("model/cats"), (Mfa, "false"));
        check.MayNot("Nothing beside SageMaker", anna, "iam:CreateUser", check.Account.Iam("user/eve"), (Mfa, "true"));
        var hasDevice = anna is not null && await check.Db.MfaDevices.EnabledFor(check.Account.Id, new MfaOwner(anna.Id, anna.Name)).AnyAsync(ct);
        check.Note("anna has an MFA device", hasDevice, "None is enabled for her: she could delete nothing at all.");
    }
}
