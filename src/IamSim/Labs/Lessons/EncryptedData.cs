using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Kms.Facts;
using IamSim.S3.Facts;

namespace IamSim.Labs.Lessons;

/// <summary>Training data under a key of one's own.</summary>
internal sealed class EncryptedData : Lab
{
    private const int MostObjects = 1000;

    public override string Id => "encrypted-data";

    public override string Title => "Encrypted training data";

    public override IReadOnlyList<string> Topics => ["S3", "KMS key policies", "Default encryption", "Execution roles", "Least privilege"];

    public override string Goal =>
        "The bucket cats-ACCOUNT_ID encrypts with a key of yours, has data under train/, and a job with the role Training reads it and writes models/; carl, who may everything in S3, reads nothing of it.";

    public override string Story =>
        "Account ACCOUNT_ID has a bucket cats-ACCOUNT_ID, a role Training that pulls images and writes logs and may nothing else yet, and carl, who has s3:* and no permission for any key.";

    public override IReadOnlyList<string> Hints =>
    [
        "Make a key, set the bucket's default encryption to aws:kms with it, and only then put an object under train/: default encryption does not touch what is there.",
        "The role needs s3:ListBucket, s3:GetObject, s3:PutObject, and of the key kms:Decrypt and kms:GenerateDataKey.",
        "POST /api/v1/workloads/check tells step by step what a job still lacks.",
        "kms:ViaService keeps the role from decrypting by itself.",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) =>
    [
        new CreateBucketRequest { Bucket = $"cats-{account.Id}" },
        Role("Training", TrustOf("sagemaker.amazonaws.com")),
        RolePolicy("Training", "Basics", JobBasics),
        User("carl"),
        UserPolicy("carl", "S3", """{"Effect":"Allow","Action":"s3:*","Resource":"*"}"""),
    ];

    /// <summary>What every job needs beside its data: its image, its log, its metrics.</summary>
    internal const string JobBasics = """
        {"Effect":"Allow","Action":["ecr:GetAuthorizationToken","ecr:BatchCheckLayerAvailability","ecr:BatchGetImage","ecr:GetDownloadUrlForLayer",
         "logs:CreateLogGroup","logs:CreateLogStream","logs:DescribeLogStreams","logs:PutLogEvents","cloudwatch:PutMetricData"],"Resource":"*"}
        """;

    public override async ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var buckets = check.Services.GetRequiredService<IBuckets>();
        var name = $"cats-{check.Account.Id}";
        var bucket = await buckets.FindAsync(check.Services, name, ct);
        check.Note("The bucket is there", bucket is not null, $"There is no bucket {name}.");
        if (bucket is null)
        {
            return;
        }

        var key = bucket.Encryption is { IsKms: true, KmsKeyId: { } id }
            ? await check.Services.GetRequiredService<IKeys>().FindAsync(check.Services, check.Account.Id, check.Account.Region, id, ct)
            : null;
        check.Note(
            "It encrypts with a key of yours",
            key is { IsAwsManaged: false, IsEnabled: true },
            $"Its default encryption is {bucket.Encryption.Algorithm}{(bucket.Encryption.KmsKeyId is { } named ? $" with {named}, which is not an enabled key of yours" : string.Empty)}.");
        var objects = await buckets.ListAsync(check.Services, bucket, "train/", MostObjects, ct);
        var others = objects.Where(each => key is null || each.Encryption.KmsKeyId != key.Arn).Select(each => each.Key).ToList();
        check.Note("There is data under train/", objects.Count > 0, "No object's key begins with train/.");
        check.Note("All of it is encrypted with that key", objects.Count > 0 && others.Count == 0, others.Count == 0 ? "There is none." : $"Not encrypted with it: {string.Join(", ", others.Take(5))}.");

        var role = check.Role("Training");
        check.Note("The role Training is there", role is not null, "There is no role Training any more.");
        if (role is null)
        {
            return;
        }

        var path = await JobTrial.RunAsync(check, role.Arn, $"s3://{name}/train/", $"s3://{name}/models/", null, ct);
        check.Note("A training job reads its data and writes its model", path.Succeeds, JobTrial.Why(path));
        check.MayNot("The role does not change its data", role, "s3:PutObject", check.Account.S3("cats", "train/1.csv"));
        check.MayNot("The role does not delete data", role, "s3:DeleteObject", check.Account.S3("cats", "train/1.csv"));
        check.MayNot("The role does not read other buckets", role, "s3:GetObject", check.Account.S3("secrets", "x"));
        if (key is null)
        {
            return;
        }

        var viaS3 = ("kms:ViaService", $"s3.{check.Account.Region}.amazonaws.com");
        KeyMayNot(key, "The role does not decrypt but through S3", role, "kms:Decrypt");
        KeyMayNot(key, "The role does not manage the key", role, "kms:ScheduleKeyDeletion");
        KeyMayNot(key, "carl does not decrypt, for all that he may in S3", check.User("carl"), "kms:Decrypt", viaS3);

        void KeyMayNot(KeyFacts used, string goal, Access.PrincipalPolicies? who, string action, params ReadOnlySpan<(string Key, string Value)> context)
        {
            if (who is null)
            {
                check.Note(goal, false, "The user or role that this is about is not there.");
                return;
            }

            var story = check.Ask(who, action, used.Arn, context, used.Policy);
            check.Note(goal, !story.Decision.IsAllowed, story.Sentence);
        }
    }
}
