using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Organizations;

public sealed class AccountTests(Sim sim)
{
    [Fact]
    public async Task CreateAccount_IsInProgress_AndThenThere()
    {
        var (account, id, root) = await sim.NewOrganizationAsync();
        var email = $"{account.Id}@members.example.com";

        var asked = await account.MustOrgAsync("CreateAccount", new { AccountName = "Sandbox", Email = email });
        var request = asked.At("CreateAccountStatus", "Id");
        var status = (await account.MustOrgAsync("DescribeCreateAccountStatus", new { CreateAccountRequestId = request })).Json.GetProperty("CreateAccountStatus");
        var member = status.GetProperty("AccountId").GetString()!;

        Assert.Equal(["Id", "AccountName", "State", "RequestedTimestamp"], asked.Json.GetProperty("CreateAccountStatus").EnumerateObject().Select(m => m.Name));
        Assert.Equal("IN_PROGRESS", asked.At("CreateAccountStatus", "State"));
        Assert.Matches("^car-[a-z0-9]{32}$", request);
        Assert.Equal(
            ["Id", "AccountName", "State", "RequestedTimestamp", "CompletedTimestamp", "AccountId"],
            status.EnumerateObject().Select(m => m.Name));
        Assert.Equal("SUCCEEDED", status.GetProperty("State").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Number, status.GetProperty("CompletedTimestamp").ValueKind);
        var shown = (await account.MustOrgAsync("DescribeAccount", new { AccountId = member })).Json.GetProperty("Account");
        Assert.Equal(
            ("Sandbox", email, "ACTIVE", "ACTIVE", "CREATED", $"arn:aws:organizations::{account.Id}:account/{id}/{member}", $"{id}/{root}/{member}/"),
            (shown.GetProperty("Name").GetString(), shown.GetProperty("Email").GetString(), shown.GetProperty("Status").GetString(), shown.GetProperty("State").GetString(),
                shown.GetProperty("JoinedMethod").GetString(), shown.GetProperty("Arn").GetString(), shown.GetProperty("Paths")[0].GetString()));
        Assert.Equal(["p-FullAWSAccess"], await account.AttachedAsync(member));
    }

    [Fact]
    public async Task CreateAccount_MakesARealAccount_WithTheRoleThatLetsTheManagementAccountIn()
    {
        var (account, _, _) = await sim.NewOrganizationAsync();

        var member = sim.Root(await account.NewMemberAsync());
        var other = sim.Root(await account.NewMemberAsync("other", "Door"));

        var role = await member.MustAsync("GetRole", ("RoleName", "OrganizationAccountAccessRole"));
        Assert.Equal(member.Arn("role/OrganizationAccountAccessRole"), role.Value("Role/Arn"));
        Assert.Contains($"arn:aws:iam::{account.Id}:root", Uri.UnescapeDataString(role.Value("Role/AssumeRolePolicyDocument")!), StringComparison.Ordinal);
        Assert.Equal(
            ["arn:aws:iam::aws:policy/AdministratorAccess"],
            (await member.MustAsync("ListAttachedRolePolicies", ("RoleName", "OrganizationAccountAccessRole"))).Values("AttachedPolicies", "PolicyArn"));
        Assert.Equal(["AWSServiceRoleForOrganizations", "Door"], (await other.MustAsync("ListRoles")).Values("Roles", "RoleName"));
        Assert.Equal(member.Id, (await member.CallAsync("2011-06-15", "GetCallerIdentity")).Value("Account"));
    }

    [Fact]
    public async Task CreateAccount_WithAnAddressThatIsTaken_Fails()
    {
        var (account, _, _) = await sim.NewOrganizationAsync();
        var email = $"{account.Id}@taken.example.com";
        await account.MustOrgAsync("CreateAccount", new { AccountName = "a", Email = email });

        var asked = await account.MustOrgAsync("CreateAccount", new { AccountName = "b", Email = email.ToUpperInvariant() });
        var status = await account.MustOrgAsync("DescribeCreateAccountStatus", new { CreateAccountRequestId = asked.At("CreateAccountStatus", "Id") });

        Assert.Equal(("FAILED", "EMAIL_ALREADY_EXISTS"), (status.At("CreateAccountStatus", "State"), status.At("CreateAccountStatus", "FailureReason")));
        Assert.Equal(2, (await account.MustOrgAsync("ListAccounts")).Each("Accounts", "Id").Count);
    }

    [Fact]
    public async Task CreateAccount_ByManyWithOneAddress_ExactlyOneWins()
    {
        var (account, _, _) = await sim.NewOrganizationAsync();
        var email = $"{account.Id}@raced.example.com";

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => account.MustOrgAsync("CreateAccount", new { AccountName = $"a{i}", Email = email })));

        Assert.Equal(2, (await account.MustOrgAsync("ListAccounts")).Each("Accounts", "Id").Count);
    }

    [Fact]
    public async Task CreateAccount_PastTheQuota_AccountNumberLimitExceeded()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Organizations:Accounts"] = "2" });
        var account = new TestAccount(host.Client, "111122223333");
        await account.MustOrgAsync("CreateOrganization");
        await account.NewMemberAsync();

        (await account.OrgAsync("CreateAccount", new { AccountName = "a", Email = "a@example.com" })).Refused(
            "ConstraintViolationException", "You have exceeded the allowed number of AWS accounts.", "ACCOUNT_NUMBER_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task CreateAccount_WithARoleNameOfServices_InvalidRoleName()
    {
        var (account, _, _) = await sim.NewOrganizationAsync();

        (await account.OrgAsync("CreateAccount", new { AccountName = "a", Email = "abc@example.com", RoleName = "AWSServiceRoleForX" })).Refused(
            "InvalidInputException",
            "You provided a role name that isn't valid. A role name can't begin with the reserved prefix AWSServiceRoleFor.",
            "INVALID_ROLE_NAME");
    }

    [Fact]
    public async Task Accounts_ThatThereAreNot_AreNotFound()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var (other, _, _) = await sim.NewOrganizationAsync();

        (await account.OrgAsync("DescribeAccount", new { AccountId = other.Id })).Refused("AccountNotFoundException", "You specified an account that doesn't exist.");
        (await account.OrgAsync("DescribeCreateAccountStatus", new { CreateAccountRequestId = "car-aaaaaaaa" }))
            .Refused("CreateAccountStatusNotFoundException", "You specified a create account request that doesn't exist.");
        Assert.Equal(
            "AccountNotFoundException",
            (await account.OrgAsync("MoveAccount", new { AccountId = other.Id, SourceParentId = root, DestinationParentId = root })).Code);
    }

    [Fact]
    public async Task ListAccounts_HasTheManagementAccountToo()
    {
        var (account, _, _) = await sim.NewOrganizationAsync();
        var member = await account.NewMemberAsync();

        var accounts = await account.MustOrgAsync("ListAccounts");

        Assert.Equal(new[] { account.Id, member }.Order(StringComparer.Ordinal), accounts.Each("Accounts", "Id"));
        Assert.Contains("INVITED", accounts.Each("Accounts", "JoinedMethod"));
        var page = await account.MustOrgAsync("ListAccounts", new { MaxResults = 1 });
        var rest = await account.MustOrgAsync("ListAccounts", new { NextToken = page.At("NextToken") });
        Assert.Equal(accounts.Each("Accounts", "Id"), [.. page.Each("Accounts", "Id"), .. rest.Each("Accounts", "Id")]);
    }

    [Fact]
    public async Task MoveAccount_FromWhereItStands_ToWhereItDoesNot()
    {
        var (account, id, root) = await sim.NewOrganizationAsync();
        var unit = await account.NewUnitAsync(root, "Workloads");
        var member = await account.NewMemberAsync();
        Task<JsonAnswer> MoveAsync(string from, string to) =>
            account.OrgAsync("MoveAccount", new { AccountId = member, SourceParentId = from, DestinationParentId = to });

        (await MoveAsync(root, root)).Refused("DuplicateAccountException", "That account is already present in the specified destination.");
        (await MoveAsync(root, $"ou-{root[2..]}-aaaaaaaa")).Refused(
            "DestinationParentNotFoundException", "We can't find the destination container (a root or OU) with the ParentId that you specified.");
        (await MoveAsync($"ou-{root[2..]}-aaaaaaaa", unit)).Refused(
            "SourceParentNotFoundException", "We can't find a source root or OU with the ParentId that you specified.");
        (await MoveAsync(unit, root)).Refused("AccountNotFoundException", "You specified an account that doesn't exist.");
        Assert.Equal((200, string.Empty), ((await MoveAsync(root, unit)).Status, (await account.OrgAsync("ListRoots")).Code ?? string.Empty));
        Assert.Equal(
            $"[\"{id}/{root}/{unit}/{member}/\"]",
            (await account.MustOrgAsync("DescribeAccount", new { AccountId = member })).At("Account", "Paths"));
        Assert.Equal("AccountNotFoundException", (await MoveAsync(root, unit)).Code);
    }

    [Fact]
    public async Task Rest_OfAccounts_AsksShowsAndMoves()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var unit = await account.NewUnitAsync(root, "Workloads");

        var asked = await account.RestAsync("POST", "/organization/accounts", new { accountName = "Sandbox", email = $"{account.Id}@rest.example.com" });
        Assert.Equal((201, "IN_PROGRESS"), (asked.Status, asked.Json.GetProperty("state").GetString()));
        var status = await account.RestAsync("GET", asked.Location!["/api/v1".Length..]);
        var member = status.Json.GetProperty("accountId").GetString();
        var moved = await account.RestAsync("PUT", $"/organization/accounts/{member}/parent", new { sourceParentId = root, destinationParentId = unit });

        Assert.Equal(204, moved.Status);
        Assert.Equal("Sandbox", (await account.RestAsync("GET", $"/organization/accounts/{member}")).Json.GetProperty("name").GetString());
        Assert.Equal(member, (await account.RestAsync("GET", $"/organization/parents/{unit}/accounts")).Json.GetProperty("accounts")[0].GetProperty("id").GetString());
        Assert.Equal(2, (await account.RestAsync("GET", "/organization/accounts")).Json.GetProperty("accounts").GetArrayLength());
    }
}
