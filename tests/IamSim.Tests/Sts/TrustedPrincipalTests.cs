using IamSim.Tests.Authorization;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Sts;

/// <summary>A trust policy trusts the user or role that there was when it was stored, and nobody made anew under the same name.</summary>
public sealed class TrustedPrincipalTests(GuardedSim sim)
{
    [Fact]
    public async Task AUserMadeAnew_IsNotTrusted_AndTheOldOneIsShownByItsId()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var id = (await account.MustAsync("GetUser", ("UserName", "alice"))).Value("User/UserId")!;
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice")));
        await account.MustAsync("CreateInstanceProfile", ("InstanceProfileName", "p"));
        await account.MustAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "p"), ("RoleName", "Deploy"));
        await alice.MustAssumeAsync(role);

        await DeleteUserAsync(account, "alice");
        var again = await account.NewLimitedUserAsync("alice");

        Assert.Equal("AccessDenied", (await again.AssumeAsync(role)).Code);
        var shown = Trust(id);
        Assert.Equal(shown, Decoded((await account.MustAsync("GetRole", ("RoleName", "Deploy"))).Value("Role/AssumeRolePolicyDocument")));
        Assert.Equal(shown, Decoded((await account.MustAsync("ListRoles")).Values("Roles", "AssumeRolePolicyDocument")[0]));
        Assert.Equal(shown, Decoded((await account.MustAsync("GetAccountAuthorizationDetails")).Values("RoleDetailList", "AssumeRolePolicyDocument")[0]));
        var profile = await account.MustAsync("GetInstanceProfile", ("InstanceProfileName", "p"));
        Assert.Contains(id, Decoded(profile.Element("InstanceProfile/Roles")!.Value), StringComparison.Ordinal);

        // Stored once more, the policy means the user that there is.
        await account.MustAsync("UpdateAssumeRolePolicy", ("RoleName", "Deploy"), ("PolicyDocument", Trust(account.Arn("user/alice"))));
        await again.MustAssumeAsync(role);
    }

    [Fact]
    public async Task AUserOfAnotherAccount_ThatIsRenamed_StaysTrusted_AndIsShownByTheNewName()
    {
        var (ours, theirs) = (sim.NewAccount(), sim.NewAccount());
        var alice = await ours.NewLimitedUserAsync("alice");
        var role = await theirs.NewRoleAsync("Audit", Trust(ours.Arn("user/alice")));
        await ours.GrantUserAsync("alice", Allow("sts:AssumeRole", role));

        await ours.MustAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "bob"), ("NewPath", "/ml/"));

        await alice.MustAssumeAsync(role);
        Assert.Equal(
            Trust(ours.Arn("user/ml/bob")), Decoded((await theirs.MustAsync("GetRole", ("RoleName", "Audit"))).Value("Role/AssumeRolePolicyDocument")));
        var details = (await theirs.RestAsync("GET", "/roles/Audit")).Json.GetProperty("assumeRolePolicyDocument");
        Assert.Equal(ours.Arn("user/ml/bob"), details.GetProperty("Statement")[0].GetProperty("Principal").GetProperty("AWS").GetString());
    }

    [Fact]
    public async Task ARoleMadeAnew_IsNotTrusted_AndConditionsKeepTheirArns()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var first = await account.NewRoleAsync("First", Trust(account.Arn("user/alice")));
        var id = (await account.MustAsync("GetRole", ("RoleName", "First"))).Value("Role/RoleId")!;
        var trust = Trust(first, condition: $$$"""{"ArnEquals":{"aws:PrincipalArn":"{{{first}}}"}}""");
        var second = await account.NewRoleAsync("Second", trust);
        var grant = Allow("sts:AssumeRole", second);
        await account.GrantRoleAsync("First", grant);
        await sim.Host.Session(await alice.MustAssumeAsync(first)).MustAssumeAsync(second);

        await account.MustAsync("DeleteRolePolicy", ("RoleName", "First"), ("PolicyName", "p"));
        await account.MustAsync("DeleteRole", ("RoleName", "First"));
        await account.NewRoleAsync("First", Trust(account.Arn("user/alice")));
        await account.GrantRoleAsync("First", grant);

        Assert.Equal("AccessDenied", (await sim.Host.Session(await alice.MustAssumeAsync(first)).AssumeAsync(second)).Code);
        var shown = Decoded((await account.MustAsync("GetRole", ("RoleName", "Second"))).Value("Role/AssumeRolePolicyDocument"));
        Assert.Equal(trust.Replace($"\"AWS\":\"{first}\"", $"\"AWS\":\"{id}\"", StringComparison.Ordinal), shown);
    }

    [Fact]
    public async Task AnImportedRole_TrustsTheUserOfTheImport()
    {
        var source = sim.NewAccount();
        await source.MustAsync("CreateUser", ("UserName", "alice"));
        await source.NewRoleAsync("Deploy", Trust(source.Arn("user/alice")));
        var file = (await source.RestAsync("GET", $"/simulator/export?format=authorization-details&account={source.Id}")).Text;
        var target = sim.NewAccount();
        var imported = await target.RestAsync("POST", $"/simulator/import?account={target.Id}", file);
        Assert.True(imported.Status == 200, imported.Text);
        var role = target.Arn("role/Deploy");
        await target.With(await target.NewKeyAsync("alice")).MustAssumeAsync(role);

        await DeleteUserAsync(target, "alice");

        Assert.Equal("AccessDenied", (await (await target.NewLimitedUserAsync("alice")).AssumeAsync(role)).Code);
    }

    private static async Task DeleteUserAsync(TestAccount account, string name)
    {
        foreach (var key in (await account.MustAsync("ListAccessKeys", ("UserName", name))).Values("AccessKeyMetadata", "AccessKeyId"))
        {
            await account.MustAsync("DeleteAccessKey", ("UserName", name), ("AccessKeyId", key!));
        }

        await account.MustAsync("DeleteUser", ("UserName", name));
    }

    private static string Decoded(string? document) => Uri.UnescapeDataString(document!);
}
