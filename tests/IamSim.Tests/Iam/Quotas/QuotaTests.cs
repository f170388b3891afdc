using IamSim.Iam.Quotas;
using IamSim.Testing;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Iam.SamlProviders;
using IamSim.Tests.Iam.SshPublicKeys;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Quotas;

/// <summary>A server whose quotas are none of AWS's.</summary>
public sealed class OtherQuotas : IAsyncLifetime
{
    /// <summary>Of counts: more than AWS's of keys and certificates of a user, less than all others.</summary>
    public const int Count = 3;

    /// <summary>Of users and groups in an account: others are counted by them.</summary>
    public const int Principals = 5;

    /// <summary>Of texts.</summary>
    public const int Size = 300;

    private IamSimHost? _host;

    internal TestAccount NewAccount() => new(_host!.Client, Sim.NewAccountId());

    public async ValueTask InitializeAsync() => _host = await IamSimHost.StartAsync(typeof(QuotaOptions).GetProperties().ToDictionary(
        quota => $"IamSim:Quotas:{quota.Name}",
        quota => $"{(quota.Name is "UsersPerAccount" or "GroupsPerAccount" ? Principals : quota.Name.Contains("Size", StringComparison.Ordinal) ? Size : Count)}"));

    public ValueTask DisposeAsync() => _host!.DisposeAsync();
}

/// <summary>Every quota: as many as it says, and one more.</summary>
public sealed class QuotaTests(OtherQuotas server) : IClassFixture<OtherQuotas>
{
    /// <summary>IAM's own, as <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">its page</see> has them.</summary>
    [Fact]
    public void Defaults_AreAwss()
    {
        var quotas = new QuotaOptions();

        // Adjustable at AWS.
        Assert.Equal((1500, 300, 1000), (quotas.PoliciesPerAccount, quotas.GroupsPerAccount, quotas.InstanceProfilesPerAccount));
        Assert.Equal((1000, 20, 100), (quotas.RolesPerAccount, quotas.ServerCertificatesPerAccount, quotas.OpenIdConnectProvidersPerAccount));
        Assert.Equal((10, 10, 2048), (quotas.PoliciesPerRole, quotas.PoliciesPerUser, quotas.ACLSizePerRole));

        // Not adjustable.
        Assert.Equal((2, 10, 10, 8), (quotas.AccessKeysPerUser, quotas.GroupsPerUser, quotas.PoliciesPerGroup, quotas.MFADevicesPerUser));
        Assert.Equal((10, 100, 2, 5), (quotas.KeysPerSAMLProvider, quotas.SAMLProvidersPerAccount, quotas.SigningCertificatesPerUser, quotas.SSHPublicKeysPerUser));
        Assert.Equal((50, 5000, 5), (quotas.TagsPerResource, quotas.UsersPerAccount, quotas.VersionsPerPolicy));
        Assert.Equal((2048, 10240, 5120, 6144), (quotas.UserPolicySize, quotas.RolePolicySize, quotas.GroupPolicySize, quotas.PolicySize));
    }

    [Fact]
    public Task UsersPerAccount() => HoldsAsync(
        nameof(UsersPerAccount), OtherQuotas.Principals, (account, name) => account.CallAsync("CreateUser", ("UserName", name)));

    [Fact]
    public Task GroupsPerAccount() => HoldsAsync(
        nameof(GroupsPerAccount), OtherQuotas.Principals, (account, name) => account.CallAsync("CreateGroup", ("GroupName", name)));

    [Fact]
    public Task RolesPerAccount() => HoldsAsync(nameof(RolesPerAccount), NewRoleAsync);

    [Fact]
    public Task InstanceProfilesPerAccount() => HoldsAsync(
        nameof(InstanceProfilesPerAccount), (account, name) => account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", name)));

    [Fact]
    public Task PoliciesPerAccount() => HoldsAsync(
        nameof(PoliciesPerAccount), (account, name) => account.CallAsync("CreatePolicy", ("PolicyName", name), ("PolicyDocument", Documents.Read)));

    [Fact]
    public Task ServerCertificatesPerAccount()
    {
        var certificate = Certificates.SelfSigned();
        return HoldsAsync(nameof(ServerCertificatesPerAccount), (account, name) => account.CallAsync(
            "UploadServerCertificate", ("ServerCertificateName", name), ("CertificateBody", certificate.Body), ("PrivateKey", certificate.Key)));
    }

    [Fact]
    public Task SAMLProvidersPerAccount() => HoldsAsync(
        nameof(SAMLProvidersPerAccount),
        (account, name) => account.CallAsync("CreateSAMLProvider", ("Name", name), ("SAMLMetadataDocument", SamlProviderTests.Metadata())));

    [Fact]
    public Task OpenIdConnectProvidersPerAccount() => HoldsAsync(
        nameof(OpenIdConnectProvidersPerAccount), (account, name) => account.CallAsync("CreateOpenIDConnectProvider", ("Url", $"https://{name}.example.com")));

    /// <summary>"Equal to the user quota for the account", assigned or not.</summary>
    [Fact]
    public Task VirtualMFADevicesPerAccount() => HoldsAsync(
        nameof(VirtualMFADevicesPerAccount),
        OtherQuotas.Principals,
        (account, name) => account.CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", name)));

    [Fact]
    public async Task GroupsPerUser()
    {
        var account = await WithPrincipalAsync("User");
        await RefusesLastAsync(nameof(GroupsPerUser), OtherQuotas.Count, async name =>
        {
            await account.MustAsync("CreateGroup", ("GroupName", name));
            return await account.CallAsync("AddUserToGroup", ("GroupName", name), ("UserName", "one"));
        });

        // A group that the user is in already is none too many.
        await account.MustAsync("AddUserToGroup", ("GroupName", "n0"), ("UserName", "one"));
    }

    [Fact]
    public async Task TagsPerResource()
    {
        var account = await WithPrincipalAsync("User");
        for (var i = 0; i < OtherQuotas.Count; i++)
        {
            await account.MustAsync("TagUser", ("UserName", "one"), ("Tags.member.1.Key", $"k{i}"), ("Tags.member.1.Value", "v"));
        }

        (await account.CallAsync("TagUser", ("UserName", "one"), ("Tags.member.1.Key", "k3"), ("Tags.member.1.Value", "v")))
            .Refused(409, "LimitExceeded", "The number of tags has reached the maximum limit: 3.");
    }

    [Fact]
    public async Task AccessKeysPerUser()
    {
        var account = await WithPrincipalAsync("User");
        await RefusesLastAsync(nameof(AccessKeysPerUser), OtherQuotas.Count, _ => account.CallAsync("CreateAccessKey", ("UserName", "one")));
        await RefusesLastAsync(nameof(AccessKeysPerUser), OtherQuotas.Count, _ => account.CallAsync("CreateAccessKey"));
    }

    [Fact]
    public async Task MFADevicesPerUser()
    {
        var account = await WithPrincipalAsync("User");
        await RefusesLastAsync(nameof(MFADevicesPerUser), OtherQuotas.Count, async name =>
            await account.CallAsync("EnableMFADevice", (await Authenticator.NewAsync(account, name)).Codes("one", Authenticator.Now - 1)));
    }

    [Fact]
    public async Task SigningCertificatesPerUser()
    {
        var account = await WithPrincipalAsync("User");
        await RefusesLastAsync(nameof(SigningCertificatesPerUser), OtherQuotas.Count, _ =>
            account.CallAsync("UploadSigningCertificate", ("UserName", "one"), ("CertificateBody", Certificates.SelfSigned().Body)));
    }

    [Fact]
    public async Task SSHPublicKeysPerUser()
    {
        var account = await WithPrincipalAsync("User");
        await RefusesLastAsync(nameof(SSHPublicKeysPerUser), OtherQuotas.Count, _ =>
            account.CallAsync("UploadSSHPublicKey", ("UserName", "one"), ("SSHPublicKeyBody", SshPublicKeyTests.NewKey())));
    }

    [Fact]
    public async Task ServiceSpecificCredentialsPerUser()
    {
        var account = await WithPrincipalAsync("User");
        foreach (var service in new[] { "codecommit.amazonaws.com", "cassandra.amazonaws.com" })
        {
            await RefusesLastAsync(nameof(ServiceSpecificCredentialsPerUser), OtherQuotas.Count, _ =>
                account.CallAsync("CreateServiceSpecificCredential", ("UserName", "one"), ("ServiceName", service)));
        }
    }

    [Theory]
    [InlineData("User")]
    [InlineData("Group")]
    [InlineData("Role")]
    public async Task PoliciesPerPrincipal(string kind)
    {
        var account = await WithPrincipalAsync(kind);
        var policies = new Queue<string>(["ReadOnlyAccess", "PowerUserAccess", "SecurityAudit", "AdministratorAccess"]);

        await RefusesLastAsync($"PoliciesPer{kind}", OtherQuotas.Count, _ =>
            account.CallAsync($"Attach{kind}Policy", ($"{kind}Name", "one"), ("PolicyArn", $"arn:aws:iam::aws:policy/{policies.Dequeue()}")));

        // One that is attached already is none too many.
        await account.MustAsync($"Attach{kind}Policy", ($"{kind}Name", "one"), ("PolicyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
    }

    [Fact]
    public async Task VersionsPerPolicy()
    {
        var account = server.NewAccount();
        var arn = await account.NewPolicyAsync("p");
        await account.MustAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Read));
        await account.MustAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Read));

        (await account.CallAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Read))).Refused(
            409,
            "LimitExceeded",
            "A managed policy can have up to 3 versions. Before you create a new version, you must delete an existing version.");
    }

    [Fact]
    public async Task KeysPerSAMLProvider()
    {
        var account = server.NewAccount();
        var arn = (await account.MustAsync("CreateSAMLProvider", ("Name", "Okta"), ("SAMLMetadataDocument", OfKeys(OtherQuotas.Count)))).Value("SAMLProviderArn")!;
        const string Refusal = "Cannot exceed quota for KeysPerSAMLProvider: 3";

        (await account.CallAsync("CreateSAMLProvider", ("Name", "Other"), ("SAMLMetadataDocument", OfKeys(OtherQuotas.Count + 1))))
            .Refused(409, "LimitExceeded", Refusal);
        (await account.CallAsync("UpdateSAMLProvider", ("SAMLProviderArn", arn), ("SAMLMetadataDocument", OfKeys(OtherQuotas.Count + 1))))
            .Refused(409, "LimitExceeded", Refusal);

        static string OfKeys(int count)
        {
            const string End = "</md:KeyDescriptor>";
            var metadata = SamlProviderTests.Metadata();
            var (start, end) = (metadata.IndexOf("<md:KeyDescriptor", StringComparison.Ordinal), metadata.IndexOf(End, StringComparison.Ordinal) + End.Length);
            return metadata[..start] + string.Concat(Enumerable.Repeat(metadata[start..end], count)) + metadata[end..];
        }
    }

    [Fact]
    public async Task PrivateKeysPerSAMLProvider()
    {
        var account = server.NewAccount();
        var arn = (await account.MustAsync("CreateSAMLProvider", ("Name", "Okta"), ("SAMLMetadataDocument", SamlProviderTests.Metadata()))).Value("SAMLProviderArn")!;
        await RefusesLastAsync(nameof(PrivateKeysPerSAMLProvider), OtherQuotas.Count, _ =>
            account.CallAsync("UpdateSAMLProvider", ("SAMLProviderArn", arn), ("AddPrivateKey", SamlProviderTests.NewKey())));
    }

    [Fact]
    public async Task ClientIdsPerOpenIdConnectProvider()
    {
        var account = server.NewAccount();
        var arn = (await account.MustAsync("CreateOpenIDConnectProvider", ("Url", "https://a.example.com"))).Value("OpenIDConnectProviderArn")!;
        await RefusesLastAsync(nameof(ClientIdsPerOpenIdConnectProvider), OtherQuotas.Count, name =>
            account.CallAsync("AddClientIDToOpenIDConnectProvider", ("OpenIDConnectProviderArn", arn), ("ClientID", name)));
    }

    [Fact]
    public async Task PolicySize()
    {
        var account = server.NewAccount();
        await account.MustAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", Documents.OfSize(OtherQuotas.Size)));

        (await account.CallAsync("CreatePolicy", ("PolicyName", "q"), ("PolicyDocument", Documents.OfSize(OtherQuotas.Size + 1))))
            .Refused(409, "LimitExceeded", "Cannot exceed quota for PolicySize: 300");
        (await account.CallAsync("CreatePolicyVersion", ("PolicyArn", account.Arn("policy/p")), ("PolicyDocument", Documents.OfSize(OtherQuotas.Size + 1))))
            .Refused(409, "LimitExceeded", "Cannot exceed quota for PolicySize: 300");
    }

    [Fact]
    public async Task ACLSizePerRole()
    {
        var account = server.NewAccount();
        var frame = Of(0).Count(c => c is not (' ' or '\n'));
        await account.MustAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Of(OtherQuotas.Size - frame)));

        (await account.CallAsync("CreateRole", ("RoleName", "s"), ("AssumeRolePolicyDocument", Of(OtherQuotas.Size - frame + 1))))
            .Refused(409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 300");
        (await account.CallAsync("UpdateAssumeRolePolicy", ("RoleName", "r"), ("PolicyDocument", Of(OtherQuotas.Size - frame + 1))))
            .Refused(409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 300");

        static string Of(int more) => Trust.Ec2.Replace("\"Effect\"", $" \n \"Sid\": \"{new string('x', more)}\", \"Effect\"", StringComparison.Ordinal);
    }

    /// <summary>"The sum size of all inline policies": of one, and of several together.</summary>
    [Theory]
    [InlineData("User")]
    [InlineData("Group")]
    [InlineData("Role")]
    public async Task InlinePolicySize(string kind)
    {
        var account = await WithPrincipalAsync(kind);
        var refusal = $"Maximum policy size of 300 bytes exceeded for {kind.ToLowerInvariant()} one";
        await PutAsync("a", 150);
        await PutAsync("b", 150);

        (await TryAsync("b", 151)).Refused(409, "LimitExceeded", refusal);
        (await TryAsync("c", 120)).Refused(409, "LimitExceeded", refusal);
        (await TryAsync("a", 301)).Refused(409, "LimitExceeded", refusal);

        async Task PutAsync(string name, int size) => Assert.Equal(200, (await TryAsync(name, size)).Status);
        Task<WireAnswer> TryAsync(string name, int size) => account.CallAsync(
            $"Put{kind}Policy", ($"{kind}Name", "one"), ("PolicyName", name), ("PolicyDocument", Documents.OfSize(size)));
    }

    private static Task<WireAnswer> NewRoleAsync(TestAccount account, string name) =>
        account.CallAsync("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", Trust.Ec2));

    private async Task<TestAccount> WithPrincipalAsync(string kind)
    {
        var account = server.NewAccount();
        await account.NewPrincipalAsync(kind, "one");
        return account;
    }

    private Task HoldsAsync(string quota, Func<TestAccount, string, Task<WireAnswer>> call) => HoldsAsync(quota, OtherQuotas.Count, call);

    private Task HoldsAsync(string quota, int value, Func<TestAccount, string, Task<WireAnswer>> call)
    {
        var account = server.NewAccount();
        return RefusesLastAsync(quota, value, name => call(account, name));
    }

    /// <summary>As many calls as the quota says are answered, and the next is refused.</summary>
    private static async Task RefusesLastAsync(string quota, int value, Func<string, Task<WireAnswer>> call)
    {
        for (var i = 0; i < value; i++)
        {
            var answer = await call($"n{i}");
            Assert.True(answer.Status == 200, $"{i}: {answer.Code} {answer.Message}");
        }

        (await call($"n{value}")).Refused(409, "LimitExceeded", $"Cannot exceed quota for {quota}: {value}");
    }
}
