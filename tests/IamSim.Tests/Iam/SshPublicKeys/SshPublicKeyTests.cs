using System.Security.Cryptography;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.SshPublicKeys;

public sealed class SshPublicKeyTests(Sim sim)
{
    // Made by ssh-keygen -t rsa -b 2048, and its fingerprint by ssh-keygen -l -E md5.
    internal const string Ssh =
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC2msdZD1zVCQF/JQdxVX/4MUKRmL4OUowpkVhxjYa02j4NdEg0yECNHxxjh3exhs5OieI/fFhmH1XeG6Nd"
        + "1YyMnPY5uzLj34u7UKsMfz8NjN3UaugdLbUEBnLSJYFIeXJu8afzS7cNz0TEvIEPRtMYJOHiI3YFcS8cPGrVhfY9G+f6ovtQYLGly0tMlv0DCD5KFMtnBIAu"
        + "F0nuDUA3U/J8byACooZB0gwC21NdZvRjykiOidjqCChCLfy634kosEolsxI6cmMqSdCRZuvRGOdeLENR7RVlpL2mrapsmo6GbMzsvCkJYBwbEYfQ4vlEm9fG"
        + "VywIBOeU8CtnKImMS7Yv alice@example.com";
    private const string Pem =
        "-----BEGIN PUBLIC KEY-----\n"
        + "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtprHWQ9c1QkBfyUHcVV/\n"
        + "+DFCkZi+DlKMKZFYcY2GtNo+DXRINMhAjR8cY4d3sYbOToniP3xYZh9V3hujXdWM\n"
        + "jJz2Obsy49+Lu1CrDH8/DYzd1GroHS21BAZy0iWBSHlybvGn80u3Dc9ExLyBD0bT\n"
        + "GCTh4iN2BXEvHDxq1YX2PRvn+qL7UGCxpctLTJb9Awg+ShTLZwSALhdJ7g1AN1Py\n"
        + "fG8gAqKGQdIMAttTXWb0Y8pIjonY6ggoQi38ut+JKLBKJbMSOnJjKknQkWbr0Rjn\n"
        + "XixDUe0VZaS9pq2qbJqOhmzM7LwpCWAcGxGH0OL5RJvXxlcsCATnlPArZyiJjEu2\n"
        + "LwIDAQAB\n"
        + "-----END PUBLIC KEY-----";
    private const string Fingerprint = "a9:d9:e9:26:39:52:29:bf:01:e6:76:ef:34:68:08:9e";
    private const string Bad = "The public key is malformed or otherwise invalid. It must be an RSA key of at least 2048 bits.";

    [Fact]
    public async Task UploadSSHPublicKey_HasTheFingerprintThatSshKeygenPrints()
    {
        var account = await WithAliceAsync();

        var answer = await account.MustAsync("UploadSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyBody", Ssh));

        Assert.Equal(Fingerprint, answer.Value("SSHPublicKey/Fingerprint"));
        Assert.Equal(Ssh, answer.Value("SSHPublicKey/SSHPublicKeyBody"));
        Assert.Equal("Active", answer.Value("SSHPublicKey/Status"));
        Assert.Matches("^APKA[A-Z2-7]{16}$", answer.Value("SSHPublicKey/SSHPublicKeyId"));
    }

    [Fact]
    public async Task GetSSHPublicKey_ShowsEitherEncoding()
    {
        var account = await WithAliceAsync();
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var fromSsh = await UploadAsync(account, "alice", Ssh);
        var fromPem = await UploadAsync(account, "bob", Pem);

        async Task<WireAnswer> GetAsync(string user, string id, string encoding) =>
            await account.MustAsync("GetSSHPublicKey", ("UserName", user), ("SSHPublicKeyId", id), ("Encoding", encoding));

        Assert.Equal(Ssh, (await GetAsync("alice", fromSsh, "SSH")).Value("SSHPublicKey/SSHPublicKeyBody"));
        Assert.Equal(Pem, (await GetAsync("alice", fromSsh, "PEM")).Value("SSHPublicKey/SSHPublicKeyBody"));
        Assert.Equal(Pem, (await GetAsync("bob", fromPem, "PEM")).Value("SSHPublicKey/SSHPublicKeyBody"));
        Assert.Equal(string.Join(' ', Ssh.Split(' ').Take(2)), (await GetAsync("bob", fromPem, "SSH")).Value("SSHPublicKey/SSHPublicKeyBody"));
        Assert.Equal(Fingerprint, (await GetAsync("bob", fromPem, "SSH")).Value("SSHPublicKey/Fingerprint"));
    }

    [Fact]
    public async Task UploadSSHPublicKey_ThatCannotBe_IsRefused()
    {
        var account = await WithAliceAsync();
        using var small = RSA.Create(1024);
        await UploadAsync(account, "alice", Ssh);

        Task<WireAnswer> TryAsync(string body, string user = "alice") =>
            account.CallAsync("UploadSSHPublicKey", ("UserName", user), ("SSHPublicKeyBody", body));

        (await TryAsync("ssh-ed25519 AAAA")).Refused(400, "UnrecognizedPublicKeyEncoding", "Invalid public key uploaded.");
        (await TryAsync("ssh-rsa AAAA alice")).Refused(400, "InvalidPublicKey", Bad);
        (await TryAsync("ssh-rsa !!!!")).Refused(400, "InvalidPublicKey", Bad);
        (await TryAsync("ssh-rsa ")).Refused(400, "InvalidPublicKey", Bad);
        (await TryAsync("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")).Refused(400, "InvalidPublicKey", Bad);
        (await TryAsync(small.ExportSubjectPublicKeyInfoPem())).Refused(400, "InvalidPublicKey", Bad);
        (await TryAsync(Pem)).Refused(400, "DuplicateSSHPublicKey", "The SSH public key is already associated with the specified IAM user.");
        (await TryAsync(Ssh, "ghost")).Refused(404, "NoSuchEntity", "The user with name ghost cannot be found.");
    }

    [Fact]
    public async Task UploadSSHPublicKey_OfAPrivateKey_IsRefusedAndKeptNowhere()
    {
        var account = await WithAliceAsync();
        using var key = RSA.Create(2048);

        foreach (var pem in new[] { key.ExportPkcs8PrivateKeyPem(), key.ExportRSAPrivateKeyPem() })
        {
            (await account.CallAsync("UploadSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyBody", pem))).Refused(400, "InvalidPublicKey", Bad);
            Assert.All(
                await account.EventsAsync("?eventName=UploadSSHPublicKey"),
                e => Assert.Equal("HIDDEN_DUE_TO_SECURITY_REASONS", e.GetProperty("requestParameters").GetProperty("sSHPublicKeyBody").GetString()));
        }
    }

    [Fact]
    public async Task UploadSSHPublicKey_InPkcs1_IsTheSameKey()
    {
        var account = await WithAliceAsync();
        using var key = RSA.Create(2048);

        var pkcs1 = await account.MustAsync("UploadSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyBody", key.ExportRSAPublicKeyPem()));
        var other = await account.CallAsync("UploadSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyBody", key.ExportSubjectPublicKeyInfoPem()));

        Assert.Equal(key.ExportRSAPublicKeyPem(), pkcs1.Value("SSHPublicKey/SSHPublicKeyBody"));
        Assert.Equal("DuplicateSSHPublicKey", other.Code);
    }

    [Fact]
    public async Task UploadSSHPublicKey_TheSixth_LimitExceeded()
    {
        var account = await WithAliceAsync();
        for (var i = 0; i < 5; i++)
        {
            await UploadAsync(account, "alice", NewKey());
        }

        var sixth = await account.CallAsync("UploadSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyBody", Ssh));

        sixth.Refused(409, "LimitExceeded", "Cannot exceed quota for SSHPublicKeysPerUser: 5");
        Assert.Equal(5, (await account.AllAsync("ListSSHPublicKeys", "SSHPublicKeys", "SSHPublicKeyId", 2, ("UserName", "alice"))).Count);
    }

    [Fact]
    public async Task UpdateAndDelete_ChangeIt()
    {
        var account = await WithAliceAsync();
        var id = await UploadAsync(account, "alice", Ssh);

        await account.MustAsync("UpdateSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyId", id), ("Status", "Inactive"));
        var listed = await account.MustAsync("ListSSHPublicKeys", ("UserName", "alice"));
        Assert.Equal(
            ["UserName", "SSHPublicKeyId", "Status", "UploadDate"], Assert.Single(listed.Members("SSHPublicKeys")).Elements().Select(e => e.Name.LocalName));
        Assert.Equal(["Inactive"], listed.Values("SSHPublicKeys", "Status"));
        (await account.CallAsync("UpdateSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyId", id), ("Status", "Expired")))
            .Refused(400, "InvalidInput", "The status of an SSH public key can be set to Active or Inactive only.");

        (await account.CallAsync("DeleteUser", ("UserName", "alice")))
            .Refused(409, "DeleteConflict", "Cannot delete entity, must remove referenced objects first.");
        await account.MustAsync("DeleteSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyId", id));
        (await account.CallAsync("DeleteSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyId", id)))
            .Refused(404, "NoSuchEntity", $"The Public Key with id {id} cannot be found.");
        (await account.CallAsync("GetSSHPublicKey", ("UserName", "alice"), ("SSHPublicKeyId", id), ("Encoding", "SSH")))
            .Refused(404, "NoSuchEntity", $"The Public Key with id {id} cannot be found.");
    }

    [Fact]
    public async Task Rest_UploadsShowsAndDeletes()
    {
        var account = await WithAliceAsync();

        var made = await account.RestAsync("POST", "/users/alice/ssh-public-keys", new { sSHPublicKeyBody = Ssh });
        var id = made.Json.GetProperty("sSHPublicKeyId").GetString();
        var pem = await account.RestAsync("GET", $"/users/alice/ssh-public-keys/{id}?encoding=PEM");
        var deleted = await account.RestAsync("DELETE", $"/users/alice/ssh-public-keys/{id}");

        Assert.Equal((201, 204), (made.Status, deleted.Status));
        Assert.Equal(Pem, pem.Json.GetProperty("sSHPublicKeyBody").GetString());
        Assert.Equal(404, (await account.RestAsync("GET", $"/users/alice/ssh-public-keys/{id}")).Status);
    }

    internal static string NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    private async Task<TestAccount> WithAliceAsync()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        return account;
    }

    private static async Task<string> UploadAsync(TestAccount account, string user, string body) =>
        (await account.MustAsync("UploadSSHPublicKey", ("UserName", user), ("SSHPublicKeyBody", body))).Value("SSHPublicKey/SSHPublicKeyId")!;
}
