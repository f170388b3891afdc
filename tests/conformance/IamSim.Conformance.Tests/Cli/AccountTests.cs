using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>The account as a whole through the AWS CLI.</summary>
public sealed class AccountTests(LiveServer live)
{
    [Fact]
    public async Task AccountAlias_OneAtMost_AsAwsAnswers()
    {
        var account = live.NewAccount();
        var alias = $"ml-{account.Id}";

        await account.MustAsync("create-account-alias", "--account-alias", alias);
        Assert.Equal(alias, (await account.MustAsync("list-account-aliases")).At("AccountAliases")[0].GetString());
        (await live.NewAccount().IamAsync("create-account-alias", "--account-alias", alias))
            .Refused("CreateAccountAlias", "EntityAlreadyExists", $"The account alias {alias} already exists.");
        await account.MustAsync("delete-account-alias", "--account-alias", alias);
        Assert.Equal(0, (await account.MustAsync("list-account-aliases")).At("AccountAliases").GetArrayLength());
    }

    [Fact]
    public async Task AccountSummary_CountsAndQuotas()
    {
        var account = live.NewAccount();
        await account.CallAsync("CreateUser", ("UserName", "alice"));
        await account.CallAsync("CreateGroup", ("GroupName", "Ml"));

        var summary = await account.MustAsync("get-account-summary");

        Assert.Equal(1, summary.At("SummaryMap", "Users").GetInt32());
        Assert.Equal(1, summary.At("SummaryMap", "Groups").GetInt32());
        Assert.Equal(0, summary.At("SummaryMap", "Roles").GetInt32());
        Assert.Equal(5000, summary.At("SummaryMap", "UsersQuota").GetInt32());
    }

    [Fact]
    public async Task GetCallerIdentity_Root_AsAwsAnswers()
    {
        var account = live.NewAccount();

        var identity = await account.AwsAsync("sts", "get-caller-identity");

        Assert.Equal(account.Id, identity.Text("UserId"));
        Assert.Equal(account.Id, identity.Text("Account"));
        Assert.Equal(account.Arn("root"), identity.Text("Arn"));
    }
}
