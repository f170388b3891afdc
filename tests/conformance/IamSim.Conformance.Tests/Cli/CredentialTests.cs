using IamSim.Conformance.Tests.Support;
using OtpNet;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>Access keys, passwords and MFA through the AWS CLI.</summary>
public sealed class CredentialTests(LiveServer live)
{
    [Fact]
    public async Task AccessKey_OfAUser_SpeaksForThatUser()
    {
        var account = live.NewAccount();
        var user = await account.MustAsync("create-user", "--user-name", "alice");

        var created = await account.MustAsync("create-access-key", "--user-name", "alice");
        var id = created.Text("AccessKey", "AccessKeyId")!;
        var secret = created.Text("AccessKey", "SecretAccessKey")!;
        Assert.Matches("^AKIA[A-Z0-9]{16}$", id);
        Assert.Matches("^[A-Za-z0-9+/]{40}$", secret);
        Assert.Equal("Active", created.Text("AccessKey", "Status"));

        var identity = await account.With(id, secret).AwsAsync("sts", "get-caller-identity");
        Assert.Equal(account.Arn("user/alice"), identity.Text("Arn"));
        Assert.Equal(account.Id, identity.Text("Account"));
        Assert.Equal(user.Text("User", "UserId"), identity.Text("UserId"));

        await account.MustAsync("create-access-key", "--user-name", "alice");
        (await account.IamAsync("create-access-key", "--user-name", "alice"))
            .Refused("CreateAccessKey", "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2");
        await account.MustAsync("update-access-key", "--user-name", "alice", "--access-key-id", id, "--status", "Inactive");
        var listed = await account.MustAsync("list-access-keys", "--user-name", "alice");
        Assert.Equal(2, listed.At("AccessKeyMetadata").GetArrayLength());
        Assert.Contains("Inactive", listed.Texts("AccessKeyMetadata", "Status"));
        var used = await account.MustAsync("get-access-key-last-used", "--access-key-id", id);
        Assert.Equal("alice", used.Text("UserName"));

        (await account.IamAsync("delete-user", "--user-name", "alice"))
            .Refused("DeleteUser", "DeleteConflict", "Cannot delete entity, must delete access keys first.");
        await account.MustAsync("delete-access-key", "--user-name", "alice", "--access-key-id", id);
        var gone = await account.With(id, secret).AwsAsync("sts", "get-caller-identity");
        gone.Refused("GetCallerIdentity", "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    [Fact]
    public async Task PasswordPolicy_Strict_WeakPasswordRefused()
    {
        var account = live.NewAccount();
        await account.CallAsync("CreateUser", ("UserName", "alice"));
        (await account.IamAsync("get-account-password-policy"))
            .Refused("GetAccountPasswordPolicy", "NoSuchEntity", $"The Password Policy with domain name {account.Id} cannot be found.");

        await account.MustAsync(
            "update-account-password-policy", "--minimum-password-length", "14", "--require-symbols", "--require-numbers",
            "--require-uppercase-characters", "--require-lowercase-characters", "--max-password-age", "90", "--password-reuse-prevention", "5");
        var policy = await account.MustAsync("get-account-password-policy");
        Assert.Equal(14, policy.At("PasswordPolicy", "MinimumPasswordLength").GetInt32());
        Assert.True(policy.At("PasswordPolicy", "ExpirePasswords").GetBoolean());
        Assert.False(policy.At("PasswordPolicy", "AllowUsersToChangePassword").GetBoolean());

        (await account.IamAsync("create-login-profile", "--user-name", "alice", "--password", "short-1A"))
            .Refused("CreateLoginProfile", "PasswordPolicyViolation", "Password does not conform to the account password policy.");
        var created = await account.MustAsync(
            "create-login-profile", "--user-name", "alice", "--password", "Correct-Horse-7", "--password-reset-required");
        Assert.Equal("alice", created.Text("LoginProfile", "UserName"));
        Assert.True(created.At("LoginProfile", "PasswordResetRequired").GetBoolean());
        (await account.IamAsync("create-login-profile", "--user-name", "alice", "--password", "Correct-Horse-8"))
            .Refused("CreateLoginProfile", "EntityAlreadyExists", "Login Profile for user alice already exists.");

        await account.MustAsync("update-login-profile", "--user-name", "alice", "--password", "Correct-Horse-8", "--no-password-reset-required");
        Assert.False((await account.MustAsync("get-login-profile", "--user-name", "alice")).At("LoginProfile", "PasswordResetRequired").GetBoolean());
        await account.MustAsync("delete-login-profile", "--user-name", "alice");
        (await account.IamAsync("get-login-profile", "--user-name", "alice"))
            .Refused("GetLoginProfile", "NoSuchEntity", "Login Profile for User alice cannot be found.");
    }

    [Fact]
    public async Task VirtualMfaDevice_SeedOfTheCli_EnabledByTwoCodes()
    {
        var account = live.NewAccount();
        var seedFile = Path.Combine(Path.GetTempPath(), $"iamsim-seed-{account.Id}.txt");
        var serial = account.Arn("mfa/alice");
        await account.CallAsync("CreateUser", ("UserName", "alice"));
        try
        {
            var created = await account.MustAsync(
                "create-virtual-mfa-device", "--virtual-mfa-device-name", "alice", "--outfile", seedFile, "--bootstrap-method", "Base32StringSeed");
            Assert.Equal(serial, created.Text("VirtualMFADevice", "SerialNumber"));
            var seed = (await File.ReadAllTextAsync(seedFile)).Trim();
            Assert.Matches("^[A-Z2-7]{64}$", seed);

            var totp = new Totp(Base32Encoding.ToBytes(seed));
            var now = DateTime.UtcNow;
            var (first, second) = (totp.ComputeTotp(now.AddSeconds(-30)), totp.ComputeTotp(now));
            (await account.IamAsync("enable-mfa-device", "--user-name", "alice", "--serial-number", serial, "--authentication-code1", second, "--authentication-code2", first))
                .Refused("EnableMFADevice", "InvalidAuthenticationCode", "Authentication code for device is not valid.");
            await account.MustAsync("enable-mfa-device", "--user-name", "alice", "--serial-number", serial, "--authentication-code1", first, "--authentication-code2", second);

            Assert.Equal([serial], (await account.MustAsync("list-mfa-devices", "--user-name", "alice")).Texts("MFADevices", "SerialNumber"));
            var assigned = await account.MustAsync("list-virtual-mfa-devices", "--assignment-status", "Assigned");
            Assert.Equal("alice", assigned.At("VirtualMFADevices")[0].GetProperty("User").GetProperty("UserName").GetString());

            (await account.IamAsync("delete-virtual-mfa-device", "--serial-number", serial))
                .Refused("DeleteVirtualMFADevice", "DeleteConflict", "MFA VirtualDevice in use. Must deactivate first.");
            await account.MustAsync("deactivate-mfa-device", "--user-name", "alice", "--serial-number", serial);
            await account.MustAsync("delete-virtual-mfa-device", "--serial-number", serial);
        }
        finally
        {
            File.Delete(seedFile);
        }
    }

    [Fact]
    public async Task VirtualMfaDevice_QrCode_IsAPicture()
    {
        var account = live.NewAccount();
        var file = Path.Combine(Path.GetTempPath(), $"iamsim-qr-{account.Id}.png");
        try
        {
            await account.MustAsync("create-virtual-mfa-device", "--virtual-mfa-device-name", "alice", "--outfile", file, "--bootstrap-method", "QRCodePNG");

            Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await File.ReadAllBytesAsync(file))[..4]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
