using IamSim.Testing;
using IamSim.Tests.Support;
using static IamSim.Tests.Organizations.OrganizationCalls;

namespace IamSim.Tests.Organizations;

public sealed class OrganizationPolicyTests(Sim sim)
{
    [Fact]
    public async Task CreatePolicy_ShowsIt_AndSoDoesDescribe()
    {
        var (account, id, _) = await sim.NewOrganizationAsync();

        var made = await account.MustOrgAsync("CreatePolicy", new { Name = "No S3", Description = "None", Type = Scp, Content = DenyS3 });

        var policy = made.At("Policy", "PolicySummary", "Id");
        Assert.Matches("^p-[0-9a-z]{10}$", policy);
        Assert.Equal(System.Text.Json.JsonValueKind.String, made.Json.GetProperty("Policy").GetProperty("Content").ValueKind);
        Assert.Equal(DenyS3, made.At("Policy", "Content"));
        Assert.Equal(
            $"{{\"Id\":\"{policy}\",\"Arn\":\"arn:aws:organizations::{account.Id}:policy/{id}/service_control_policy/{policy}\",\"Name\":\"No S3\","
            + "\"Description\":\"None\",\"Type\":\"SERVICE_CONTROL_POLICY\",\"AwsManaged\":false}",
            made.At("Policy", "PolicySummary"));
        Assert.Equal(made.Text, (await account.MustOrgAsync("DescribePolicy", new { PolicyId = policy })).Text);
    }

    [Theory]
    [InlineData("p-FullAWSAccess", Scp, "FullAWSAccess", "Allows access to every operation")]
    [InlineData("p-RCPFullAWSAccess", Rcp, "RCPFullAWSAccess", "Allows access to every resource")]
    public async Task Policy_OfAws_IsShownAndNeverChanged(string id, string type, string name, string description)
    {
        var (account, _, _) = await sim.NewOrganizationAsync();

        var shown = (await account.MustOrgAsync("DescribePolicy", new { PolicyId = id })).Json.GetProperty("Policy").GetProperty("PolicySummary");

        Assert.Equal(
            (name, description, type, true, $"arn:aws:organizations::aws:policy/{type.ToLowerInvariant()}/{id}"),
            (shown.GetProperty("Name").GetString(), shown.GetProperty("Description").GetString(), shown.GetProperty("Type").GetString(),
                shown.GetProperty("AwsManaged").GetBoolean(), shown.GetProperty("Arn").GetString()));
        foreach (var operation in new[] { "UpdatePolicy", "DeletePolicy" })
        {
            (await account.OrgAsync(operation, new { PolicyId = id })).Refused(
                "InvalidInputException", "You specified a policy that is managed by AWS and can't be modified.", "IMMUTABLE_POLICY");
        }
    }

    [Theory]
    [InlineData(Scp, "{")]
    [InlineData(Scp, """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""")]
    [InlineData(Rcp, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}""")]
    [InlineData(Rcp, """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}""")]
    [InlineData("TAG_POLICY", "[]")]
    [InlineData("TAG_POLICY", "{}")]
    [InlineData("TAG_POLICY", """{"plans":{}}""")]
    [InlineData("TAG_POLICY", """{"tags":{"a":{},"a":{}}}""")]
    [InlineData("TAG_POLICY", """{"tags":{"\ud800":{}}}""")]
    [InlineData("BEDROCK_POLICY", "\"x\"")]
    public async Task CreatePolicy_WithContentThatIsNotOfItsType_MalformedPolicyDocument(string type, string content)
    {
        var (account, _, _) = await sim.NewOrganizationAsync();

        (await account.OrgAsync("CreatePolicy", new { Name = "p", Description = "", Type = type, Content = content })).Refused(
            "MalformedPolicyDocumentException", "The provided policy document does not meet the requirements of the specified policy type.");
    }

    [Fact]
    public async Task CreatePolicy_WithANameOfItsType_DuplicatePolicy()
    {
        var (account, _, _) = await sim.NewOrganizationAsync();
        await account.NewScpAsync("p");
        async Task<string?> CodeAsync(string name, string type, string content) =>
            (await account.OrgAsync("CreatePolicy", new { Name = name, Description = "", Type = type, Content = content })).Code;

        (await account.OrgAsync("CreatePolicy", new { Name = "p", Description = "", Type = Scp, Content = DenyS3 }))
            .Refused("DuplicatePolicyException", "A policy with the specified name and type already exists.");
        Assert.Equal("DuplicatePolicyException", await CodeAsync("FullAWSAccess", Scp, DenyS3));
        Assert.Null(await CodeAsync("p", "TAG_POLICY", """{"tags":{}}"""));
        Assert.Null(await CodeAsync("P", Scp, DenyS3));
    }

    [Theory]
    [InlineData(Scp, DenyS3, 10_240)]
    [InlineData(Rcp, """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}""", 5120)]
    [InlineData("AISERVICES_OPT_OUT_POLICY", """{"services":{"default":{"opt_out_policy":{"@@assign":"optOut"}}}}""", 2500)]
    [InlineData("TAG_POLICY", """{"tags":{}}""", 10_000)]
    public async Task CreatePolicy_PastItsSize_PolicyContentLimitExceeded(string type, string content, int most)
    {
        var (account, _, _) = await sim.NewOrganizationAsync();

        await account.NewScpAsync("fits", content.PadRight(most), type);
        (await account.OrgAsync("CreatePolicy", new { Name = "p", Description = "", Type = type, Content = content.PadRight(most + 1) })).Refused(
            "ConstraintViolationException", "You have exceeded the maximum policy size.", "POLICY_CONTENT_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Quotas_AreWhatTheConfigurationSays()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Organizations:ServiceControlPolicies"] = "1",
            ["IamSim:Organizations:OrganizationalUnits"] = "1",
            ["IamSim:Organizations:ServiceControlPoliciesAtOnce"] = "false",
        });
        var account = new TestAccount(host.Client, "111122223333");
        await account.MustOrgAsync("CreateOrganization");
        var root = (await account.MustOrgAsync("ListRoots")).Each("Roots", "Id")[0];
        await account.NewScpAsync("p");
        await account.NewUnitAsync(root, "a");

        (await account.OrgAsync("CreatePolicy", new { Name = "q", Description = "", Type = Scp, Content = DenyS3 })).Refused(
            "ConstraintViolationException", "You have exceeded the allowed number of policies.", "POLICY_NUMBER_LIMIT_EXCEEDED");
        (await account.OrgAsync("CreateOrganizationalUnit", new { ParentId = root, Name = "b" })).Refused(
            "ConstraintViolationException", "You have exceeded the allowed number of organizational units.", "OU_NUMBER_LIMIT_EXCEEDED");
        Assert.Empty(await account.AttachedAsync(root));
        Assert.Equal("[]", (await account.MustOrgAsync("ListRoots")).Json.GetProperty("Roots")[0].GetProperty("PolicyTypes").GetRawText());
    }

    [Fact]
    public async Task UpdatePolicy_ChangesWhatIsGiven()
    {
        var (account, _, _) = await sim.NewOrganizationAsync();
        var policy = await account.NewScpAsync("p");
        await account.NewScpAsync("taken");
        const string Other = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"ec2:*","Resource":"*"}]}""";

        await account.MustOrgAsync("UpdatePolicy", new { PolicyId = policy, Name = "q" });
        var updated = await account.MustOrgAsync("UpdatePolicy", new { PolicyId = policy, Content = Other, Description = "d" });

        Assert.Equal(
            ("q", "d", Other),
            (updated.At("Policy", "PolicySummary", "Name"), updated.At("Policy", "PolicySummary", "Description"), updated.At("Policy", "Content")));
        Assert.Equal(updated.Text, (await account.MustOrgAsync("DescribePolicy", new { PolicyId = policy })).Text);
        Assert.Equal("DuplicatePolicyException", (await account.OrgAsync("UpdatePolicy", new { PolicyId = policy, Name = "taken" })).Code);
        Assert.Equal("MalformedPolicyDocumentException", (await account.OrgAsync("UpdatePolicy", new { PolicyId = policy, Content = "{}" })).Code);
        Assert.Equal("POLICY_CONTENT_LIMIT_EXCEEDED", (await account.OrgAsync("UpdatePolicy", new { PolicyId = policy, Content = Other.PadRight(10_241) })).Reason);
    }

    [Fact]
    public async Task Policies_ThatThereAreNot_AreNotFound()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var (other, _, _) = await sim.NewOrganizationAsync();
        var theirs = await other.NewScpAsync("p");

        foreach (var (operation, body) in new (string, object)[]
        {
            ("DescribePolicy", new { PolicyId = theirs }), ("UpdatePolicy", new { PolicyId = theirs }), ("DeletePolicy", new { PolicyId = theirs }),
            ("AttachPolicy", new { PolicyId = theirs, TargetId = root }), ("DetachPolicy", new { PolicyId = theirs, TargetId = root }),
            ("ListTargetsForPolicy", new { PolicyId = theirs }),
        })
        {
            (await account.OrgAsync(operation, body)).Refused("PolicyNotFoundException", "You specified a policy that doesn't exist.");
        }
    }

    [Fact]
    public async Task ListPolicies_OfAType_InPages()
    {
        var (account, _, _) = await sim.NewOrganizationAsync();
        var made = new List<string> { "p-FullAWSAccess" };
        for (var i = 0; i < 4; i++)
        {
            made.Add(await account.NewScpAsync($"p{i}"));
        }

        await account.NewScpAsync("t", """{"tags":{}}""", "TAG_POLICY");
        var found = new List<string>();
        string? token = null;
        do
        {
            var page = await account.MustOrgAsync("ListPolicies", new { Filter = Scp, MaxResults = 2, NextToken = token });
            Assert.InRange(page.Each("Policies", "Id").Count, 1, 2);
            found.AddRange(page.Each("Policies", "Id"));
            token = page.Json.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        Assert.Equal(made.Order(StringComparer.Ordinal), found);
        Assert.Empty((await account.MustOrgAsync("ListPolicies", new { Filter = Rcp })).Each("Policies", "Id"));
    }

    [Fact]
    public async Task DeletePolicy_ThatIsAttached_PolicyInUse()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var policy = await account.NewScpAsync("p");
        await account.AttachAsync(policy, root);

        (await account.OrgAsync("DeletePolicy", new { PolicyId = policy })).Refused(
            "PolicyInUseException", "The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.");
        await account.MustOrgAsync("DetachPolicy", new { PolicyId = policy, TargetId = root });
        await account.MustOrgAsync("DeletePolicy", new { PolicyId = policy });
        Assert.Equal("PolicyNotFoundException", (await account.OrgAsync("DescribePolicy", new { PolicyId = policy })).Code);
    }

    [Fact]
    public async Task Rest_OfPolicies_HasTheContentAsJson()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();

        var made = await account.RestAsync(
            "POST", "/organization/policies", $$"""{"name":"No S3","description":"","type":"SERVICE_CONTROL_POLICY","content":{{DenyS3}}}""");
        Assert.Equal(201, made.Status);
        var at = made.Location!["/api/v1".Length..];
        var policy = at[(at.LastIndexOf('/') + 1)..];
        Assert.Equal("NoS3", made.Json.GetProperty("content").GetProperty("Statement")[0].GetProperty("Sid").GetString());
        Assert.Equal(204, (await account.RestAsync("PUT", $"/organization/targets/{root}/policies/{policy}")).Status);
        Assert.Equal(root, (await account.RestAsync("GET", at + "/targets")).Json.GetProperty("targets")[0].GetProperty("targetId").GetString());
        Assert.Equal(2, (await account.RestAsync("GET", $"/organization/targets/{root}/policies?filter={Scp}")).Json.GetProperty("policies").GetArrayLength());
        Assert.Equal("PolicyInUseException", (await account.RestAsync("DELETE", at)).Code);
        Assert.Equal(204, (await account.RestAsync("DELETE", $"/organization/targets/{root}/policies/{policy}")).Status);
        Assert.Equal("More", (await account.RestAsync("PATCH", at, new { description = "More" })).Json.GetProperty("policySummary").GetProperty("description").GetString());
        Assert.Equal(204, (await account.RestAsync("DELETE", at)).Status);
        Assert.Single((await account.RestAsync("GET", $"/organization/policies?filter={Scp}")).Json.GetProperty("policies").EnumerateArray());
    }
}
