using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Kms.Facts;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.S3.Authorization;
using IamSim.S3.Buckets;
using IamSim.S3.Facts;
using IamSim.Storage;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static IamSim.Tests.S3.S3Clients;

namespace IamSim.Tests.S3;

/// <summary>What S3 asks of KMS for its callers, with keys that stand here instead of KMS's own.</summary>
public sealed class ObjectKeysTests(Sim sim)
{
    private const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";

    [Fact]
    public async Task Use_AsksWithTheObjectsArn_OrTheBucketsWithABucketKey_AndIsACallOfItsOwn()
    {
        var (account, _, bucket) = await sim.NewBucketAsync();
        var arn = $"arn:aws:kms:us-east-1:{account.Id}:key/{KeyId}";
        var keys = new Keys(arn, account.Id, "Enabled", PolicyOf(account.Arn("root")));

        var written = await UseAsync(keys, account, bucket, new BucketEncryption("aws:kms", KeyId, false), isRead: false);
        Assert.Equal(arn, written.Outcome.Value!.Encryption.KmsKeyId);
        Assert.Equal(("kms:GenerateDataKey", $"arn:aws:s3:::{bucket}/a", "s3.us-east-1.amazonaws.com"), (
            keys.Asked!.Action, keys.Asked.EncryptionContext["aws:s3:arn"], keys.Asked.ViaService));
        var made = Assert.Single(written.Call.Made);
        Assert.Equal(["s3.amazonaws.com"], made.Call.Via);
        Assert.Equal(("GenerateDataKey", "kms.amazonaws.com", null), (made.Subject.EventName, made.Subject.EventSource, made.Fault?.Code));
        Assert.Contains(made.Call.Resources, r => r.Arn == arn && r.Type == "AWS::KMS::Key");

        await UseAsync(keys, account, bucket, new BucketEncryption("aws:kms", arn, true), isRead: true);
        Assert.Equal(("kms:Decrypt", $"arn:aws:s3:::{bucket}"), (keys.Asked.Action, keys.Asked.EncryptionContext["aws:s3:arn"]));
    }

    [Fact]
    public async Task Use_KeyThatIsDenied_DisabledGoneOrElsewhere_InS3sWords()
    {
        var (account, _, bucket) = await sim.NewBucketAsync();
        var arn = $"arn:aws:kms:us-east-1:{account.Id}:key/{KeyId}";
        var open = PolicyOf(account.Arn("root"));
        var byArn = new BucketEncryption("aws:kms", arn, false);

        Assert.Equal("AccessDenied", await CodeAsync(new Keys(arn, account.Id, "Enabled", PolicyLayer.Empty), byArn));
        Assert.Equal("KMS.DisabledException", await CodeAsync(new Keys(arn, account.Id, "Disabled", open), byArn));
        Assert.Equal("KMS.KMSInvalidStateException", await CodeAsync(new Keys(arn, account.Id, "PendingDeletion", open), byArn));
        Assert.Equal("KMS.NotFoundException", await CodeAsync(new Keys("none", account.Id, "Enabled", open), byArn));
        Assert.Equal("KMS.NotFoundException", await CodeAsync(
            new Keys(arn, account.Id, "Enabled", open), new BucketEncryption("aws:kms", $"arn:aws:kms:eu-west-1:{account.Id}:key/{KeyId}", false)));

        async Task<string?> CodeAsync(Keys keys, BucketEncryption encryption) => (await UseAsync(keys, account, bucket, encryption, isRead: false)).Outcome.Fault?.Code;
    }

    private async Task<(Contracts.Outcome<KeyOfObject> Outcome, Call Call)> UseAsync(Keys keys, TestAccount account, string bucketName, BucketEncryption encryption, bool isRead)
    {
        await using var scope = sim.Host.Services.CreateAsyncScope();
        var bucket = (await scope.ServiceProvider.GetRequiredService<BucketStore>().FindAsync(scope.ServiceProvider, "aws", bucketName, CancellationToken.None))!;
        var ids = new Ids();
        var call = new Call
        {
            Account = account.Id,
            Caller = Caller.Root("aws", account.Id, account.Id),
            Time = TimeProvider.System.GetUtcNow(),
            Region = "us-east-1",
            RequestId = ids.Event(),
            EventId = ids.Event(),
            Surface = CallSurface.Wire,
        };
        var asking = new ObjectKeys(sim.Host.Services.GetRequiredService<Authorizer>(), ids);
        return (await asking.UseAsync(new With(scope.ServiceProvider, keys), call, bucket, "a", encryption, isRead, null, CancellationToken.None), call);
    }

    private static PolicyLayer PolicyOf(string principal) => PolicyLayer.Of(AttachedPolicy.From(
        PolicyDocument.ParseToAsk(Policy(Allow($$"""{"AWS":"{{principal}}"}""", "kms:*", "*", string.Empty)), PolicyKind.Resource).Document!, "key policy"));

    /// <summary>One key, found by its ARN and its id.</summary>
    private sealed class Keys(string arn, string account, string state, PolicyLayer policy) : IKeys
    {
        public KeyUse? Asked { get; private set; }

        public ValueTask<KeyFacts?> FindAsync(IServiceProvider services, string accountOf, string region, string keyId, CancellationToken ct) =>
            ValueTask.FromResult(accountOf == account && (keyId == arn || keyId == KeyId) ? new KeyFacts(arn, account, state, policy) : null);

        public ValueTask<KeyFacts> UseAsync(IServiceProvider services, KeyFacts key, DateTimeOffset now, CancellationToken ct) => ValueTask.FromResult(key);

        public Question Ask(KeyFacts key, KeyUse use)
        {
            Asked = use;
            return new Question(use.Action, key.Arn) { ResourceAccount = key.Account, ResourcePolicy = key.Policy };
        }
    }

    private sealed class With(IServiceProvider services, IKeys keys) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IKeys) ? keys : services.GetService(serviceType);
    }
}
