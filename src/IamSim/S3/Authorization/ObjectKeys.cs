using System.Text;
using System.Text.Json;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Facts;
using IamSim.S3.Buckets;
using IamSim.S3.Facts;
using IamSim.Storage;

namespace IamSim.S3.Authorization;

/// <summary>
/// The KMS keys of objects: S3 asks KMS with its caller's permissions for a new data key when an object is written, and to decrypt it when one is read. Each
/// is a call of its own, with an event of its own.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html">S3: Using server-side encryption with AWS KMS keys</see>
/// </remarks>
internal sealed class ObjectKeys(Authorizer authorizer, Ids ids)
{
    private const string Service = "s3.amazonaws.com";
    private const string AwsManaged = "alias/aws/s3";
    private const string ContextKey = "aws:s3:arn";

    /// <summary>What S3 asks of KMS.</summary>
    public static KeyUse UseOf(BucketFacts bucket, string key, BucketEncryption encryption, bool isRead, string? kmsContext = null)
    {
        var arn = $"arn:{Arns.PartitionOf(bucket.Region)}:s3:::{bucket.Name}";
        var context = ContextIn(kmsContext) ?? [];

        // "Amazon S3 … uses the bucket ARN as the encryption context" with a bucket key, and the object's ARN without.
        context[ContextKey] = encryption.BucketKeyEnabled ? arn : $"{arn}/{key}";
        return new KeyUse(isRead ? "kms:Decrypt" : "kms:GenerateDataKey") { EncryptionContext = context, ViaService = $"s3.{bucket.Region}.amazonaws.com" };
    }

    /// <summary>Asks KMS, where the object is encrypted by it; gives the encryption with its key named by its ARN.</summary>
    public async ValueTask<Outcome<KeyOfObject>> UseAsync(
        IServiceProvider services, Call call, HeldBucket bucket, string key, BucketEncryption encryption, bool isRead, string? kmsContext, CancellationToken ct)
    {
        if (!encryption.IsKms)
        {
            return new KeyOfObject(encryption);
        }

        if (services.GetService<IKeys>() is not { } keys)
        {
            return S3Errors.NotImplemented("x-amz-server-side-encryption: aws:kms");
        }

        // "If you specify a key ID or key alias, S3 resolves it within the requester's account": only an ARN names another's.
        var keyId = encryption.KmsKeyId ?? AwsManaged;
        var (account, region) = (call.Account, bucket.Stored.Region);
        if (keyId.Split(':') is ["arn", _, "kms", var keyRegion, var owner, ..])
        {
            if (keyRegion != region)
            {
                return S3Errors.KeyElsewhere(keyRegion);
            }

            account = owner;
        }

        var use = UseOf(bucket.Facts, key, encryption, isRead, kmsContext);
        var found = await keys.FindAsync(services, account, region, keyId, ct);
        var made = call.Through(Service, ids);
        var fault = found is null ? S3Errors.KeyNotFound(keyId) : await RefuseAsync(services, made, keys, found, use, ct);
        if (found is not null)
        {
            made.Resources.Add(new CallResource(found.Arn, found.Account, "AWS::KMS::Key"));
        }

        // A key of AWS's is there from its first use on.
        if (fault is null && found is { IsStored: false } && !isRead)
        {
            found = await keys.UseAsync(services, found, call.Time, ct);
        }

        call.Made.Add(new MadeCall(made, SubjectOf(found?.Arn ?? keyId, use, isRead), fault));
        return fault is not null ? fault : new KeyOfObject(encryption with { KmsKeyId = found!.Arn });
    }

    /// <summary>An encryption context as the header has it: JSON of texts in base64; null where it is none.</summary>
    public static Dictionary<string, string>? ContextIn(string? header)
    {
        if (header is null)
        {
            return [];
        }

        try
        {
            var json = Encoding.UTF8.GetString(Convert.FromBase64String(header));
            return JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? string.Empty);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private async ValueTask<Fault?> RefuseAsync(IServiceProvider services, Call made, IKeys keys, KeyFacts found, KeyUse use, CancellationToken ct)
    {
        if (await authorizer.RefuseAsync(services, made, [keys.Ask(found, use)], ct) is { } denial)
        {
            return denial;
        }

        return found.State switch
        {
            "Enabled" => null,
            "PendingDeletion" => S3Errors.KeyPendingDeletion(found.Arn),
            _ => S3Errors.KeyDisabled(found.Arn),
        };
    }

    private static CallSubject SubjectOf(string keyId, KeyUse use, bool isRead) => isRead
        ? new CallSubject(KmsOperations.Decrypt, new DecryptRequest { EncryptionContext = use.EncryptionContext, EncryptionAlgorithm = "SYMMETRIC_DEFAULT" })
        : new CallSubject(KmsOperations.GenerateDataKey, new GenerateDataKeyRequest { KeyId = keyId, KeySpec = "AES_256", EncryptionContext = use.EncryptionContext });
}

/// <summary>How an object is encrypted, its key named by its ARN.</summary>
internal sealed record KeyOfObject(BucketEncryption Encryption);
