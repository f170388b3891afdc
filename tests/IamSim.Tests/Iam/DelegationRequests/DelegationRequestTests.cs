using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.DelegationRequests;

/// <summary>A delegation request's life, and who may do what in it.</summary>
public sealed class DelegationRequestTests(Sim sim)
{
    [Fact]
    public async Task Request_FromCreationToFinalization_IsSeenByBothSides()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var admin = await customer.NewUserAsync("admin");

        var made = await partner.AskAsync(("OwnerAccountId", customer.Id), ("RequestMessage", "Second try"), ("RedirectUrl", "https://example.com/done"));
        var unassigned = await customer.OnAsync("GetDelegationRequest", made);
        Assert.Equal(200, (await customer.OnAsync("AssociateDelegationRequest", made)).Status);
        Assert.Equal("ASSIGNED", await partner.StateAsync(made));
        Assert.Equal(200, (await customer.OnAsync("UpdateDelegationRequest", made, ("Notes", "Please look"))).Status);
        Assert.Equal("PENDING_APPROVAL", await partner.StateAsync(made));
        Assert.Equal(200, (await admin.OnAsync("AcceptDelegationRequest", made)).Status);
        Assert.Equal("ACCEPTED", await partner.StateAsync(made));
        Assert.Equal(200, (await customer.OnAsync("SendDelegationToken", made)).Status);
        var final = await partner.OnAsync("GetDelegationRequest", made);

        Assert.Equal(
            [
                "DelegationRequestId", "OwnerAccountId", "Description", "RequestMessage", "Permissions", "PermissionPolicy", "State", "ExpirationTime",
                "RequestorId", "RequestorName", "CreateDate", "SessionDuration", "RedirectUrl", "OnlySendByOwner", "UpdatedTime",
            ],
            unassigned.Names("DelegationRequest"));
        Assert.Equal("UNASSIGNED", unassigned.Value("DelegationRequest/State"));
        Assert.Equal(partner.Id, unassigned.Value("DelegationRequest/RequestorId"));
        Assert.Equal("Example Corp", unassigned.Value("DelegationRequest/RequestorName"));
        Assert.Equal(Delegations.Policy, unassigned.Value("DelegationRequest/PermissionPolicy"));
        Assert.Equal(Delegations.Template, unassigned.Value("DelegationRequest/Permissions/PolicyTemplateArn"));
        Assert.Equal(["bucketName"], unassigned.Values("DelegationRequest/Permissions/Parameters", "Name"));
        Assert.Null(unassigned.Value("PermissionCheckStatus"));
        Assert.Equal("FINALIZED", final.Value("DelegationRequest/State"));
        Assert.Equal(customer.Arn("root"), final.Value("DelegationRequest/OwnerId"));
        Assert.Equal(customer.Arn("user/admin"), final.Value("DelegationRequest/ApproverId"));
        Assert.Equal("Please look", final.Value("DelegationRequest/Notes"));
    }

    [Fact]
    public async Task Create_AnswersWithALinkAndTheId()
    {
        var partner = sim.NewAccount();
        await partner.RegisterAsync();

        var made = await partner.MustAsync("CreateDelegationRequest", partner.Asked());

        Assert.Matches(@"\Adr-[0-9a-f]{32}\z", made.Value("DelegationRequestId"));
        Assert.EndsWith(made.Value("DelegationRequestId")!, made.Value("ConsoleDeepLink"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_WithAWorkflowIdOfBefore_EntityAlreadyExists_AndNotForAnotherPartner()
    {
        var (partner, other) = (sim.NewAccount(), sim.NewAccount());
        await partner.AskAsync(("RequestorWorkflowId", "workflow-1"));

        var again = await partner.CallAsync("CreateDelegationRequest", partner.Asked(("RequestorWorkflowId", "workflow-1")));
        var others = await other.AskAsync(("RequestorWorkflowId", "workflow-1"));

        again.Refused(409, "EntityAlreadyExists", "Delegation request with requestor workflow id workflow-1 already exists.");
        Assert.Equal("UNASSIGNED", await other.StateAsync(others));
    }

    [Theory]
    [InlineData("arn:aws:sqs:us-east-1:{0}:delegations")]
    [InlineData("arn:aws:sns:us-east-1:111122223333:delegations")]
    [InlineData("delegations")]
    public async Task Create_WithAChannelThatIsNoTopicOfThePartner_InvalidInput(string channel)
    {
        var partner = sim.NewAccount();
        await partner.RegisterAsync();
        var given = string.Format(System.Globalization.CultureInfo.InvariantCulture, channel, partner.Id);

        var answer = await partner.CallAsync("CreateDelegationRequest", partner.Asked(("NotificationChannel", given)));

        answer.Refused(400, "InvalidInput", $"Notification channel {given} is not the ARN of an SNS topic of your account.");
    }

    [Fact]
    public async Task Create_WithATemplateOfAnotherPartner_InvalidInput()
    {
        await sim.NewAccount().RegisterAsync();
        var partner = sim.NewAccount();

        var unknown = await partner.CallAsync("CreateDelegationRequest", partner.Asked());
        var none = await partner.CallAsync("CreateDelegationRequest", [.. partner.Asked().Where(p => p.Name != "Permissions.PolicyTemplateArn")]);

        unknown.Refused(400, "InvalidInput", $"Policy template {Delegations.Template} does not exist or is not yours.");
        none.Refused(400, "InvalidInput", "The permissions of a delegation request must name a policy template.");
    }

    [Fact]
    public async Task Associate_OfARequestForAnotherAccount_NoSuchEntity_AndOfAnOpenOneMakesItTheCallers()
    {
        var (partner, customer, stranger) = (sim.NewAccount(), sim.NewAccount(), sim.NewAccount());
        var meant = await partner.AskAsync(("OwnerAccountId", customer.Id));
        var open = await partner.AskAsync();

        (await stranger.OnAsync("AssociateDelegationRequest", meant)).Refused(404, "NoSuchEntity", $"Delegation request {meant} cannot be found.");
        (await stranger.OnAsync("GetDelegationRequest", meant)).Refused(404, "NoSuchEntity", $"Delegation request {meant} cannot be found.");
        Assert.Equal("UNASSIGNED", await stranger.StateAsync(open));
        await customer.OnAsync("AssociateDelegationRequest", open);
        var taken = await customer.OnAsync("GetDelegationRequest", open);

        Assert.Equal((customer.Id, customer.Arn("root")), (taken.Value("DelegationRequest/OwnerAccountId"), taken.Value("DelegationRequest/OwnerId")));
        (await stranger.OnAsync("GetDelegationRequest", open)).Refused(404, "NoSuchEntity", $"Delegation request {open} cannot be found.");
        (await customer.OnAsync("AssociateDelegationRequest", open))
            .Refused(400, "InvalidInput", $"Delegation request {open} is in state ASSIGNED, in which this is not possible.");
    }

    /// <summary>Each state, and which operations it lets happen.</summary>
    [Theory]
    [InlineData("UNASSIGNED", "Associate")]
    [InlineData("ASSIGNED", "Update", "Accept", "Reject")]
    [InlineData("PENDING_APPROVAL", "Update", "Accept", "Reject")]
    [InlineData("ACCEPTED", "Send", "Reject")]
    [InlineData("FINALIZED")]
    [InlineData("REJECTED")]
    public async Task EachState_LetsHappenWhatItsLifecycleSays(string state, params string[] possible)
    {
        var operations = new Dictionary<string, string>
        {
            ["Associate"] = "AssociateDelegationRequest",
            ["Update"] = "UpdateDelegationRequest",
            ["Accept"] = "AcceptDelegationRequest",
            ["Reject"] = "RejectDelegationRequest",
            ["Send"] = "SendDelegationToken",
        };
        string[] way = state switch
        {
            "UNASSIGNED" => [],
            "ASSIGNED" => ["Associate"],
            "PENDING_APPROVAL" => ["Associate", "Update"],
            "ACCEPTED" => ["Associate", "Accept"],
            "FINALIZED" => ["Associate", "Accept", "Send"],
            _ => ["Associate", "Reject"],
        };
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());

        foreach (var (name, operation) in operations)
        {
            var id = await partner.AskAsync();
            foreach (var step in way)
            {
                Assert.Equal(200, (await customer.OnAsync(operations[step], id)).Status);
            }

            Assert.Equal(state, await customer.StateAsync(id));
            var answer = await customer.OnAsync(operation, id);

            if (possible.Contains(name))
            {
                Assert.Equal(200, answer.Status);
            }
            else
            {
                var (status, code) = name == "Accept" ? (409, "ConcurrentModification") : (400, "InvalidInput");
                answer.Refused(status, code, $"Delegation request {id} is in state {state}, in which this is not possible.");
                Assert.Equal(state, await customer.StateAsync(id));
            }
        }
    }

    [Theory]
    [InlineData("GetDelegationRequest")]
    [InlineData("AssociateDelegationRequest")]
    [InlineData("UpdateDelegationRequest")]
    [InlineData("AcceptDelegationRequest")]
    [InlineData("RejectDelegationRequest")]
    [InlineData("SendDelegationToken")]
    public async Task EachOperation_OnAnUnknownRequest_NoSuchEntity(string operation) =>
        (await sim.NewAccount().OnAsync(operation, "dr-0000000000000000")).Refused(404, "NoSuchEntity", "Delegation request dr-0000000000000000 cannot be found.");

    [Fact]
    public async Task Partner_WithoutBeingTheOwner_ChangesNothing()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var id = await partner.AskAsync(("OwnerAccountId", customer.Id));
        await customer.OnAsync("AssociateDelegationRequest", id);

        (await partner.OnAsync("AcceptDelegationRequest", id)).Refused(404, "NoSuchEntity", $"Delegation request {id} cannot be found.");
        Assert.Equal("ASSIGNED", await partner.StateAsync(id));
    }

    [Fact]
    public async Task Accept_ByRootOfMoreThanFourHours_AccessDenied_AndByAUserIsDone()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var admin = await customer.NewUserAsync("admin");
        var four = await partner.AskAsync(("SessionDuration", "14400"));
        var more = await partner.AskAsync(("SessionDuration", "14401"));
        await customer.OnAsync("AssociateDelegationRequest", four);
        await customer.OnAsync("AssociateDelegationRequest", more);

        Assert.Equal(200, (await customer.OnAsync("AcceptDelegationRequest", four)).Status);
        (await customer.OnAsync("AcceptDelegationRequest", more)).Refused(
            403, "AccessDenied", "The root user can only accept delegation requests with a session duration of 4 hours or less.");
        Assert.Equal(200, (await admin.OnAsync("AcceptDelegationRequest", more)).Status);
    }

    [Fact]
    public async Task SendDelegationToken_OnlyByTheOwner_WhereThePartnerWantsItSo()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var admin = await customer.NewUserAsync("admin");
        var strict = await partner.AskAsync(("OnlySendByOwner", "true"));
        var free = await partner.AskAsync();
        foreach (var id in new[] { strict, free })
        {
            await customer.OnAsync("AssociateDelegationRequest", id);
            await admin.OnAsync("AcceptDelegationRequest", id);
        }

        (await admin.OnAsync("SendDelegationToken", strict)).Refused(
            403, "AccessDenied", $"Only the owner of delegation request {strict} can send its token.");
        Assert.Equal(200, (await admin.OnAsync("SendDelegationToken", free)).Status);
        Assert.Equal(200, (await customer.OnAsync("SendDelegationToken", strict)).Status);
    }

    [Fact]
    public async Task Reject_WithNotes_ShowsThemAsTheReason()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var id = await partner.AskAsync();
        await customer.OnAsync("AssociateDelegationRequest", id);

        await customer.OnAsync("RejectDelegationRequest", id, ("Notes", "Too much"));
        var shown = await partner.OnAsync("GetDelegationRequest", id);

        Assert.Equal(("REJECTED", "Too much", null), (
            shown.Value("DelegationRequest/State"), shown.Value("DelegationRequest/RejectionReason"), shown.Value("DelegationRequest/Notes")));
    }

    [Fact]
    public async Task List_HasWhatTheAccountsIdentitiesOwn_InPages()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var user = await customer.NewUserAsync("alice");
        var ids = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await partner.AskAsync(("OwnerAccountId", customer.Id)));
            await (i < 3 ? user : customer).OnAsync("AssociateDelegationRequest", ids[i]!);
        }

        await partner.AskAsync(("OwnerAccountId", customer.Id));

        Assert.Equal(ids, await customer.AllAsync("ListDelegationRequests", "DelegationRequests", "DelegationRequestId", 2));
        Assert.Equal(ids[..3], await customer.AllAsync(
            "ListDelegationRequests", "DelegationRequests", "DelegationRequestId", 1, ("OwnerId", customer.Arn("user/alice"))));
        Assert.Equal(ids[3..], await customer.AllAsync(
            "ListDelegationRequests", "DelegationRequests", "DelegationRequestId", 100, ("OwnerId", customer.Arn("root"))));
        Assert.Empty(await partner.AllAsync("ListDelegationRequests", "DelegationRequests", "DelegationRequestId", 100));
    }

    [Fact]
    public async Task List_OfAnOwnerWhoCannotBeOne_IsRefused()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        Assert.Empty(await account.AllAsync("ListDelegationRequests", "DelegationRequests", "State", 9, ("OwnerId", account.Arn("user/alice"))));
        (await account.CallAsync("ListDelegationRequests", ("OwnerId", account.Arn("user/bob"))))
            .Refused(404, "NoSuchEntity", $"Owner {account.Arn("user/bob")} cannot be found.");
        (await account.CallAsync("ListDelegationRequests", ("OwnerId", "arn:aws:iam::111122223333:user/alice")))
            .Refused(404, "NoSuchEntity", "Owner arn:aws:iam::111122223333:user/alice cannot be found.");
        (await account.CallAsync("ListDelegationRequests", ("OwnerId", account.Arn("group/developers"))))
            .Refused(400, "InvalidInput", $"Owner {account.Arn("group/developers")} is not the ARN of an identity that can own a delegation request.");
    }

    [Fact]
    public async Task Events_OfBothSides_NameTheRequest()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var id = await partner.AskAsync();

        await customer.OnAsync("AssociateDelegationRequest", id);

        Assert.Equal("CreateDelegationRequest", Assert.Single(await partner.EventsAsync($"?resource={id}")).GetProperty("eventName").GetString());
        var event_ = Assert.Single(await customer.EventsAsync($"?resource={id}"));
        Assert.Equal(id, event_.GetProperty("requestParameters").GetProperty("delegationRequestId").GetString());
    }
}
