using System.Globalization;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Roles;

/// <summary>What a trust policy may say, when a role is created and when its trust policy is replaced.</summary>
public sealed class TrustPolicyTests(Sim sim)
{
    [Fact]
    public async Task CreateRole_WithWhatIsNoJson_MalformedPolicyDocument()
    {
        var account = sim.NewAccount();

        var answer = await account.CallAsync("CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", "not json"));

        answer.Refused(400, "MalformedPolicyDocument", "This policy contains invalid Json");
    }

    [Fact]
    public async Task CreateRole_WithAnotherAction_MalformedPolicyDocument()
    {
        var account = sim.NewAccount();
        var document = Trust.Ec2.Replace("sts:AssumeRole", "s3:GetObject", StringComparison.Ordinal);

        var answer = await account.CallAsync("CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", document));

        answer.Refused(400, "MalformedPolicyDocument", "AssumeRole policy may only specify STS AssumeRole actions.");
    }

    [Fact]
    public async Task UpdateAssumeRolePolicy_WithWhatIsNoJson_MalformedPolicyDocumentAndTheOldOneStays()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");

        var answer = await account.CallAsync("UpdateAssumeRolePolicy", ("RoleName", "Deployer"), ("PolicyDocument", "not json"));

        answer.Refused(400, "MalformedPolicyDocument", "This policy contains invalid Json");
        Assert.Equal(Uri.EscapeDataString(Trust.Ec2), await TrustPolicyOfAsync(account, "Deployer"));
    }

    [Fact]
    public async Task UpdateAssumeRolePolicy_WithAnotherDocument_GetRoleShowsItAsGiven()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");
        var document = "{ \"Version\" : \"2012-10-17\",\n" + Trust.Of(account.Id)["{\"Version\":\"2012-10-17\",".Length..];

        var answer = await account.CallAsync("UpdateAssumeRolePolicy", ("RoleName", "Deployer"), ("PolicyDocument", document));

        Assert.Equal(200, answer.Status);
        Assert.Equal(document, Uri.UnescapeDataString(await TrustPolicyOfAsync(account, "Deployer")));
    }

    [Fact]
    public async Task UpdateAssumeRolePolicy_OfUnknownRole_NoSuchEntity()
    {
        var answer = await sim.NewAccount().CallAsync("UpdateAssumeRolePolicy", ("RoleName", "Nobody"), ("PolicyDocument", Trust.Ec2));

        answer.Refused(404, "NoSuchEntity", "The role with name Nobody cannot be found.");
    }

    [Fact]
    public async Task CreateRole_WithTrustPolicyOfMoreThanTheQuota_LimitExceeded()
    {
        var account = sim.NewAccount();
        var document = Trust.Ec2.Replace("\"Effect\"", $"\"Sid\":\"{new string('a', 2048)}\",\"Effect\"", StringComparison.Ordinal);

        var answer = await account.CallAsync("CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", document));

        answer.Refused(409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048");
    }

    [Fact]
    public async Task CreateRole_WithWhiteSpaceBeyondTheQuota_IsCreated()
    {
        var account = sim.NewAccount();
        var document = Trust.Ec2.Replace("\"Effect\"", new string(' ', 4096) + "\"Effect\"", StringComparison.Ordinal);

        var answer = await account.CallAsync("CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", document));

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("arn:aws:iam::{0}:user/Missing")]
    [InlineData("arn:aws:iam::{0}:role/Missing")]
    [InlineData("arn:aws:sts::{0}:assumed-role/Missing/session")]
    [InlineData("AROAAAAAAAAAAAAAAAAAA")]
    [InlineData("AIDAAAAAAAAAAAAAAAAAA")]
    public async Task CreateRole_TrustingWhomTheAccountDoesNotHave_MalformedPolicyDocument(string principal)
    {
        var account = sim.NewAccount();
        var missing = string.Format(CultureInfo.InvariantCulture, principal, account.Id);

        var answer = await account.CallAsync("CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", Trust.Of(missing)));

        answer.Refused(400, "MalformedPolicyDocument", $"Invalid principal in policy: \"AWS\":\"{missing}\"");
    }

    [Theory]
    [InlineData("arn:aws:iam::{0}:user/ml/Alice")]
    [InlineData("arn:aws:iam::{0}:role/ci/Builder")]
    [InlineData("arn:aws:sts::{0}:assumed-role/Builder/session")]
    [InlineData("arn:aws:sts::{0}:federated-user/anyone")]
    [InlineData("arn:aws:iam::{0}:root")]
    [InlineData("{0}")]
    [InlineData("*")]
    [InlineData("arn:aws:iam::999999999999:role/OfAnotherAccount")]
    [InlineData("999999999999")]
    public async Task CreateRole_TrustingWhoExistsOrIsOfAnotherAccount_IsCreated(string principal)
    {
        var account = await AccountWithAliceAndBuilderAsync();
        var document = Trust.Of(string.Format(CultureInfo.InvariantCulture, principal, account.Id));

        var answer = await account.CallAsync("CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", document));

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("arn:aws:iam::{0}:user/Alice")]
    [InlineData("arn:aws:iam::{0}:user/ml/alice")]
    [InlineData("arn:aws:iam::{0}:role/ci/builder")]
    [InlineData("arn:aws:iam::{0}:user/ci/Builder")]
    [InlineData("arn:aws-cn:iam::{0}:user/ml/Alice")]
    public async Task CreateRole_TrustingUnderAnotherPathCaseOrPartition_MalformedPolicyDocument(string principal)
    {
        var account = await AccountWithAliceAndBuilderAsync();
        var wrong = string.Format(CultureInfo.InvariantCulture, principal, account.Id);

        var answer = await account.CallAsync("CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", Trust.Of(wrong)));

        answer.Refused(400, "MalformedPolicyDocument", $"Invalid principal in policy: \"AWS\":\"{wrong}\"");
    }

    [Fact]
    public async Task CreateRole_TrustingTheIdsOfUserAndRole_IsCreated()
    {
        var account = await AccountWithAliceAndBuilderAsync();
        var user = (await account.MustAsync("GetUser", ("UserName", "Alice"))).Value("User/UserId");
        var role = (await account.GetRoleAsync("Builder")).Value("Role/RoleId");

        var ofUser = await account.CallAsync("CreateRole", ("RoleName", "One"), ("AssumeRolePolicyDocument", Trust.Of(user!)));
        var ofRole = await account.CallAsync("CreateRole", ("RoleName", "Two"), ("AssumeRolePolicyDocument", Trust.Of(role!)));

        Assert.Equal([200, 200], [ofUser.Status, ofRole.Status]);
    }

    [Fact]
    public async Task CreateRole_TrustingAnotherAccountsUserWhoseNameIsOwn_NeedNotExist()
    {
        var stranger = sim.NewAccount();
        await stranger.CallAsync("CreateUser", ("UserName", "Alice"));
        var account = sim.NewAccount();

        var own = await account.CallAsync(
            "CreateRole", ("RoleName", "Own"), ("AssumeRolePolicyDocument", Trust.Of($"arn:aws:iam::{account.Id}:user/Alice")));
        var other = await account.CallAsync(
            "CreateRole", ("RoleName", "Other"), ("AssumeRolePolicyDocument", Trust.Of($"arn:aws:iam::{stranger.Id}:user/Alice")));

        Assert.Equal("MalformedPolicyDocument", own.Code);
        Assert.Equal(200, other.Status);
    }

    private async Task<TestAccount> AccountWithAliceAndBuilderAsync()
    {
        var account = sim.NewAccount();
        await account.CallAsync("CreateUser", ("UserName", "Alice"), ("Path", "/ml/"));
        await account.CallAsync("CreateRole", ("RoleName", "Builder"), ("Path", "/ci/"), ("AssumeRolePolicyDocument", Trust.Ec2));
        return account;
    }

    private static async Task<string> TrustPolicyOfAsync(TestAccount account, string role) =>
        (await account.GetRoleAsync(role)).Value("Role/AssumeRolePolicyDocument")!;
}
