using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.DelegationRequests;

/// <summary>Delegation requests as tests make them: one account asks, another is asked.</summary>
internal static class Delegations
{
    public const string Template = "arn:aws:iam::partner:policy-template/example.com/Buckets_20261124";

    /// <summary>What <see cref="Template"/> makes of the bucket <c>ml-data</c>.</summary>
    public const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::ml-data/*"}]}""";

    public static async Task RegisterAsync(this TestAccount partner, object? template = null, string arn = Template, string? name = "Example Corp")
    {
        var answer = await partner.RestAsync("POST", "/simulator/delegation-templates", new
        {
            policyTemplateArn = arn,
            policyTemplate = template ?? Policy.Replace("ml-data", "@{bucketName}", StringComparison.Ordinal),
            requestorName = name,
        });
        Assert.Equal(201, answer.Status);
    }

    /// <summary>The parameters of a request for the bucket <c>ml-data</c>.</summary>
    public static (string Name, string Value)[] Asked(this TestAccount partner, params (string Name, string Value)[] others)
    {
        var asked = new Dictionary<string, string>
        {
            ["Description"] = "Set up monitoring",
            ["RequestorWorkflowId"] = $"workflow-{Guid.NewGuid():N}",
            ["NotificationChannel"] = $"arn:aws:sns:us-east-1:{partner.Id}:delegations",
            ["SessionDuration"] = "3600",
            ["Permissions.PolicyTemplateArn"] = Template,
            ["Permissions.Parameters.member.1.Name"] = "bucketName",
            ["Permissions.Parameters.member.1.Values.member.1"] = "ml-data",
            ["Permissions.Parameters.member.1.Type"] = "string",
        };
        foreach (var (name, value) in others)
        {
            asked[name] = value;
        }

        return [.. asked.Select(p => (p.Key, p.Value))];
    }

    /// <summary>Makes a request and returns its id; the account is a partner afterwards.</summary>
    public static async Task<string> AskAsync(this TestAccount partner, params (string Name, string Value)[] others)
    {
        await partner.RestAsync("POST", "/simulator/delegation-templates", new
        {
            policyTemplateArn = Template,
            policyTemplate = Policy.Replace("ml-data", "@{bucketName}", StringComparison.Ordinal),
            requestorName = "Example Corp",
        });
        return (await partner.MustAsync("CreateDelegationRequest", partner.Asked(others))).Value("DelegationRequestId")!;
    }

    /// <summary>Calls an operation whose only parameter is the request's id.</summary>
    public static Task<WireAnswer> OnAsync(this TestAccount account, string operation, string id, params (string Name, string Value)[] others) =>
        account.CallAsync(operation, [("DelegationRequestId", id), .. others]);

    public static async Task<string?> StateAsync(this TestAccount account, string id) =>
        (await account.OnAsync("GetDelegationRequest", id)).Value("DelegationRequest/State");
}
