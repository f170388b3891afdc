using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>KMS through the AWS CLI: a key is made, named, used, granted and deleted.</summary>
public sealed class KeyTests(LiveServer live) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iamsim-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Key_IsUsedAndDeleted_AsAwsAnswers()
    {
        var account = live.NewAccount();

        var key = (await MustAsync(account, "create-key", "--description", "training data", "--tags", "TagKey=team,TagValue=vision")).Text("KeyMetadata", "Arn")!;
        await MustAsync(account, "create-alias", "--alias-name", "alias/data", "--target-key-id", key);
        Assert.Equal(key, (await MustAsync(account, "describe-key", "--key-id", "alias/data")).Text("KeyMetadata", "Arn"));
        var ciphertext = await FileAsync("ciphertext", Convert.FromBase64String((await MustAsync(
            account, "encrypt", "--key-id", "alias/data", "--plaintext", await FileAsync("plaintext", "secret"u8.ToArray()), "--encryption-context", "project=vision,stage=training"))
            .Text("CiphertextBlob")!));
        var opened = await MustAsync(account, "decrypt", "--ciphertext-blob", ciphertext, "--encryption-context", "stage=training,project=vision");
        Assert.Equal((Convert.ToBase64String("secret"u8), key), (opened.Text("Plaintext"), opened.Text("KeyId")));

        var grant = (await MustAsync(
            account, "create-grant", "--key-id", key, "--grantee-principal", account.Arn("root"), "--operations", "Decrypt", "--constraints", "EncryptionContextSubset={project=vision}")).Text("GrantId")!;
        Assert.Equal([grant], (await MustAsync(account, "list-grants", "--key-id", key)).Texts("Grants", "GrantId"));
        await MustAsync(account, "revoke-grant", "--key-id", key, "--grant-id", grant);
        Assert.Contains("Enable IAM User Permissions", (await MustAsync(account, "get-key-policy", "--key-id", key)).Text("Policy"), StringComparison.Ordinal);
        Assert.Equal("PendingDeletion", (await MustAsync(account, "schedule-key-deletion", "--key-id", key, "--pending-window-in-days", "7")).Text("KeyState"));

        (await KmsAsync(account, "decrypt", "--ciphertext-blob", ciphertext, "--encryption-context", "stage=training,project=vision"))
            .Refused("Decrypt", "KMSInvalidStateException", $"{key} is pending deletion.");
    }

    /// <summary>Bytes as an argument of the CLI: what stands on the command line itself is base64 in its second version, and not in its first.</summary>
    private async Task<string> FileAsync(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        return "fileb://" + path;
    }

    private static Task<CliAnswer> KmsAsync(LiveAccount account, params string[] arguments) => account.AwsAsync(["kms", .. arguments]);

    private static async Task<CliAnswer> MustAsync(LiveAccount account, params string[] arguments)
    {
        var answer = await KmsAsync(account, arguments);
        Assert.True(answer.Result.ExitCode == 0, $"aws kms {string.Join(' ', arguments)}: {answer.Result}");
        return answer;
    }
}
