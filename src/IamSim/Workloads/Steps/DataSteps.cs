using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Contracts.S3;
using IamSim.Kms.Facts;
using IamSim.S3.Facts;
using IamSim.Workloads.Specs;

namespace IamSim.Workloads.Steps;

/// <summary>Reading and writing S3 by the role, with what S3 asks of KMS for it.</summary>
internal sealed class DataSteps(AccessWalk walk, IBuckets buckets, IKeys keys)
{
    private const string Via = "s3.amazonaws.com";
    /// <summary>AWS's own key for S3, in each account.</summary>
    public const string DefaultKey = "alias/aws/s3";


    private WorkloadSpec Spec => walk.Spec;

    /// <summary>Lists what is under a prefix; nothing where that fails.</summary>
    /// <param name="phase">When.</param>
    /// <param name="location">Bucket and prefix.</param>
    /// <param name="most">No more objects than this.</param>
    /// <param name="isFromNetwork">False for what SageMaker does on its own side before the job begins.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<(bool Succeeds, IReadOnlyList<ObjectFacts> Objects)> ListAsync(
        string phase, S3Location location, int most, bool isFromNetwork, CancellationToken ct)
    {
        var bucket = await walk.World.BucketAsync(location.Bucket, ct);
        var question = Ask(bucket, location, new BucketUse("s3:ListBucket", null) { Prefix = location.Key });
        var step = new StepCall(
            phase,
            $"SageMaker lists {location}",
            new CallSubject(S3Operations.ListObjectsV2, new ListObjectsV2Request { Bucket = location.Bucket, Prefix = location.Key }))
        {
            Resources = ResourcesOf(bucket, null),
            Obstacle = bucket is null ? StepFaults.NoSuchBucket(location.Bucket) : null,
            Mend = bucket is null ? $"Create the bucket {location.Bucket}." : null,
        };
        var (succeeds, _) = await walk.CallAsync(isFromNetwork ? "s3" : null, question, step, ct);
        return (succeeds, bucket is null || (!succeeds && walk.Mode.IsReal) ? [] : await walk.World.ObjectsAsync(bucket, location.Key, most, ct));
    }

    /// <summary>Gets an object, and has S3 decrypt it where it is encrypted by KMS.</summary>
    /// <param name="phase">When.</param>
    /// <param name="location">Bucket and key.</param>
    /// <param name="facts">The object, where it has been listed; null where it is still to be found.</param>
    /// <param name="isFromNetwork">False for what SageMaker does on its own side before there is a job.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask GetAsync(string phase, S3Location location, ObjectFacts? facts, bool isFromNetwork, CancellationToken ct)
    {
        var bucket = await walk.World.BucketAsync(location.Bucket, ct);
        if (bucket is not null && facts is null)
        {
            facts = (await walk.World.ObjectsAsync(bucket, location.Key, 1, ct)).FirstOrDefault(found => found.Key == location.Key);
        }

        var question = Ask(bucket, location, new BucketUse("s3:GetObject", location.Key) { Object = facts });
        var (succeeds, call) = await walk.CallAsync(
            isFromNetwork ? "s3" : null,
            question,
            new StepCall(phase, $"SageMaker reads {location}", new CallSubject(S3Operations.GetObject, new GetObjectRequest { Bucket = location.Bucket, Key = location.Key }))
            {
                Resources = ResourcesOf(bucket, location.Key),
                Obstacle = bucket is null ? StepFaults.NoSuchBucket(location.Bucket) : facts is null ? StepFaults.NoSuchKey(location.ToString()) : null,
                Mend = bucket is null ? $"Create the bucket {location.Bucket}." : facts is null ? $"Put an object at {location}." : null,
            },
            ct);
        if (bucket is null || facts is not { Encryption.IsKms: true } || (!succeeds && walk.Mode.IsReal))
        {
            return;
        }

        await UseKeyAsync(phase, call, bucket, location.Key, facts.Encryption, isRead: true, bucket.Account, ct);
    }

    /// <summary>Puts an object, and has S3 encrypt it.</summary>
    /// <returns>How it is encrypted; null where it may not be written.</returns>
    public async ValueTask<BucketEncryption?> PutAsync(string phase, S3Location location, BucketEncryption? asked, CancellationToken ct)
    {
        var bucket = await walk.World.BucketAsync(location.Bucket, ct);
        var encryption = asked ?? bucket?.Encryption ?? BucketEncryption.S3Managed;
        var owner = asked is null ? bucket?.Account ?? Spec.Account : Spec.Account;
        var key = encryption is { IsKms: true, KmsKeyId: { } id } ? await walk.World.KeyAsync(owner, Spec.Region, id, ct) : null;
        var question = Ask(bucket, location, new BucketUse("s3:PutObject", location.Key)
        {
            AskedEncryption = asked is { KmsKeyId: not null } && key is not null ? asked with { KmsKeyId = key.Arn } : asked,
        });
        var (succeeds, call) = await walk.CallAsync(
            "s3",
            question,
            new StepCall(
                phase,
                $"SageMaker writes {location}",
                new CallSubject(S3Operations.PutObject, new PutObjectRequest
                {
                    Bucket = location.Bucket,
                    Key = location.Key,
                    ServerSideEncryption = asked?.Algorithm,
                    SSEKMSKeyId = asked?.KmsKeyId,
                }))
            {
                Resources = ResourcesOf(bucket, location.Key),
                Obstacle = bucket is null ? StepFaults.NoSuchBucket(location.Bucket) : null,
                Mend = bucket is null ? $"Create the bucket {location.Bucket}." : null,
            },
            ct);
        if (bucket is null || (!succeeds && walk.Mode.IsReal))
        {
            return null;
        }

        return !encryption.IsKms || await UseKeyAsync(phase, call, bucket, location.Key, encryption, isRead: false, owner, ct) ? encryption : null;
    }

    /// <summary>Makes the grant by which the storage volume is decrypted as long as the instance lives.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html">SageMaker AI: Protect data at rest using encryption</see></remarks>
    public async ValueTask GrantAsync(string phase, CancellationToken ct)
    {
        if (Spec.VolumeKmsKeyId is not { } id || walk.HasEnded)
        {
            return;
        }

        string[] operations = ["Decrypt", "Encrypt", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "CreateGrant", "DescribeKey"];
        var key = await walk.World.KeyAsync(Spec.Account, Spec.Region, id, ct);
        await walk.ByRoleAsync(
            key is null ? Missing("kms:CreateGrant", id) : keys.Ask(key, new KeyUse("kms:CreateGrant")
            {
                GrantIsForAwsResource = true,
                GrantOperations = operations,
                ViaService = $"sagemaker.{Spec.Region}.amazonaws.com",
            }),
            new StepCall(
                phase,
                "SageMaker makes a grant for the encrypted storage volume",
                new CallSubject(KmsOperations.CreateGrant, new CreateGrantRequest { KeyId = key?.Arn ?? id, GranteePrincipal = RoleSession.Service, Operations = operations }))
            {
                Resources = key is null ? [] : [new CallResource(key.Arn, key.Account, "AWS::KMS::Key")],
                Obstacle = ObstacleOf(key, id),
                Mend = MendOf(key, id),
            },
            ct);
    }

    private async ValueTask<bool> UseKeyAsync(
        string phase, Call call, BucketFacts bucket, string objectKey, BucketEncryption encryption, bool isRead, string owner, CancellationToken ct)
    {
        var id = encryption.KmsKeyId ?? DefaultKey;
        var key = await walk.World.KeyAsync(owner, Spec.Region, id, ct);
        if (key is null && encryption.KmsKeyId is null)
        {
            // AWS's own key for S3 is there for everybody in the account, through S3.
            return true;
        }

        var use = buckets.UseOfKey(bucket, objectKey, encryption, isRead);
        var context = use.EncryptionContext.ToDictionary();
        return await walk.ThroughAsync(
            call,
            Via,
            key is null ? Missing(use.Action, id) : keys.Ask(key, use),
            new StepCall(
                phase,
                isRead ? $"S3 decrypts s3://{bucket.Name}/{objectKey} for it" : $"S3 encrypts s3://{bucket.Name}/{objectKey} for it",
                isRead
                    ? new CallSubject(KmsOperations.Decrypt, new DecryptRequest { EncryptionContext = context, KeyId = key?.Arn ?? id })
                    : new CallSubject(KmsOperations.GenerateDataKey, new GenerateDataKeyRequest { KeyId = key?.Arn ?? id, EncryptionContext = context, KeySpec = "AES_256" }))
            {
                Resources = key is null ? [] : [new CallResource(key.Arn, key.Account, "AWS::KMS::Key")],
                Obstacle = ObstacleOf(key, id),
                Mend = MendOf(key, id),
            },
            ct);
    }

    private Question Ask(BucketFacts? bucket, S3Location location, BucketUse use) => bucket is null
        ? new Question(use.Action, use.Key is null ? BucketArn(location.Bucket) : $"{BucketArn(location.Bucket)}/{use.Key}")
        : buckets.Ask(bucket, use);

    private Question Missing(string action, string id) =>
        new(action, id.StartsWith("arn:", StringComparison.Ordinal) ? id : $"arn:{Arns.PartitionOf(Spec.Region)}:kms:{Spec.Region}:{Spec.Account}:{(id.StartsWith("alias/", StringComparison.Ordinal) ? id : "key/" + id)}");

    private static Fault? ObstacleOf(KeyFacts? key, string id) => key is null ? StepFaults.NoSuchKmsKey(id) : key.IsEnabled ? null : StepFaults.KeyCannotBeUsed(key);

    private static string? MendOf(KeyFacts? key, string id) => key is null ? $"Create the key {id}, or name one that is there."
        : key.IsEnabled ? null
        : key.State == "Disabled" ? $"Enable {key.Arn}." : $"Cancel the deletion of {key.Arn}, and enable it.";

    private List<CallResource> ResourcesOf(BucketFacts? bucket, string? key)
    {
        if (bucket is null)
        {
            return [];
        }

        var arn = BucketArn(bucket.Name);
        return key is null
            ? [new CallResource(arn, bucket.Account, "AWS::S3::Bucket")]
            : [new CallResource($"{arn}/{key}", bucket.Account, "AWS::S3::Object"), new CallResource(arn, bucket.Account, "AWS::S3::Bucket")];
    }

    private string BucketArn(string name) => $"arn:{Arns.PartitionOf(Spec.Region)}:s3:::{name}";
}
