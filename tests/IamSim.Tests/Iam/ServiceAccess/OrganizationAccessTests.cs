using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.ServiceAccess;

public sealed class OrganizationAccessTests(Sim sim)
{
    private const string OnlyIamAndS3 =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:*","s3:*"],"Resource":"*"}]}""";

    [Fact]
    public async Task Report_HasWhatTheScpsOpen_AndWhichAccountUsedItLast()
    {
        var account = sim.NewAccount();
        var (root, member) = await OrganizationAsync(account);
        var policy = await MustAsync(account, "POST", "/organization/policies", new
        {
            name = "Little",
            description = "IAM and S3 only",
            type = "SERVICE_CONTROL_POLICY",
            content = OnlyIamAndS3,
        });
        var id = policy.GetProperty("policySummary").GetProperty("id").GetString()!;
        await account.Of(member).MustAsync("ListUsers");
        var attached = await account.JsonAsync("AWSOrganizationsV20161128.AttachPolicy", new { PolicyId = id, TargetId = member });
        Assert.Equal(200, attached.Status);

        var whole = await ReportAsync(account, root);
        var ofPolicy = await ReportAsync(account, root, ("OrganizationsPolicyId", id));
        var sorted = await account.MustAsync(
            "GetOrganizationsAccessReport", ("JobId", Job), ("SortKey", "LAST_AUTHENTICATED_TIME_DESCENDING"));
        var reversed = await account.AllAsync(
            "GetOrganizationsAccessReport", "AccessDetails", "ServiceNamespace", 1, ("JobId", Job), ("SortKey", "SERVICE_NAMESPACE_DESCENDING"));

        Assert.True(int.Parse(whole.Value("NumberOfServicesAccessible")!) > 400);
        Assert.Equal(("COMPLETED", "2", "1"), (
            ofPolicy.Value("JobStatus"), ofPolicy.Value("NumberOfServicesAccessible"), ofPolicy.Value("NumberOfServicesNotAccessed")));
        Assert.Equal(["iam", "s3"], ofPolicy.Values("AccessDetails", "ServiceNamespace"));
        // The management account's own calls do not count, though they came later.
        Assert.Equal([$"{root}/{member}", null], ofPolicy.Values("AccessDetails", "EntityPath"));
        Assert.Equal(["us-east-1", null], ofPolicy.Values("AccessDetails", "Region"));
        Assert.Equal(["iam", "s3"], sorted.Values("AccessDetails", "ServiceNamespace"));
        Assert.Equal(["s3", "iam"], reversed);
    }

    [Fact]
    public async Task Report_ThatCannotBe_IsRefused()
    {
        var account = sim.NewAccount();
        const string Path = "o-abcdefghij/r-abcd";
        (await account.CallAsync("GenerateOrganizationsAccessReport", ("EntityPath", Path)))
            .Refused(403, "AccessDenied", "Reports on an organization are for its management account alone.");
        var (root, member) = await OrganizationAsync(account);
        var types = $"/organization/roots/{root.Split('/')[1]}/policy-types/SERVICE_CONTROL_POLICY";
        await account.RestAsync("DELETE", types);
        (await account.CallAsync("GenerateOrganizationsAccessReport", ("EntityPath", root)))
            .Refused(400, "ValidationError", "Service control policies are not enabled in your organization's root.");
        await MustAsync(account, "PUT", types, null);
        (await account.CallAsync("GenerateOrganizationsAccessReport", ("EntityPath", Path)))
            .Refused(400, "ValidationError", $"Entity path {Path} is not one of your organization.");
        (await account.CallAsync("GenerateOrganizationsAccessReport", ("EntityPath", root), ("OrganizationsPolicyId", "p-abcdefgh")))
            .Refused(400, "ValidationError", "Policy p-abcdefgh is not a service control policy of your organization.");
        (await account.Of(member).CallAsync("GenerateOrganizationsAccessReport", ("EntityPath", root)))
            .Refused(403, "AccessDenied", "Reports on an organization are for its management account alone.");

        await ReportAsync(account, $"{root}/{member}");
        (await account.CallAsync("GetServiceLastAccessedDetails", ("JobId", Job))).Refused(404, "NoSuchEntity", $"Job {Job} cannot be found.");
        var unknown = Guid.NewGuid().ToString();
        (await account.CallAsync("GetOrganizationsAccessReport", ("JobId", unknown))).Refused(404, "NoSuchEntity", $"Job {unknown} cannot be found.");
    }

    [Fact]
    public async Task Rest_MakesAndShowsAReport()
    {
        var account = sim.NewAccount();
        var (root, _) = await OrganizationAsync(account);

        var made = await account.RestAsync("POST", "/service-access/organization-reports", new { entityPath = root });
        var shown = await account.RestAsync(
            "GET", $"/service-access/organization-reports/{made.Json.GetProperty("jobId").GetString()}?maxItems=3");

        Assert.Equal(201, made.Status);
        Assert.Equal(3, shown.Json.GetProperty("accessDetails").GetArrayLength());
    }

    private string Job { get; set; } = string.Empty;

    private async Task<WireAnswer> ReportAsync(TestAccount account, string path, params (string, string)[] rest)
    {
        Job = (await account.MustAsync("GenerateOrganizationsAccessReport", [("EntityPath", path), .. rest])).Value("JobId")!;
        return await account.MustAsync("GetOrganizationsAccessReport", ("JobId", Job));
    }

    /// <summary>An organization with one member: the path of its root, and the member's number.</summary>
    private static async Task<(string Root, string Member)> OrganizationAsync(TestAccount account)
    {
        var organization = await MustAsync(account, "POST", "/organization", new { featureSet = "ALL" });
        var roots = await MustAsync(account, "GET", "/organization/roots", null);
        var root = $"{organization.GetProperty("id").GetString()}/{roots.GetProperty("roots")[0].GetProperty("id").GetString()}";
        var created = await MustAsync(account, "POST", "/organization/accounts", new { accountName = "Sandbox", email = $"sandbox-{account.Id}@example.com" });
        var status = await MustAsync(account, "GET", $"/organization/account-requests/{created.GetProperty("id").GetString()}", null);
        return (root, status.GetProperty("accountId").GetString()!);
    }

    private static async Task<System.Text.Json.JsonElement> MustAsync(TestAccount account, string method, string path, object? body)
    {
        var answer = await account.RestAsync(method, path, body);
        Assert.True(answer.Status < 300, $"{method} {path}: {answer.Status} {answer.Text}");
        return answer.Json;
    }
}
