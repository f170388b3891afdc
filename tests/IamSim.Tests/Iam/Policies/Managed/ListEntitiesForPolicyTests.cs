using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Policies.Managed;

public class ListEntitiesForPolicyTests(Sim sim)
{
    [Fact]
    public async Task ListEntitiesForPolicy_WithoutFilters_HasEveryoneOnce()
    {
        var (account, arn) = await UsedAsync();

        var entities = await account.MustAsync("ListEntitiesForPolicy", ("PolicyArn", arn));

        Assert.Equal(["team"], entities.Values("PolicyGroups", "GroupName"));
        Assert.Equal(["alice", "Bob"], entities.Values("PolicyUsers", "UserName"));
        Assert.Equal(["train"], entities.Values("PolicyRoles", "RoleName"));
        Assert.Equal(["UserName", "UserId"], entities.Members("PolicyUsers")[0].Elements().Select(e => e.Name.LocalName));
        Assert.Equal("false", entities.Value("IsTruncated"));
    }

    [Fact]
    public async Task ListEntitiesForPolicy_InPages_HasEveryoneOnce()
    {
        var (account, arn) = await UsedAsync();
        var found = new List<string?>();
        string? marker = null;
        do
        {
            (string, string)[] from = marker is null ? [] : [("Marker", marker)];
            var page = await account.MustAsync("ListEntitiesForPolicy", [("PolicyArn", arn), ("MaxItems", "1"), .. from]);
            found.Add(Assert.Single(
                [.. page.Values("PolicyGroups", "GroupName"), .. page.Values("PolicyUsers", "UserName"), .. page.Values("PolicyRoles", "RoleName")]));
            marker = page.Value("Marker");
        }
        while (marker is not null);

        Assert.Equal(["team", "alice", "Bob", "train"], found);
    }

    [Theory]
    [InlineData("EntityFilter", "User", "alice Bob")]
    [InlineData("EntityFilter", "Group", "team")]
    [InlineData("EntityFilter", "Role", "train")]
    [InlineData("EntityFilter", "AWSManagedPolicy", "")]
    [InlineData("PathPrefix", "/ml/", "alice")]
    [InlineData("PolicyUsageFilter", "PermissionsPolicy", "team alice train")]
    [InlineData("PolicyUsageFilter", "PermissionsBoundary", "alice Bob")]
    public async Task ListEntitiesForPolicy_Filtered_HasThose(string filter, string value, string names)
    {
        var (account, arn) = await UsedAsync();

        var page = await account.MustAsync("ListEntitiesForPolicy", ("PolicyArn", arn), (filter, value));

        Assert.Equal(
            names,
            string.Join(
                ' ',
                [.. page.Values("PolicyGroups", "GroupName"), .. page.Values("PolicyUsers", "UserName"), .. page.Values("PolicyRoles", "RoleName")]));
    }

    [Fact]
    public async Task ListEntitiesForPolicy_OfAws_HasTheAccountsOwnOnly()
    {
        const string Arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        var account = sim.NewAccount();
        var other = sim.NewAccount();
        foreach (var each in new[] { account, other })
        {
            await each.NewPrincipalAsync("User", $"of-{each.Id}");
            await each.MustAsync("AttachUserPolicy", ("UserName", $"of-{each.Id}"), ("PolicyArn", Arn));
        }

        var entities = await account.MustAsync("ListEntitiesForPolicy", ("PolicyArn", Arn));

        Assert.Equal([$"of-{account.Id}"], entities.Values("PolicyUsers", "UserName"));
    }

    /// <summary>A policy of which alice has both, Bob the boundary, a group and a role the permissions; and some who have nothing.</summary>
    private async Task<(TestAccount Account, string Arn)> UsedAsync()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");
        await account.NewPrincipalAsync("User", "alice", "/ml/");
        await account.NewPrincipalAsync("User", "Bob");
        await account.NewPrincipalAsync("User", "nobody", "/ml/");
        await account.NewPrincipalAsync("Group", "team");
        await account.NewPrincipalAsync("Role", "train");
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", arn));
        await account.MustAsync("AttachGroupPolicy", ("GroupName", "team"), ("PolicyArn", arn));
        await account.MustAsync("AttachRolePolicy", ("RoleName", "train"), ("PolicyArn", arn));
        await account.MustAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", arn));
        await account.MustAsync("PutUserPermissionsBoundary", ("UserName", "Bob"), ("PermissionsBoundary", arn));
        return (account, arn);
    }
}
