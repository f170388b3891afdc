using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using IamSim.Testing;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>The AWS SDK for .NET's KMS client against IamSim.Testing.</summary>
public sealed class DotNetKeyTests
{
    private static readonly Dictionary<string, string> Context = new() { ["project"] = "vision" };

    [Fact]
    public async Task Key_Encrypts_Decrypts_AndRefusesAnotherContext()
    {
        await using var iam = await IamSimHost.StartAsync();
        using var kms = new AmazonKeyManagementServiceClient(
            new BasicAWSCredentials("test", "test"), new AmazonKeyManagementServiceConfig { ServiceURL = iam.Endpoint.ToString(), MaxErrorRetry = 0 });

        var key = (await kms.CreateKeyAsync(new CreateKeyRequest { Description = "data", Tags = [new Tag { TagKey = "team", TagValue = "äöü" }] })).KeyMetadata;
        await kms.CreateAliasAsync("alias/data", key.KeyId);
        var made = await kms.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = "alias/data", KeySpec = DataKeySpec.AES_256, EncryptionContext = Context });
        var opened = await kms.DecryptAsync(new DecryptRequest { CiphertextBlob = made.CiphertextBlob, EncryptionContext = Context });

        Assert.Equal((KeyState.Enabled, KeyManagerType.CUSTOMER), (key.KeyState, key.KeyManager));
        Assert.Equal((key.Arn, 32), (opened.KeyId, made.Plaintext.ToArray().Length));
        Assert.Equal(made.Plaintext.ToArray(), opened.Plaintext.ToArray());
        await Assert.ThrowsAsync<InvalidCiphertextException>(() => kms.DecryptAsync(new DecryptRequest { CiphertextBlob = made.CiphertextBlob }));
        await kms.DisableKeyAsync(key.KeyId);
        var refused = await Assert.ThrowsAsync<DisabledException>(() => kms.EncryptAsync(new EncryptRequest { KeyId = key.Arn, Plaintext = new MemoryStream([1]) }));
        Assert.Equal($"{key.Arn} is disabled.", refused.Message);
    }
}
