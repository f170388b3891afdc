using IamSim.Contracts;
using IamSim.Contracts.Iam;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Labs.Lessons;

/// <summary>An incident, found in the trail and undone.</summary>
internal sealed class AuditTrail : Lab
{
    public override string Id => "audit";

    public override string Title => "Who did that? Read the trail, and undo it";

    public override IReadOnlyList<string> Topics => ["CloudTrail", "Auditing", "Incident response", "Access keys"];

    public override string Goal =>
        "What was opened in account ACCOUNT_ID is closed again: no user may administer it, nor use a key of such a user; whoever works here still can. And a trail logs all regions, with log file validation.";

    public override string Story =>
        "Somebody used root in account ACCOUNT_ID this morning and changed permissions. anna trains models here and reads training jobs, which she must go on doing; of the other users nobody is sure. The audit trail knows.";

    public override IReadOnlyList<string> Hints =>
    [
        "GET /api/v1/audit/events?readOnly=false, or aws cloudtrail lookup-events: which calls attach policies, and to whom?",
        "Detach what was attached, and make that user's access keys inactive, or delete them: the key works on, whatever the user may later be given.",
        "aws cloudtrail create-trail --is-multi-region-trail --enable-log-file-validation, then start-logging.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) =>
    [
        User("anna"),
        UserPolicy("anna", "Reads", """{"Effect":"Allow","Action":["sagemaker:ListTrainingJobs","sagemaker:DescribeTrainingJob"],"Resource":"*"}"""),
        User("backup-agent"), User("report-mailer"), User("metrics-reader"),
        new CreateAccessKeyRequest { UserName = "metrics-reader" },
        new CreateAccessKeyRequest { UserName = "report-mailer" },
        new AttachUserPolicyRequest { UserName = "report-mailer", PolicyArn = $"arn:{account.Partition}:iam::aws:policy/AdministratorAccess" },
        UserPolicy("metrics-reader", "Metrics", """{"Effect":"Allow","Action":"cloudwatch:GetMetricData","Resource":"*"}"""),
    ];

    public override async ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var account = check.Account;
        foreach (var user in check.Users)
        {
            check.MayNot($"{user.Name} may not make users", user, "iam:CreateUser", account.Iam("user/eve"));
            check.MayNot($"{user.Name} may not take over roles", user, "iam:UpdateAssumeRolePolicy", account.Iam("role/any"));
            check.MayNot($"{user.Name} may not stop the trail", user, "cloudtrail:StopLogging", $"arn:{account.Partition}:cloudtrail:{account.Region}:{account.Id}:trail/any");
        }

        check.May("anna still describes training jobs", check.User("anna"), "sagemaker:DescribeTrainingJob", account.SageMaker("training-job/x"));
        check.May("metrics-reader still reads metrics", check.User("metrics-reader"), "cloudwatch:GetMetricData", "*");
        var opened = check.User("report-mailer");
        var active = opened is null
            ? 0
            : await check.Db.AccessKeys.CountAsync(key => key.AccountId == account.Id && key.UserId == opened.Id && key.DeletedAt == null && key.Status == "Active", ct);
        check.Note("The opened user's access keys work no more", active == 0, $"{active} of its access keys can still be used.");
        var metrics = check.User("metrics-reader");
        var working = metrics is not null
            && await check.Db.AccessKeys.AnyAsync(key => key.AccountId == account.Id && key.UserId == metrics.Id && key.DeletedAt == null && key.Status == "Active", ct);
        check.Note("Those of others still do", working, "metrics-reader cannot call any more.");
        var trails = await check.Db.Trails.Where(trail => trail.AccountId == account.Id).ToListAsync(ct);
        check.Note(
            "A trail logs all regions, with log file validation",
            trails.Exists(trail => trail is { IsLogging: true, IsMultiRegion: true, ValidatedSince: not null }),
            trails.Count == 0
                ? "There is no trail."
                : string.Join(" ", trails.Select(trail =>
                    $"{trail.Name}: {(trail.IsLogging ? "logs" : "does not log")}, {(trail.IsMultiRegion ? "all regions" : "one region")}, {(trail.ValidatedSince is null ? "without" : "with")} validation.")));
    }
}
