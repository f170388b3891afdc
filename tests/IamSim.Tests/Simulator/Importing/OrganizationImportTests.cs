using System.Text.Json.Nodes;
using IamSim.Testing;
using IamSim.Tests.Iam.Simulation;
using IamSim.Tests.Organizations;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;
using static IamSim.Tests.Organizations.OrganizationCalls;

namespace IamSim.Tests.Simulator.Importing;

public sealed class OrganizationImportTests(Sim sim, PostgresServer server)
{
    private static readonly Dictionary<string, int> Whole = new()
    {
        ["organization"] = 1,
        ["organizationAccount"] = 2,
        ["organizationAttachment"] = 6,
        ["organizationPolicy"] = 1,
        ["organizationalUnit"] = 2,
    };

    private HttpClient Client => sim.Host.Client;

    [Fact]
    public async Task Organization_ComesInWhole_AndGoverns()
    {
        var (account, member) = (sim.NewAccount(), sim.NewAccount());

        var report = await Client.MustImportAsync(OrganizationFile.Of(account.Id, member.Id).ToString());

        await AssertWholeAsync(account, member, report);
    }

    [Fact]
    public async Task Organization_OnPostgreSql_ComesInWhole_AndGoverns()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
        });
        var (account, member) = (new TestAccount(host.Client, Sim.NewAccountId()), new TestAccount(host.Client, Sim.NewAccountId()));

        var report = await host.Client.MustImportAsync(OrganizationFile.Of(account.Id, member.Id).ToString());

        await AssertWholeAsync(account, member, report);
        Assert.Equal(["organization " + OrganizationFile.IdOf(account.Id)], (await host.Client.MustImportAsync(await ExportAsync(account))).Skipped());
    }

    [Fact]
    public async Task ExportOfAnOrganization_ImportedElsewhere_IsExportedTheSame()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var unit = await account.NewUnitAsync(await account.NewUnitAsync(root, "Work\"loads"), "Prod é");
        var member = await account.NewMemberAsync("Alpha & \"Beta\"");
        await account.MustOrgAsync("MoveAccount", new { AccountId = member, SourceParentId = root, DestinationParentId = unit });
        await account.MustOrgAsync("EnablePolicyType", new { RootId = root, PolicyType = Rcp });
        await account.MustOrgAsync("EnablePolicyType", new { RootId = root, PolicyType = "TAG_POLICY" });
        var tagged = await account.MustOrgAsync(
            "CreatePolicy", new { Name = "tags", Description = "d", Type = "TAG_POLICY", Content = """{ "tags": {"t":{"tag_key":{"@@assign":"T"}}} }""", Tags = new[] { new { Key = "k", Value = "v" } } });
        await account.AttachAsync(tagged.At("Policy", "PolicySummary", "Id"), unit);
        await account.AttachAsync(await account.NewScpAsync("No S3"), member);
        await account.MustAsync("EnableOrganizationsRootSessions");
        var export = await ExportAsync(account);
        await using var elsewhere = await IamSimHost.StartAsync();

        var report = await elsewhere.Client.MustImportAsync(export);

        Assert.Empty(report.Skipped());
        Assert.Empty(report.Json.GetProperty("notes").EnumerateArray());
        Assert.Equal(export, await ExportAsync(new TestAccount(elsewhere.Client, account.Id)));
        Assert.Contains("RootSessions", export, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherAccount_BecomesTheManagementAccount()
    {
        var (from, to, member) = (Sim.NewAccountId(), sim.NewAccount(), sim.NewAccount());

        var report = await Client.MustImportAsync(OrganizationFile.Of(from, member.Id).ToString(), $"?account={to.Id}");

        Assert.Equal(Whole, report.Imported());
        Assert.DoesNotContain(from, await ExportAsync(to), StringComparison.Ordinal);
        Assert.Equal(to.Id, (await member.MustOrgAsync("DescribeOrganization")).At("Organization", "MasterAccountId"));
        Assert.Contains($"arn:aws:iam::{to.Id}:role/admin", (await to.MustOrgAsync("DescribePolicy", new { PolicyId = OrganizationFile.Policy })).At("Policy", "Content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsThere_Stays()
    {
        var (account, member) = (sim.NewAccount(), sim.NewAccount());
        var (other, _, _) = await sim.NewOrganizationAsync();
        await Client.MustImportAsync(OrganizationFile.Of(account.Id, member.Id).ToString());
        var before = await ExportAsync(account);

        var again = await Client.MustImportAsync(before);
        var another = await Client.MustImportAsync(before, $"?account={Sim.NewAccountId()}");
        var intoOther = await Client.MustImportAsync(OrganizationFile.Of(Sim.NewAccountId(), Sim.NewAccountId()).ToString(), $"?account={other.Id}");

        Assert.Equal("The account is in an organization already.", Why(again));
        Assert.Equal("Another account manages an organization of this id.", Why(another));
        Assert.Equal("The account is in an organization already.", Why(intoOther));
        Assert.Equal(before, await ExportAsync(account));
    }

    [Fact]
    public async Task Address_ThatAnotherAccountHas_SkipsTheAccount_OrAllWhereItIsTheManagementAccounts()
    {
        var (account, member, third) = (sim.NewAccount(), Sim.NewAccountId(), Sim.NewAccountId());
        await Client.MustImportAsync(OrganizationFile.Of(third, Sim.NewAccountId()).ToString());

        var all = await Client.MustImportAsync(With(account.Id));
        var one = await Client.MustImportAsync(With(member));

        Assert.Equal("Another account has the management account's address.", Why(all));
        Assert.Equal([$"organizationAccount {member}", $"organizationAttachment {member}/{OrganizationFile.Full}"], one.Skipped());
        Assert.Equal([account.Id], (await account.MustOrgAsync("ListAccounts")).Each("Accounts", "Id"));

        string With(string number)
        {
            var file = OrganizationFile.Of(account.Id, member);
            file["Accounts"]!.AsArray().Single(a => (string)a!["Id"]! == number)!["Email"] = OrganizationFile.EmailOf(third).ToUpperInvariant();
            return file.ToString();
        }
    }

    [Fact]
    public async Task Account_OfAnotherOrganization_OrNotActive_IsSkipped_WithWhatIsAttachedToIt()
    {
        var (account, taken, closed) = (sim.NewAccount(), sim.NewAccount(), Sim.NewAccountId());
        await Client.MustImportAsync(OrganizationFile.Of(Sim.NewAccountId(), taken.Id).ToString());
        var file = OrganizationFile.Of(account.Id, taken.Id);
        file["Accounts"]!.AsArray().Add(new JsonObject { ["Id"] = closed, ["Name"] = "closed", ["Email"] = $"{closed}@example.com", ["Status"] = "SUSPENDED" });

        var report = await Client.MustImportAsync(file.ToString());

        Assert.Equal(
            [$"organizationAccount {taken.Id}", $"organizationAccount {closed}", $"organizationAttachment {taken.Id}/{OrganizationFile.Full}"], report.Skipped());
        Assert.Equal([account.Id], (await account.MustOrgAsync("ListAccounts")).Each("Accounts", "Id"));
    }

    [Fact]
    public async Task Policies_ThatTheFileDoesNotAttach_AreAttachedAsAwsHasThem()
    {
        var (account, member) = (sim.NewAccount(), sim.NewAccount());
        var file = OrganizationFile.Of(account.Id, member.Id);
        file["Policies"] = new JsonArray();
        file["Roots"]![0]!["PolicyTypes"]!.AsArray().Add(new JsonObject { ["Type"] = Rcp, ["Status"] = "ENABLED" });

        var report = await Client.MustImportAsync(file.ToString());

        Assert.Equal(2, report.Json.GetProperty("notes").GetArrayLength());
        Assert.Equal([OrganizationFile.Full], await account.AttachedAsync(member.Id));
        Assert.Equal(["p-RCPFullAWSAccess"], await account.AttachedAsync(OrganizationFile.Unit, Rcp));
    }

    [Fact]
    public async Task Attachment_OfATypeThatIsNotEnabled_IsSkipped_AndAPolicyThatWouldBeRefusedIsNoted()
    {
        var account = sim.NewAccount();
        var file = OrganizationFile.Of(account.Id, Sim.NewAccountId());
        file["Roots"]![0]!["PolicyTypes"] = new JsonArray();
        file["Policies"]![1]!["Content"] = """{"Version":"2012-10-17","Statement":[]}""";

        var report = await Client.MustImportAsync(file.ToString());

        Assert.Equal(6, report.Skipped().Count(s => s.StartsWith("organizationAttachment ", StringComparison.Ordinal)));
        Assert.Contains("kept, though Organizations would refuse", Assert.Single(report.Json.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Organization", "Id", "\"o-1\"", "Organization.Id")]
    [InlineData("Organization", "MasterAccountId", "\"1\"", "Organization.MasterAccountId")]
    [InlineData("Organization", "FeatureSet", "\"SOME\"", "Organization.FeatureSet")]
    [InlineData("Roots", "Id", "7", "Roots[0].Id")]
    [InlineData("Roots", "PolicyTypes", "[{\"Type\":\"a,b\"}]", "Roots[0].PolicyTypes[0].Type")]
    [InlineData("OrganizationalUnits", "Name", "\"\"", "OrganizationalUnits[0].Name")]
    [InlineData("OrganizationalUnits", "Path", "\"o-exampleorgid/r-none/ou-ab12-11111111/\"", "OrganizationalUnits[0]")]
    [InlineData("OrganizationalUnits", "Path", "null", "OrganizationalUnits[0]")]
    [InlineData("Accounts", "Paths", "[]", "Accounts[0]")]
    [InlineData("Accounts", "Id", "\"alice\"", "Accounts[0].Id")]
    [InlineData("Accounts", "JoinedTimestamp", "\"then\"", "Accounts[0].JoinedTimestamp")]
    [InlineData("Policies", "PolicySummary", "{\"Id\":\"p-FullAWSAccess\"}", "Policies[0].PolicySummary")]
    [InlineData("Policies", "Content", "\"[]\"", "Policies[0].Content")]
    [InlineData("Policies", "Targets", "[{}]", "Policies[0].Targets[0]")]
    [InlineData("EnabledFeatures", null, "\"Everything\"", "EnabledFeatures[0]")]
    public async Task BadMember_IsToldWithItsPlace_AndNothingIsDone(string list, string? member, string value, string path)
    {
        var account = sim.NewAccount();
        var file = OrganizationFile.Of(account.Id, Sim.NewAccountId());
        if (member is null)
        {
            file[list] = new JsonArray("@@");
        }
        else
        {
            (file[list] as JsonArray is { } items ? items[0]! : file[list]!)[member] = "@@";
        }

        var answer = await Client.ImportAsync(file.ToString().Replace("\"@@\"", value, StringComparison.Ordinal));

        Assert.Equal(400, answer.Status);
        Assert.Equal(path, answer.Json.GetProperty("errors")[0].GetProperty("path").GetString());
        Assert.Equal("AWSOrganizationsNotInUseException", (await account.OrgAsync("DescribeOrganization")).Code);
    }

    [Theory]
    [InlineData("Organization", "needs Organization, and the files have none")]
    [InlineData("Roots", "needs Roots, and the files have none")]
    [InlineData("Accounts", "is not among the Accounts")]
    public async Task OrganizationThatIsNotWhole_IsRefused(string member, string message)
    {
        var file = OrganizationFile.Of(Sim.NewAccountId(), Sim.NewAccountId());
        file.Remove(member);

        var answer = await Client.ImportAsync(file.ToString());

        Assert.Equal(400, answer.Status);
        Assert.Contains(message, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OrganizationalUnits")]
    [InlineData("Accounts")]
    [InlineData("Policies")]
    [InlineData("Roots")]
    public async Task PartThatIsThereTwice_IsRefused(string list)
    {
        var file = OrganizationFile.Of(Sim.NewAccountId(), Sim.NewAccountId());
        var items = file[list]!.AsArray();
        items.Add(items[0]!.DeepClone());

        Assert.Contains("twice", (await Client.ImportAsync(file.ToString())).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organization")]
    [InlineData("password-policy")]
    public async Task Export_OfWhatTheAccountLacks_IsNotFound(string format)
    {
        using var answer = await Client.GetAsync($"api/v1/simulator/export?format={format}&account={Sim.NewAccountId()}");

        Assert.Equal((404, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<string> ExportAsync(TestAccount account)
    {
        var export = await account.RestAsync("GET", $"/simulator/export?format=organization&account={account.Id}");
        Assert.Equal((200, "application/json"), (export.Status, export.ContentType));
        return export.Text;
    }

    private static string? Why(RestAnswer report)
    {
        Assert.Empty(report.Imported());
        return Assert.Single(report.Json.GetProperty("skipped").EnumerateArray()).GetProperty("reason").GetString();
    }

    /// <summary>Checks what <see cref="OrganizationFile"/> brings in.</summary>
    private static async Task AssertWholeAsync(TestAccount account, TestAccount member, RestAnswer report)
    {
        Assert.Empty(report.Skipped());
        Assert.Empty(report.Json.GetProperty("notes").EnumerateArray());
        Assert.Equal(Whole, report.Imported());
        Assert.True(JsonNode.DeepEquals(OrganizationFile.Of(account.Id, member.Id), JsonNode.Parse(await ExportAsync(account))), await ExportAsync(account));
        Assert.Equal([member.Id], (await account.MustOrgAsync("ListAccountsForParent", new { ParentId = OrganizationFile.Inner })).Each("Accounts", "Id"));
        Assert.Equal("ConstraintViolationException", (await account.OrgAsync("DetachPolicy", new { PolicyId = OrganizationFile.Full, TargetId = member.Id })).Code);
        await member.MustAsync("CreateUser", ("UserName", "u"));
        await member.MustAsync("AttachUserPolicy", ("UserName", "u"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        Assert.Equal("explicitDeny", (await member.PrincipalAsync(member.Arn("user/u"), "s3:GetObject")).Decision());
        Assert.Equal("allowed", (await member.PrincipalAsync(member.Arn("user/u"), "ec2:RunInstances")).Decision());
    }
}
