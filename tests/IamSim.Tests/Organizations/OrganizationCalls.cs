using IamSim.Tests.Support;

namespace IamSim.Tests.Organizations;

/// <summary>Calls of Organizations, and an account that manages an organization.</summary>
internal static class OrganizationCalls
{
    public const string Scp = "SERVICE_CONTROL_POLICY";
    public const string Rcp = "RESOURCE_CONTROL_POLICY";

    public const string DenyS3 = """{"Version":"2012-10-17","Statement":[{"Sid":"NoS3","Effect":"Deny","Action":"s3:*","Resource":"*"}]}""";

    public static Task<JsonAnswer> OrgAsync(this TestAccount account, string operation, object? body = null) =>
        account.JsonAsync("AWSOrganizationsV20161128." + operation, body);

    /// <summary>Calls and expects success.</summary>
    public static async Task<JsonAnswer> MustOrgAsync(this TestAccount account, string operation, object? body = null)
    {
        var answer = await account.OrgAsync(operation, body);
        Assert.True(answer.Status == 200, $"{operation} answered {answer.Status} {answer.Text}");
        return answer;
    }

    /// <summary>A fresh account with an organization; its id and its root's.</summary>
    public static async Task<(TestAccount Account, string Id, string Root)> NewOrganizationAsync(this Sim sim, string features = "ALL")
    {
        var account = sim.NewAccount();
        var id = (await account.MustOrgAsync("CreateOrganization", new { FeatureSet = features })).At("Organization", "Id");
        return (account, id, (await account.MustOrgAsync("ListRoots")).Each("Roots", "Id")[0]);
    }

    public static async Task<string> NewUnitAsync(this TestAccount account, string parent, string name) =>
        (await account.MustOrgAsync("CreateOrganizationalUnit", new { ParentId = parent, Name = name })).At("OrganizationalUnit", "Id");

    /// <summary>Makes an account and says its id.</summary>
    public static async Task<string> NewMemberAsync(this TestAccount account, string name = "member", string? role = null)
    {
        var asked = await account.MustOrgAsync("CreateAccount", role is null
            ? new { AccountName = name, Email = $"{Guid.CreateVersion7():n}@example.com" }
            : new { AccountName = name, Email = $"{Guid.CreateVersion7():n}@example.com", RoleName = role });
        var status = await account.MustOrgAsync("DescribeCreateAccountStatus", new { CreateAccountRequestId = asked.At("CreateAccountStatus", "Id") });
        return status.At("CreateAccountStatus", "AccountId");
    }

    public static async Task<string> NewScpAsync(this TestAccount account, string name, string content = DenyS3, string type = Scp) =>
        (await account.MustOrgAsync("CreatePolicy", new { Name = name, Description = "", Type = type, Content = content })).At("Policy", "PolicySummary", "Id");

    public static Task<JsonAnswer> AttachAsync(this TestAccount account, string policy, string target) =>
        account.OrgAsync("AttachPolicy", new { PolicyId = policy, TargetId = target });

    public static async Task<IReadOnlyList<string>> AttachedAsync(this TestAccount account, string target, string type = Scp) =>
        (await account.MustOrgAsync("ListPoliciesForTarget", new { TargetId = target, Filter = type })).Each("Policies", "Id");
}
