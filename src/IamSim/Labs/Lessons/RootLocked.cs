using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Mfa;
using IamSim.Iam.RootUsers;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Labs.Lessons;

/// <summary>Root is locked away.</summary>
internal sealed class RootLocked : Lab
{
    public override string Id => "root";

    public override string Title => "Lock root away";

    public override IReadOnlyList<string> Topics => ["Avoiding root", "MFA", "Administrators", "Access keys"];

    public override string Goal => "Somebody else than root administers the account, with MFA; root has an MFA device and no access keys.";

    public override string Story =>
        "You are the root of account ACCOUNT_ID: whoever set it up made an access key of root's and works with it every day. In this lab you begin as root, for the last time.";

    public override IReadOnlyList<string> Hints =>
    [
        "Make a user, and attach AdministratorAccess, or better to a group that the user is in.",
        "create-virtual-mfa-device and enable-mfa-device, for the user; root's devices are under users/root of the REST API.",
        "Root's access keys: GET and DELETE /api/v1/root/access-keys.",
    ];

    public override bool HasLearner => false;

    public override IEnumerable<IRequest> SetUp(LabAccount account) => [new CreateAccessKeyRequest()];

    public override async ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var administrators = check.Users.Where(user => Administers(check, user)).ToList();
        check.Note("A user administers the account", administrators.Count > 0, "No user may do what an administrator does: iam:CreateUser, sagemaker:CreateTrainingJob, s3:CreateBucket.");
        var bare = new List<string>();
        foreach (var user in administrators)
        {
            if (!await check.Db.MfaDevices.EnabledFor(check.Account.Id, new MfaOwner(user.Id, user.Name)).AnyAsync(ct))
            {
                bare.Add(user.Name);
            }
        }

        check.Note("Every administrator has MFA", administrators.Count > 0 && bare.Count == 0, administrators.Count == 0 ? "There is none yet." : $"Without a device: {string.Join(", ", bare)}.");
        var root = await RootUse.OfAsync(check.Db, check.Account.Id, check.Call.Time, ct);
        check.Note("Root has an MFA device", root.HasMfa, "Root has none.");
        check.Note("Root has no access keys", root.AccessKeys == 0, $"Root has {root.AccessKeys}.");
    }

    private static bool Administers(LabCheck check, IamSim.Access.PrincipalPolicies user) =>
        new[] { ("iam:CreateUser", check.Account.Iam("user/x")), ("sagemaker:CreateTrainingJob", check.Account.SageMaker("training-job/x")), ("s3:CreateBucket", check.Account.S3("x")) }
            .All(each => check.Ask(user, each.Item1, each.Item2, [("aws:MultiFactorAuthPresent", "true")]).Decision.IsAllowed);
}
