using System.Text.Json;
using IamSim.Contracts.Iam;
using IamSim.Iam.DelegationRequests;
using IamSim.Iam.Quotas;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.DelegationRequests;

/// <summary>Policy templates: their registration, and what becomes of their parameters.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-policy-templates.html">IAM: policy templates</see></remarks>
public sealed class PolicyTemplateTests(Sim sim)
{
    private static readonly QuotaOptions Quotas = new();

    [Fact]
    public void StringList_MakesTheProductOfAllValues()
    {
        var policy = Render(Statement("\"arn:aws:s3:::@{buckets}/@{prefix}/*\""), List("buckets", "a", "b"), Text("prefix", "data"));

        Assert.Equal(Policy("""["arn:aws:s3:::a/data/*","arn:aws:s3:::b/data/*"]"""), policy);
    }

    [Fact]
    public void StringList_WithinAList_TakesItsPlaceThere()
    {
        var policy = Render(Statement("""["arn:aws:s3:::fixed","arn:aws:s3:::@{buckets}"]"""), List("buckets", "a", "b"));

        Assert.Equal(Policy("""["arn:aws:s3:::fixed","arn:aws:s3:::a","arn:aws:s3:::b"]"""), policy);
    }

    [Fact]
    public void Values_AreText_WhateverTheyHold()
    {
        var policy = Render(Statement("\"arn:aws:s3:::@{bucketName}\""), Text("bucketName", "\"@{other}\\ é"));

        Assert.Equal("arn:aws:s3:::\"@{other}\\ é", JsonDocument.Parse(policy!).RootElement.GetProperty("Statement")[0].GetProperty("Resource").GetString());
    }

    [Theory]
    [InlineData("mayWrite", "True", true)]
    [InlineData("mayWrite", "False", false)]
    [InlineData("mayWrite", "true", false)]
    [InlineData("!mayWrite", "True", false)]
    [InlineData("!mayWrite", "False", true)]
    public void Statement_WithADirective_IsThereWhereItsParameterSaysSo(string directive, string value, bool isThere)
    {
        const string Always = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";
        var template = $$"""{"Version":"2012-10-17","Statement":[{{Always}},{"@Enabled":"{{directive}}","Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]}""";

        var policy = Render(template, Text("mayWrite", value));

        Assert.Equal(isThere, policy!.Contains("s3:PutObject", StringComparison.Ordinal));
        Assert.DoesNotContain("@Enabled", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_OfMoreThan2048Characters_LimitExceeded()
    {
        var template = Statement("\"arn:aws:s3:::@{bucketName}\"");
        var fits = PolicyTemplate.Render("aws", template, [Text("bucketName", new string('b', 2048 - Render(template, Text("bucketName", "b"))!.Length + 1))], Quotas);
        var large = PolicyTemplate.Render("aws", template, [Text("bucketName", new string('b', 2048))], Quotas);
        var many = PolicyTemplate.Render(
            "aws", Statement("\"arn:aws:s3:::@{a}@{a}@{a}@{a}@{a}@{a}@{a}@{a}\""), [List("a", [.. Enumerable.Repeat("x", 500)])], Quotas);

        Assert.Equal(2048, fits.Value!.Length);
        Assert.Equal(("LimitExceeded", "Cannot exceed quota for DelegationPolicySize: 2048"), (large.Fault!.Code, large.Fault.Message));
        Assert.Equal(large.Fault.Message, many.Fault!.Message);
    }

    [Theory]
    [InlineData("[]", "Policy parameter bucketName of the policy template is missing.")]
    [InlineData("""[{"Name":"bucketName","Values":["a","b"],"Type":"string"}]""", "Policy parameter bucketName is of type string and has several values.")]
    [InlineData(
        """[{"Name":"bucketName","Values":["a"],"Type":"string"},{"Name":"bucketName","Values":["b"],"Type":"string"}]""",
        "Policy parameter bucketName is given more than once.")]
    [InlineData("""[{"Name":"bucketName","Values":["a"]}]""", "Each policy parameter must have a name, a type and at least one value.")]
    [InlineData("""[{"Name":"bucketName","Type":"string"}]""", "Each policy parameter must have a name, a type and at least one value.")]
    public void Parameters_ThatDoNotFit_InvalidInput(string parameters, string message)
    {
        var given = JsonSerializer.Deserialize<List<StoredParameter>>(parameters)!
            .ConvertAll(p => new PolicyParameter { Name = p.Name, Values = p.Values, Type = p.Type });

        var fault = PolicyTemplate.Render("aws", Statement("\"arn:aws:s3:::@{bucketName}\""), given, Quotas).Fault!;

        Assert.Equal(("InvalidInput", message), (fault.Code, fault.Message));
    }

    [Fact]
    public async Task Create_WithATemplateThatMakesNoPolicy_InvalidInput()
    {
        var partner = sim.NewAccount();
        await partner.RegisterAsync("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"@{bucketName}","Resource":"*"}]}""");

        var answer = await partner.CallAsync("CreateDelegationRequest", partner.Asked());

        Assert.Equal((400, "InvalidInput"), (answer.Status, answer.Code));
        Assert.StartsWith("The policy template and its parameters do not make a valid policy: ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ThatLetsRolesBeMade_ShowsTheirBoundaries()
    {
        const string Boundary = "arn:aws:iam::partner:policy/example.com/Reader_20261124";
        var partner = sim.NewAccount();
        await partner.RegisterAsync(new
        {
            Version = "2012-10-17",
            Statement = new
            {
                Effect = "Allow",
                Action = new[] { "iam:CreateRole", "iam:PutRolePolicy" },
                Resource = "arn:aws:iam::*:role/@{bucketName}",
                Condition = new { StringEquals = new Dictionary<string, string> { ["iam:PermissionsBoundary"] = Boundary } },
            },
        });

        var id = (await partner.MustAsync("CreateDelegationRequest", partner.Asked())).Value("DelegationRequestId")!;
        var shown = await partner.OnAsync("GetDelegationRequest", id);

        Assert.Equal([Boundary], shown.Members("DelegationRequest/RolePermissionRestrictionArns").Select(m => m.Value));
    }

    [Theory]
    [InlineData("""{"policyTemplateArn":"arn:aws:iam::partner:policy-template/x","policyTemplate":"{"}""", 400)]
    [InlineData("""{"policyTemplateArn":"arn:aws:iam::partner:policy-template/x","policyTemplate":{"Statement":[]}}""", 400)]
    [InlineData("""{"policyTemplateArn":"arn:aws:iam::partner:policy-template/x","policyTemplate":{"Statement":{},"Statement":{}}}""", 400)]
    [InlineData("""{"policyTemplateArn":"arn:aws:iam::partner:policy-template/x"}""", 400)]
    [InlineData("""{"policyTemplateArn":"template","policyTemplate":{"Statement":{}}}""", 400)]
    [InlineData("""{"policyTemplateArn":"arn:aws:iam::partner:policy-template/x","policyTemplate":{"Statement":{}},"requestorName":"A name of more than thirty characters"}""", 400)]
    [InlineData("""{"policyTemplateArn":"arn:aws:iam::partner:policy-template/x","policyTemplate":{"Statement":{}}}""", 201)]
    public async Task Registration_OfWhatIsNoTemplate_IsRefused(string body, int status) =>
        Assert.Equal(status, (await sim.NewAccount().RestAsync("POST", "/simulator/delegation-templates", body)).Status);

    [Fact]
    public async Task Registration_OfAnArnOfBefore_EntityAlreadyExists()
    {
        var partner = sim.NewAccount();
        await partner.RegisterAsync();

        var again = await partner.RestAsync(
            "POST", "/simulator/delegation-templates", new { policyTemplateArn = Delegations.Template, policyTemplate = Delegations.Policy });

        again.Refused(409, "EntityAlreadyExists", $"Policy template {Delegations.Template} already exists.");
    }

    private static string? Render(string template, params PolicyParameter[] parameters) => PolicyTemplate.Render("aws", template, parameters, Quotas).Value;

    private static string Statement(string resource) =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":{{{resource}}}}}""";

    private static string Policy(string resource) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":{{{resource}}}}]}""";

    private static PolicyParameter Text(string name, string value) => new() { Name = name, Values = [value], Type = "string" };

    private static PolicyParameter List(string name, params string[] values) => new() { Name = name, Values = values, Type = "stringList" };
}
