using System.Globalization;
using IamSim.Tests.Iam.DelegationRequests;
using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Iam.SamlProviders;
using IamSim.Tests.Support;

namespace IamSim.Tests.Sweep;

/// <summary>Declared errors that no noun's own test is about: the same rule as another operation's, which holds here too.</summary>
public sealed class ErrorProvocationTests(Sim sim)
{
    /// <summary>Operations that give a thing tags, which take no key twice and no more than 50 on one thing.</summary>
    public static TheoryData<string> Taggers =>
        ["TagInstanceProfile", "TagMFADevice", "TagOpenIDConnectProvider", "TagRole", "TagSAMLProvider", "TagServerCertificate"];

    [Theory]
    [MemberData(nameof(Taggers))]
    public async Task Tag_OfOneKeyTwice_InvalidInput(string operation)
    {
        var world = new SweepWorld(sim);

        var answer = await world.Root.CallAsync(operation, [await ThingAsync(world, operation), .. Tags("key", "key")]);

        answer.Refused(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    [Theory]
    [MemberData(nameof(Taggers))]
    public async Task Tag_OfAThingWithFifty_LimitExceeded(string operation)
    {
        var world = new SweepWorld(sim);
        var thing = await ThingAsync(world, operation);
        await world.Root.MustAsync(operation, [thing, .. Tags([.. Enumerable.Range(0, 50).Select(n => $"key{n}")])]);

        var answer = await world.Root.CallAsync(operation, [thing, .. Tags("another")]);

        answer.Refused(409, "LimitExceeded", "The number of tags has reached the maximum limit: 50.");
    }

    [Theory]
    [InlineData("CreateInstanceProfile", "InstanceProfileName", "made")]
    [InlineData("CreateVirtualMFADevice", "VirtualMFADeviceName", "made")]
    public async Task Create_WithOneTagTwice_InvalidInput(string operation, string member, string name) =>
        (await sim.NewAccount().CallAsync(operation, [(member, name), .. Tags("key", "key")]))
            .Refused(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");

    [Fact]
    public async Task UploadServerCertificate_WithOneTagTwice_InvalidInput()
    {
        var world = new SweepWorld(sim);

        var answer = await world.Root.CallAsync(
            "UploadServerCertificate",
            [("ServerCertificateName", "web"), ("CertificateBody", world.Certificate.Body), ("PrivateKey", world.Certificate.Key), .. Tags("key", "key")]);

        answer.Refused(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    [Theory]
    [InlineData("ListSSHPublicKeys")]
    [InlineData("ListServiceSpecificCredentials")]
    [InlineData("ListSigningCertificates")]
    public async Task List_OfAnUnknownUser_NoSuchEntity(string operation) =>
        (await sim.NewAccount().CallAsync(operation, ("UserName", "ghost"))).Refused(404, "NoSuchEntity", "The user with name ghost cannot be found.");

    [Fact]
    public async Task UpdateSSHPublicKey_OfAnUnknownUser_NoSuchEntity() => (await sim.NewAccount().CallAsync(
        "UpdateSSHPublicKey", ("UserName", "ghost"), ("SSHPublicKeyId", "APKAAAAAAAAAAAAAAAAA"), ("Status", "Inactive")))
        .Refused(404, "NoSuchEntity", "The user with name ghost cannot be found.");

    [Fact]
    public async Task GetContextKeysForPrincipalPolicy_OfNobody_IsRefused()
    {
        var account = sim.NewAccount();

        var unknown = await account.CallAsync("GetContextKeysForPrincipalPolicy", ("PolicySourceArn", account.Arn("user/ghost")));
        var none = await account.CallAsync("GetContextKeysForPrincipalPolicy", ("PolicySourceArn", "not an ARN of any user"));

        unknown.Refused(404, "NoSuchEntity", "The user with name ghost cannot be found.");
        Assert.Equal((400, "InvalidInput"), (none.Status, none.Code));
    }

    [Theory]
    [InlineData("User")]
    [InlineData("Role")]
    public async Task PutPermissionsBoundary_ThatIsNone_IsRefused(string kind)
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "runner"));
        await account.MustAsync("CreateRole", ("RoleName", "runner"), ("AssumeRolePolicyDocument", Trust.Ec2));
        Task<WireAnswer> PutAsync(string arn) =>
            account.CallAsync($"Put{kind}PermissionsBoundary", ($"{kind}Name", "runner"), ("PermissionsBoundary", arn));

        var ofAService = await PutAsync("arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy");
        var noArn = await PutAsync("not the ARN of a policy");

        Assert.Equal((400, "PolicyNotAttachable"), (ofAService.Status, ofAService.Code));
        Assert.Equal((400, "InvalidInput"), (noArn.Status, noArn.Code));
    }

    [Fact]
    public async Task UpdateAssumeRolePolicy_OfMoreThan2048Characters_LimitExceeded()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateRole", ("RoleName", "runner"), ("AssumeRolePolicyDocument", Trust.Ec2));
        var long_ = Trust.Ec2.Replace("\"Effect\"", $"\"Sid\":\"{new string('a', 2048)}\",\"Effect\"", StringComparison.Ordinal);

        var answer = await account.CallAsync("UpdateAssumeRolePolicy", ("RoleName", "runner"), ("PolicyDocument", long_));

        answer.Refused(409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048");
    }

    [Fact]
    public async Task CreateDelegationRequest_OfAPolicyThatIsTooLarge_LimitExceeded()
    {
        var partner = sim.NewAccount();
        await partner.RegisterAsync();
        var name = new string('b', 2048);

        var answer = await partner.CallAsync("CreateDelegationRequest", partner.Asked(("Permissions.Parameters.member.1.Values.member.1", name)));

        answer.Refused(409, "LimitExceeded", "Cannot exceed quota for DelegationPolicySize: 2048");
    }

    [Theory]
    [InlineData("OpenIdConnectProvidersPerAccount")]
    [InlineData("SAMLProvidersPerAccount")]
    public async Task CreateProvider_TheHundredAndFirst_LimitExceeded(string quota)
    {
        var account = sim.NewAccount();
        Task<WireAnswer> CreateAsync(int n) => quota == "OpenIdConnectProvidersPerAccount"
            ? account.CallAsync("CreateOpenIDConnectProvider", ("Url", $"https://server{n}.example.com"))
            : account.CallAsync("CreateSAMLProvider", ("Name", $"idp{n}"), ("SAMLMetadataDocument", SamlProviderTests.Metadata()));
        var made = await Task.WhenAll(Enumerable.Range(0, 100).Select(CreateAsync));

        var another = await CreateAsync(100);

        Assert.All(made, answer => Assert.Equal(200, answer.Status));
        another.Refused(409, "LimitExceeded", $"Cannot exceed quota for {quota}: 100");
    }

    /// <summary>The member that names what an operation tags, and the name of one that is there.</summary>
    private static async Task<(string, string)> ThingAsync(SweepWorld world, string operation)
    {
        var member = SweepOperations.Model.Required(SweepOperations.Model.Message(operation, "input")!).Single(m => m != "Tags");
        return (member, (await SweepValues.Of(world, operation, member)!).GetValue<string>());
    }

    private static IEnumerable<(string, string)> Tags(params string[] keys) => keys.SelectMany((key, index) => new[]
    {
        (string.Create(CultureInfo.InvariantCulture, $"Tags.member.{index + 1}.Key"), key),
        (string.Create(CultureInfo.InvariantCulture, $"Tags.member.{index + 1}.Value"), "value"),
    });
}
