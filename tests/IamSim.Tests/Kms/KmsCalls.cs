using System.Text;
using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Kms;

/// <summary>Calls of KMS, and keys to call it about.</summary>
internal static class KmsCalls
{
    public static readonly Dictionary<string, string> Context = new() { ["project"] = "vision", ["stage"] = "training" };

    public static Task<JsonAnswer> KmsAsync(this TestAccount account, string operation, object? body = null) => account.JsonAsync("TrentService." + operation, body);

    /// <summary>Calls and expects success.</summary>
    public static async Task<JsonAnswer> MustKmsAsync(this TestAccount account, string operation, object? body = null)
    {
        var answer = await account.KmsAsync(operation, body);
        Assert.True(answer.Status == 200, $"{operation} answered {answer.Status} {answer.Text}");
        return answer;
    }

    /// <summary>Makes a key and says its ARN.</summary>
    public static async Task<string> NewKmsKeyAsync(this TestAccount account, string? policy = null) => (await account.MustKmsAsync(
        "CreateKey", policy is null ? new { } : new { Policy = policy, BypassPolicyLockoutSafetyCheck = true })).At("KeyMetadata", "Arn");

    public static string IdOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>Encrypts a text and says the ciphertext.</summary>
    public static async Task<string> EncryptAsync(this TestAccount account, string key, string text = "secret", object? context = null) =>
        (await account.MustKmsAsync("Encrypt", new { KeyId = key, Plaintext = Base64(text), EncryptionContext = context ?? new { } })).At("CiphertextBlob");

    public static Task<JsonAnswer> DecryptAsync(this TestAccount account, string ciphertext, object? context = null, string? key = null) =>
        account.KmsAsync("Decrypt", key is null
            ? new { CiphertextBlob = ciphertext, EncryptionContext = context ?? new { } }
            : new { CiphertextBlob = ciphertext, EncryptionContext = context ?? new { }, KeyId = key });

    /// <summary>What came of a call: its error's code, or OK.</summary>
    public static async Task<string> OutcomeAsync(this TestAccount account, string operation, object body)
    {
        var answer = await account.KmsAsync(operation, body);
        return answer.Status == 200 ? "OK" : answer.Code!;
    }

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static string Text(JsonAnswer answer) => Encoding.UTF8.GetString(Convert.FromBase64String(answer.At("Plaintext")));

    /// <summary>A key policy of some statements.</summary>
    public static string KeyPolicy(params object[] statements) => JsonSerializer.Serialize(new { Version = "2012-10-17", Id = "key", Statement = statements });

    /// <summary>The statement that lets the account's IAM policies decide.</summary>
    public static object Root(TestAccount account) => Let(account.Arn("root"), "kms:*");

    public static object Let(string principal, params string[] actions) => new { Effect = "Allow", Principal = new { AWS = principal }, Action = actions, Resource = "*" };
}
