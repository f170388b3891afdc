using IamSim.Tests.Support;

namespace IamSim.Tests.Organizations;

public sealed class OrganizationTests(Sim sim)
{
    [Fact]
    public async Task CreateOrganization_ShowsIt_AndSoDoesDescribe()
    {
        var account = sim.NewAccount();

        var made = await account.MustOrgAsync("CreateOrganization");

        var id = made.At("Organization", "Id");
        Assert.Matches("^o-[a-z0-9]{10}$", id);
        Assert.Equal(
            $"{{\"Organization\":{{\"Id\":\"{id}\",\"Arn\":\"arn:aws:organizations::{account.Id}:organization/{id}\",\"FeatureSet\":\"ALL\","
            + $"\"MasterAccountArn\":\"arn:aws:organizations::{account.Id}:account/{id}/{account.Id}\",\"MasterAccountId\":\"{account.Id}\","
            + $"\"MasterAccountEmail\":\"root@{account.Id}.example.com\",\"AvailablePolicyTypes\":[{{\"Type\":\"SERVICE_CONTROL_POLICY\",\"Status\":\"ENABLED\"}}]}}}}",
            made.Text);
        Assert.Equal(made.Text, (await account.MustOrgAsync("DescribeOrganization")).Text);
        Assert.Equal("application/x-amz-json-1.1", made.ContentType);
        Assert.NotNull(made.RequestId);
    }

    [Fact]
    public async Task CreateOrganization_HasARoot_WithServiceControlPolicies()
    {
        var (account, id, root) = await sim.NewOrganizationAsync();

        var roots = await account.MustOrgAsync("ListRoots");

        Assert.Equal(
            $"{{\"Roots\":[{{\"Id\":\"{root}\",\"Arn\":\"arn:aws:organizations::{account.Id}:root/{id}/{root}\",\"Name\":\"Root\","
            + "\"PolicyTypes\":[{\"Type\":\"SERVICE_CONTROL_POLICY\",\"Status\":\"ENABLED\"}]}]}",
            roots.Text);
        Assert.Matches("^r-[0-9a-z]{4}$", root);
        Assert.Equal(["p-FullAWSAccess"], await account.AttachedAsync(root));
        Assert.Equal(["p-FullAWSAccess"], await account.AttachedAsync(account.Id));
    }

    [Fact]
    public async Task CreateOrganization_ForBillingOnly_HasNoPolicyTypes()
    {
        var (account, _, root) = await sim.NewOrganizationAsync("CONSOLIDATED_BILLING");

        Assert.Equal("[]", (await account.MustOrgAsync("DescribeOrganization")).At("Organization", "AvailablePolicyTypes"));
        (await account.OrgAsync("EnablePolicyType", new { RootId = root, PolicyType = "SERVICE_CONTROL_POLICY" })).Refused(
            "PolicyTypeNotAvailableForOrganizationException",
            "You can't use the specified policy type with the feature set currently enabled for this organization.");
        Assert.Equal(
            "PolicyTypeNotAvailableForOrganizationException",
            (await account.OrgAsync("CreatePolicy", new { Name = "p", Description = "", Type = "SERVICE_CONTROL_POLICY", Content = OrganizationCalls.DenyS3 })).Code);
        Assert.Equal("PolicyTypeNotEnabledException", (await account.AttachAsync("p-FullAWSAccess", root)).Code);
        Assert.DoesNotContain("AWSServiceRoleForOrganizations", (await account.MustAsync("ListRoles")).Values("Roles", "RoleName"));
    }

    [Fact]
    public async Task CreateOrganization_Twice_AlreadyInOrganization()
    {
        var (account, _, _) = await sim.NewOrganizationAsync();
        var member = sim.Root(await account.NewMemberAsync());

        (await account.OrgAsync("CreateOrganization")).Refused("AlreadyInOrganizationException", "The AWS account is already a member of an organization.");
        (await member.OrgAsync("CreateOrganization")).Refused("AlreadyInOrganizationException", "The AWS account is already a member of an organization.");
    }

    [Fact]
    public async Task CreateOrganization_ByManyAtOnce_ExactlyOneWins()
    {
        var account = sim.NewAccount();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => account.OrgAsync("CreateOrganization")));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal("AlreadyInOrganizationException", a.Code));
    }

    [Fact]
    public async Task Organization_ThatThereIsNot_NotInUse()
    {
        var account = sim.NewAccount();
        foreach (var operation in new[] { "DescribeOrganization", "ListRoots", "ListAccounts" })
        {
            (await account.OrgAsync(operation)).Refused("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
        }
    }

    [Fact]
    public async Task Member_SeesTheOrganization_AndMayAskNothingElse()
    {
        var (account, id, root) = await sim.NewOrganizationAsync();
        var member = sim.Root(await account.NewMemberAsync());

        Assert.Equal(id, (await member.MustOrgAsync("DescribeOrganization")).At("Organization", "Id"));
        foreach (var (operation, body) in new (string, object?)[]
        {
            ("ListRoots", null), ("ListAccounts", null), ("ListPolicies", new { Filter = "SERVICE_CONTROL_POLICY" }),
            ("CreateOrganizationalUnit", new { ParentId = root, Name = "x" }), ("CreateAccount", new { AccountName = "x", Email = "x@example.com" }),
            ("DescribeAccount", new { AccountId = account.Id }), ("AttachPolicy", new { PolicyId = "p-FullAWSAccess", TargetId = root }),
            ("DescribeEffectivePolicy", new { PolicyType = "TAG_POLICY", TargetId = account.Id }),
        })
        {
            (await member.OrgAsync(operation, body)).Refused("AccessDeniedException", "You don't have permissions to access this resource.");
        }
    }

    [Theory]
    [InlineData("CreateOrganization", """{"FeatureSet":"SOME"}""", "INVALID_ENUM", "You specified an invalid value.")]
    [InlineData("ListPolicies", """{"Filter":"SCP"}""", "INVALID_ENUM_POLICY_TYPE", "You specified an invalid policy type string.")]
    [InlineData("ListPolicies", "{}", "INPUT_REQUIRED", "You must include a value for all required parameters.")]
    [InlineData("ListRoots", """{"MaxResults":21}""", "MAX_VALUE_EXCEEDED", "You provided a numeric parameter that has a larger value than allowed.")]
    [InlineData("ListRoots", """{"MaxResults":0}""", "MIN_VALUE_EXCEEDED", "You provided a numeric parameter that has a smaller value than allowed.")]
    [InlineData("ListRoots", """{"NextToken":"x"}""", "INVALID_NEXT_TOKEN", "You must provide the NextToken value from the response to a previous call of the operation.")]
    [InlineData("DescribeAccount", """{"AccountId":"arn:x"}""", "INVALID_PATTERN", "You provided a value that does not match the required pattern.")]
    [InlineData("CreateOrganizationalUnit", """{"ParentId":"r-abcd","Name":""}""", "MIN_LENGTH_EXCEEDED", "You provided a string parameter that is shorter than allowed.")]
    [InlineData("CreateAccount", """{"AccountName":"a","Email":"a@b"}""", "MIN_LENGTH_EXCEEDED", "You provided a string parameter that is shorter than allowed.")]
    public async Task Input_ThatBreaksAConstraint_InvalidInputWithItsReason(string operation, string body, string reason, string message)
    {
        var (account, _, _) = await sim.NewOrganizationAsync();

        (await account.OrgAsync(operation, body)).Refused("InvalidInputException", message, reason);
    }

    [Fact]
    public async Task Rest_OfOrganizations_IsTheSame()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/organization", new { featureSet = "ALL" });
        var shown = await account.RestAsync("GET", "/organization");
        var again = await account.RestAsync("POST", "/organization", new { });
        var page = await account.RestAsync("GET", "/organization/roots?maxResults=99");

        Assert.Equal((201, "/api/v1/organization"), (made.Status, made.Location));
        Assert.Equal(made.Text, shown.Text);
        Assert.NotNull(shown.ETag);
        again.Refused(400, "AlreadyInOrganizationException", "The AWS account is already a member of an organization.");
        Assert.Equal(("InvalidInputException", "MAX_VALUE_EXCEEDED"), (page.Code, page.Json.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Event_OfAnOrganizationsCall_IsCloudTrails()
    {
        var (account, _, _) = await sim.NewOrganizationAsync();
        await account.MustOrgAsync("CreateAccount", new { AccountName = "s3cr3t-name", Email = "s3cr3t@example.com" });

        var made = (await account.EventsAsync("?eventName=CreateAccount"))[0];

        Assert.Equal(
            ("organizations.amazonaws.com", "CreateAccount", "us-east-1"),
            (made.GetProperty("eventSource").GetString(), made.GetProperty("eventName").GetString(), made.GetProperty("awsRegion").GetString()));
        Assert.DoesNotContain("s3cr3t", made.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("****", made.GetProperty("requestParameters").GetProperty("email").GetString());
        Assert.Equal("IN_PROGRESS", made.GetProperty("responseElements").GetProperty("createAccountStatus").GetProperty("state").GetString());
    }
}
