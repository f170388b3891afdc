using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Labs.Lessons;

/// <summary>A role that may everything, to be narrowed to what its job does.</summary>
internal sealed class LeastPrivilege : Lab
{
    public override string Id => "least-privilege";

    public override string Title => "Least privilege for a training role";

    public override IReadOnlyList<string> Topics => ["Least privilege", "Execution roles", "KMS by service", "Logs and metrics"];

    public override string Goal => "The role Training may do what its job does, and nothing else: it has AdministratorAccess now.";

    public override string Story =>
        "The role Training in account ACCOUNT_ID may everything, since that worked at once. Its job lists and reads s3://cats-ACCOUNT_ID/train/, writes s3://cats-ACCOUNT_ID/models/, "
        + "decrypts by S3 with any key of the account, writes to log groups under /aws/sagemaker/, and puts metrics into the namespace /aws/sagemaker/TrainingJobs.";

    public override IReadOnlyList<string> Hints =>
    [
        "Write the new policy first, attach it, then detach AdministratorAccess.",
        "kms:Decrypt and kms:GenerateDataKey, with kms:ViaService s3.REGION.amazonaws.com: the role decrypts what it reads, and nothing else.",
        "cloudwatch:PutMetricData knows no resources: a condition on cloudwatch:namespace narrows it.",
        "logs:CreateLogStream and logs:PutLogEvents on arn:aws:logs:*:*:log-group:/aws/sagemaker/*.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) =>
    [
        Role("Training", TrustOf("sagemaker.amazonaws.com")),
        new AttachRolePolicyRequest { RoleName = "Training", PolicyArn = $"arn:{account.Partition}:iam::aws:policy/AdministratorAccess" },
    ];

    public override ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var (account, role) = (check.Account, check.Role("Training"));
        var key = $"arn:{account.Partition}:kms:{account.Region}:{account.Id}:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        var viaS3 = ("kms:ViaService", $"s3.{account.Region}.amazonaws.com");
        var logs = $"arn:{account.Partition}:logs:{account.Region}:{account.Id}:log-group:/aws/sagemaker/TrainingJobs:log-stream:cats/algo-1";
        check.May("It lists the training data", role, "s3:ListBucket", account.S3("cats"), ("s3:prefix", "train/"));
        check.May("It reads the training data", role, "s3:GetObject", account.S3("cats", "train/1.jpg"));
        check.May("It writes the model", role, "s3:PutObject", account.S3("cats", "models/m.tar.gz"));
        check.May("It decrypts what it reads from S3", role, "kms:Decrypt", key, viaS3);
        check.May("It encrypts what it writes to S3", role, "kms:GenerateDataKey", key, viaS3);
        check.May("It opens its log", role, "logs:CreateLogStream", logs);
        check.May("It writes its log", role, "logs:PutLogEvents", logs);
        check.May("It puts its metrics", role, "cloudwatch:PutMetricData", "*", ("cloudwatch:namespace", "/aws/sagemaker/TrainingJobs"));
        check.MayNot("It does not delete data", role, "s3:DeleteObject", account.S3("cats", "train/1.jpg"));
        check.MayNot("It does not read other buckets", role, "s3:GetObject", account.S3("secrets", "x"));
        check.MayNot("It does not change its data", role, "s3:PutObject", account.S3("cats", "train/1.jpg"));
        check.MayNot("It does not decrypt by calling KMS itself", role, "kms:Decrypt", key);
        check.MayNot("It does not delete keys", role, "kms:ScheduleKeyDeletion", key);
        check.MayNot("It does not write logs of others", role, "logs:PutLogEvents", logs.Replace("/aws/sagemaker/", "/aws/lambda/", StringComparison.Ordinal));
        check.MayNot("It does not put metrics of others", role, "cloudwatch:PutMetricData", "*", ("cloudwatch:namespace", "Billing"));
        check.MayNot("It does not start jobs", role, "sagemaker:CreateTrainingJob", account.SageMaker("training-job/next"));
        check.MayNot("It does not touch IAM", role, "iam:AttachRolePolicy", account.Iam("role/Training"));
        check.Note(
            "SageMaker may still assume it",
            role is not null && check.AskAsService("sagemaker.amazonaws.com", role, account.Id).Decision.IsAllowed,
            "Its trust policy does not let sagemaker.amazonaws.com in.");
        return ValueTask.CompletedTask;
    }
}
