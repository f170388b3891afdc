using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.DelegationRequests;

/// <summary>Delegation requests in REST.</summary>
public sealed class DelegationRequestsControllerTests(Sim sim)
{
    [Fact]
    public async Task Request_FromCreationToItsToken_GoesThroughItsPaths()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        await partner.RegisterAsync();

        var made = await partner.RestAsync("POST", "/delegation-requests", Body(partner));
        var id = made.Json.GetProperty("delegationRequestId").GetString();
        var associated = await customer.RestAsync("POST", $"/delegation-requests/{id}/associate");
        var forwarded = await customer.RestAsync("PATCH", $"/delegation-requests/{id}", new { notes = "Please look" });
        var stale = await customer.RestAsync("POST", $"/delegation-requests/{id}/accept", null, ("If-Match", "\"of-before\""));
        var shown = await customer.RestAsync("GET", $"/delegation-requests/{id}");
        var accepted = await customer.RestAsync("POST", $"/delegation-requests/{id}/accept", null, ("If-Match", shown.ETag!));
        var sent = await customer.RestAsync("POST", $"/delegation-requests/{id}/send-token");
        var listed = await customer.RestAsync("GET", "/delegation-requests");
        var summary = await customer.RestAsync("GET", $"/summaries?entityArn={customer.Arn($"delegation-request/{id}")}");

        Assert.Equal((201, $"/api/v1/delegation-requests/{id}"), (made.Status, made.Location));
        Assert.Equal([204, 204, 412, 204, 204], [associated.Status, forwarded.Status, stale.Status, accepted.Status, sent.Status]);
        Assert.Equal("PENDING_APPROVAL", shown.Json.GetProperty("delegationRequest").GetProperty("state").GetString());
        Assert.Equal("FINALIZED", Assert.Single(listed.Json.GetProperty("delegationRequests").EnumerateArray()).GetProperty("state").GetString());
        Assert.Equal("AVAILABLE", summary.Json.GetProperty("summaryState").GetString());
    }

    [Fact]
    public async Task Request_Rejected_ShowsTheReasonAndTheCheck()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var id = await partner.AskAsync();
        await customer.OnAsync("AssociateDelegationRequest", id);

        var rejected = await customer.RestAsync("POST", $"/delegation-requests/{id}/reject", new { notes = "Too much" });
        var shown = await customer.RestAsync("GET", $"/delegation-requests/{id}?delegationPermissionCheck=true");
        var again = await customer.RestAsync("POST", $"/delegation-requests/{id}/accept");

        Assert.Equal(204, rejected.Status);
        Assert.Equal("Too much", shown.Json.GetProperty("delegationRequest").GetProperty("rejectionReason").GetString());
        Assert.Equal("ALLOWED", shown.Json.GetProperty("permissionCheckResult").GetString());
        again.Refused(409, "ConcurrentModification", $"Delegation request {id} is in state REJECTED, in which this is not possible.");
    }

    private static object Body(TestAccount partner) => new
    {
        description = "Set up monitoring",
        requestorWorkflowId = "workflow-1",
        notificationChannel = $"arn:aws:sns:us-east-1:{partner.Id}:delegations",
        sessionDuration = 3600,
        permissions = new
        {
            policyTemplateArn = Delegations.Template,
            parameters = new[] { new { name = "bucketName", values = new[] { "ml-data" }, type = "string" } },
        },
    };
}
