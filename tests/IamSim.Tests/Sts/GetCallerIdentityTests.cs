using IamSim.Tests.Support;

namespace IamSim.Tests.Sts;

public sealed class GetCallerIdentityTests(Sim sim)
{
    [Fact]
    public async Task GetCallerIdentity_ByRoot_IsTheAccount()
    {
        var account = sim.NewAccount();

        var json = (await account.RestAsync("GET", "/caller-identity")).Json;

        Assert.Equal(account.Id, json.GetProperty("userId").GetString());
        Assert.Equal(account.Id, json.GetProperty("account").GetString());
        Assert.Equal(account.Arn("root"), json.GetProperty("arn").GetString());
    }

    [Fact]
    public async Task GetCallerIdentity_ByUser_IsTheUserAsItIsNow()
    {
        var account = sim.NewAccount();
        var id = (await account.MustAsync("CreateUser", ("UserName", "alice"), ("Path", "/ml/"))).Value("User/UserId");
        var alice = await account.AdministratorAsync("alice");
        await account.MustAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "bob"));

        var json = (await alice.RestAsync("GET", "/caller-identity")).Json;

        Assert.Equal(id, json.GetProperty("userId").GetString());
        Assert.Equal(account.Arn("user/ml/bob"), json.GetProperty("arn").GetString());
    }

    [Fact]
    public async Task GetCallerIdentity_OverTheWire_IsUserIdAccountAndArn()
    {
        var account = sim.NewAccount();

        var answer = await account.CallAsync("2011-06-15", "GetCallerIdentity");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["UserId", "Account", "Arn"], answer.Xml!.Elements().First().Elements().Select(e => e.Name.LocalName));
        Assert.Equal(account.Arn("root"), answer.Value("Arn"));
    }
}
