using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Support;
using IamSim.Tests.Sweep;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.Authorization;

/// <summary>Users who manage their own credentials, by AWS's documented policies.</summary>
public sealed class SelfServiceTests(GuardedSim sim)
{
    private const string Self = "arn:aws:iam::*:user/${aws:username}";

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-no-mfa.html">AWS: Allows IAM
    /// users to manage their own credentials</see>
    /// </summary>
    private static readonly string OwnCredentials = Policy(
        Allow("iam:GetAccountPasswordPolicy"),
        Allow(["iam:ChangePassword", "iam:GetUser"], [Self]),
        Allow(["iam:CreateAccessKey", "iam:DeleteAccessKey", "iam:GetAccessKeyLastUsed", "iam:ListAccessKeys", "iam:UpdateAccessKey"], [Self]));

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html">AWS: Allows IAM
    /// users to manage their own MFA device</see>: everything else is denied until the user has shown a code.
    /// </summary>
    private static readonly string OwnMfa = Policy(
        Allow("iam:ListVirtualMFADevices"),
        Allow(["iam:CreateVirtualMFADevice"], ["arn:aws:iam::*:mfa/*"]),
        Allow(["iam:DeactivateMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:GetMFADevice", "iam:ListMFADevices", "iam:ResyncMFADevice"], [Self]),
        new
        {
            Sid = "DenyAllExceptListedIfNoMFA",
            Effect = "Deny",
            NotAction = new[]
            {
                "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices",
                "iam:ResyncMFADevice", "sts:GetSessionToken",
            },
            Resource = "*",
            Condition = new Dictionary<string, object> { ["BoolIfExists"] = new Dictionary<string, object> { ["aws:MultiFactorAuthPresent"] = "false" } },
        });

    [Fact]
    public async Task User_ManagesItsOwnKeys_AndNobodyElses()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var user = await account.NewLimitedUserAsync("mateo", OwnCredentials);

        var made = await user.CallAsync("CreateAccessKey");
        Assert.Equal(200, made.Status);
        var id = made.Value("AccessKey/AccessKeyId")!;
        Assert.Equal(200, (await user.CallAsync("ListAccessKeys")).Status);
        Assert.Equal(200, (await user.CallAsync("ListAccessKeys", ("UserName", "mateo"))).Status);
        Assert.Equal(200, (await user.CallAsync("GetUser")).Status);
        Assert.Equal(200, (await user.CallAsync("GetAccessKeyLastUsed", ("AccessKeyId", id))).Status);
        Assert.Equal(200, (await user.CallAsync("UpdateAccessKey", ("AccessKeyId", id), ("Status", "Inactive"))).Status);
        Assert.Equal(200, (await user.CallAsync("DeleteAccessKey", ("AccessKeyId", id))).Status);

        foreach (var operation in new[] { "CreateAccessKey", "ListAccessKeys", "GetUser" })
        {
            Assert.Equal(403, (await user.CallAsync(operation, ("UserName", "bob"))).Status);
        }

        var others = await account.NewKeyAsync("bob");
        Assert.Equal(403, (await user.CallAsync("GetAccessKeyLastUsed", ("AccessKeyId", others))).Status);
        Assert.Equal(403, (await user.CallAsync("ListUsers")).Status);
    }

    /// <summary>"${aws:username}" is the name without the path, so the documented pattern is not for users with one.</summary>
    [Fact]
    public async Task User_WithAPath_IsNotMeantByThePatternWithoutOne()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", OwnCredentials, ("Path", "/ml/"));

        Assert.Equal(403, (await user.CallAsync("ListAccessKeys")).Status);
        await account.LimitAsync("mateo", Policy(Allow("iam:ListAccessKeys", "arn:aws:iam::*:user/*/${aws:username}")));
        Assert.Equal(200, (await user.CallAsync("ListAccessKeys")).Status);
    }

    [Fact]
    public async Task Renamed_UserIsItselfStill()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", OwnCredentials);
        await account.MustAsync("UpdateUser", ("UserName", "mateo"), ("NewUserName", "jackson"));

        Assert.Equal(200, (await user.CallAsync("ListAccessKeys")).Status);
        Assert.Equal(403, (await user.CallAsync("ListAccessKeys", ("UserName", "mateo"))).Status);
    }

    [Fact]
    public async Task User_WithoutMfa_MaySetItUpAndNothingElse()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", OwnMfa);
        await account.MustAsync("AttachUserPolicy", ("UserName", "mateo"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));

        var device = await Authenticator.NewAsync(user, "mateo");
        await user.MustAsync("ListVirtualMFADevices");
        await user.MustAsync(
            "EnableMFADevice",
            ("UserName", "mateo"),
            ("SerialNumber", device.SerialNumber),
            ("AuthenticationCode1", device.Code(Authenticator.Now - 1)),
            ("AuthenticationCode2", device.Code(Authenticator.Now)));

        (await user.CallAsync("ListUsers")).Denied(
            account.Arn("user/mateo"), $"iam:ListUsers on resource: {account.Arn("user/")} with an explicit deny in an identity-based policy");
        Assert.Equal(403, (await user.CallAsync("DeactivateMFADevice", ("UserName", "mateo"), ("SerialNumber", device.SerialNumber))).Status);
    }

    /// <summary>AllowUsersToChangePassword "gives IAM users permissions to iam:ChangePassword for only their user and to iam:GetAccountPasswordPolicy".</summary>
    [Fact]
    public async Task PasswordPolicy_ByItselfLetsUsersChangeTheirPasswords()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", policy: null);
        await account.MustAsync("CreateLoginProfile", ("UserName", "mateo"), ("Password", SweepWorld.Password));
        Assert.Equal(403, (await ChangeAsync()).Status);

        await account.MustAsync("UpdateAccountPasswordPolicy", ("AllowUsersToChangePassword", "false"));
        Assert.Equal(403, (await ChangeAsync()).Status);
        Assert.Equal(403, (await user.CallAsync("GetAccountPasswordPolicy")).Status);

        await account.MustAsync("UpdateAccountPasswordPolicy", ("AllowUsersToChangePassword", "true"));
        Assert.Equal(200, (await user.CallAsync("GetAccountPasswordPolicy")).Status);
        Assert.Equal(200, (await ChangeAsync()).Status);
        Assert.Equal(403, (await user.CallAsync("UpdateLoginProfile", ("UserName", "mateo"), ("Password", SweepWorld.Password))).Status);

        // A deny stays a deny.
        await account.LimitAsync("mateo", Policy(Deny("iam:ChangePassword")));
        Assert.Equal(403, (await ChangeAsync()).Status);

        Task<WireAnswer> ChangeAsync() => user.CallAsync("ChangePassword", ("OldPassword", SweepWorld.Password), ("NewPassword", SweepWorld.Password + "2"));
    }

    [Fact]
    public async Task Renaming_NeedsBothNames()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var user = await account.NewLimitedUserAsync("mateo", Policy(Allow("iam:UpdateUser", account.Arn("user/bob"))));

        (await user.CallAsync("UpdateUser", ("UserName", "bob"), ("NewUserName", "robert"), ("NewPath", "/ml/"))).Denied(
            account.Arn("user/mateo"), $"iam:UpdateUser on resource: {account.Arn("user/ml/robert")} because no identity-based policy allows the iam:UpdateUser action");
        await account.LimitAsync("mateo", Policy(Allow(["iam:UpdateUser"], [account.Arn("user/bob"), account.Arn("user/ml/robert")])));
        Assert.Equal(200, (await user.CallAsync("UpdateUser", ("UserName", "bob"), ("NewUserName", "robert"), ("NewPath", "/ml/"))).Status);
    }
}
