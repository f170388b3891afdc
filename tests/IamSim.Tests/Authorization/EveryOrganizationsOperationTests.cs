using IamSim.Calls;
using IamSim.Contracts.Organizations;
using IamSim.Policies.Reference;
using IamSim.Tests.Organizations;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.Authorization;

/// <summary>Every operation of Organizations, by the service authorization reference: with its action, without it, denied, and on another resource.</summary>
public sealed class EveryOrganizationsOperationTests(GuardedSim sim)
{
    public static TheoryData<string> Operations =>
        [.. OperationRegistry.All.Select(h => h.Model).Where(o => o.Service == OrganizationsService.Contract).Select(o => o.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_IsAllowedByItsActionOnItsResource_AndByNothingElse(string operation)
    {
        var world = await OrganizationWorld.NewAsync(sim, hasOrganization: operation != "CreateOrganization");
        var body = await OrganizationRequests.Of[operation](world);
        var action = $"organizations:{operation}";
        var root = world.Account;
        var caller = await root.NewLimitedUserAsync("caller", policy: null);

        var implicitly = await caller.OrgAsync(operation, body);
        Assert.Equal((400, "AccessDeniedException"), (implicitly.Status, implicitly.Code));
        Assert.StartsWith($"User: {root.Arn("user/caller")} is not authorized to perform: {action} on resource: ", implicitly.Message);
        Assert.EndsWith($" because no identity-based policy allows the {action} action", implicitly.Message);

        await root.LimitAsync("caller", Policy(Allow("*"), Deny(action)));
        Assert.EndsWith(" with an explicit deny in an identity-based policy", (await caller.OrgAsync(operation, body)).Message);

        await root.LimitAsync("caller", Policy(Allow([action], [.. Patterns(world, operation, "o-0000000000")])));
        Assert.Equal(implicitly.Message, (await caller.OrgAsync(operation, body)).Message);

        await root.LimitAsync("caller", Policy(Allow([action], [.. Patterns(world, operation, world.Id)])));
        var allowed = await caller.OrgAsync(operation, body);
        Assert.True(allowed.Status == 200, $"{allowed.Status} {allowed.Text}");
    }

    [Fact]
    public async Task EveryNamedResource_HasToBeAllowed()
    {
        var world = await OrganizationWorld.NewAsync(sim);
        var policy = $"arn:aws:organizations::{world.Account.Id}:policy/{world.Id}/service_control_policy/{world.Policy}";
        var unit = $"arn:aws:organizations::{world.Account.Id}:ou/{world.Id}/{world.Unit}";
        var caller = await world.Account.NewLimitedUserAsync("caller", Policy(Allow("organizations:AttachPolicy", policy)));

        Assert.Equal(
            $"User: {world.Account.Arn("user/caller")} is not authorized to perform: organizations:AttachPolicy on resource: {unit} "
            + "because no identity-based policy allows the organizations:AttachPolicy action",
            (await caller.AttachAsync(world.Policy, world.Unit)).Message);
        await world.Account.LimitAsync("caller", Policy(Allow(["organizations:AttachPolicy"], [policy, unit])));
        Assert.Equal(200, (await caller.AttachAsync(world.Policy, world.Unit)).Status);
    }

    [Fact]
    public async Task PolicyType_IsTheRequestsOrThePolicys()
    {
        var world = await OrganizationWorld.NewAsync(sim);
        var caller = await world.Account.NewLimitedUserAsync(
            "caller", Policy(When(Allow("organizations:*"), "StringEquals", "organizations:PolicyType", OrganizationCalls.Scp)));

        Assert.Equal(200, (await caller.OrgAsync("ListPolicies", new { Filter = OrganizationCalls.Scp })).Status);
        Assert.Equal(400, (await caller.OrgAsync("ListPolicies", new { Filter = OrganizationCalls.Rcp })).Status);
        Assert.Equal(200, (await caller.OrgAsync("DescribePolicy", new { PolicyId = world.Policy })).Status);
        Assert.Equal(200, (await caller.AttachAsync(world.Policy, world.Unit)).Status);
        Assert.Equal("AccessDeniedException", (await caller.OrgAsync("ListAccounts")).Code);
    }

    [Fact]
    public async Task Tags_AreTheRequestsAndTheResources()
    {
        var world = await OrganizationWorld.NewAsync(sim);
        var caller = await world.Account.NewLimitedUserAsync("caller", Policy(
            When(Allow("organizations:CreateOrganizationalUnit"), "StringEquals", "aws:RequestTag/team", "ml"),
            When(Allow("organizations:DescribeOrganizationalUnit"), "StringEquals", "aws:ResourceTag/team", "ml")));

        Assert.Equal("AccessDeniedException", (await caller.OrgAsync("CreateOrganizationalUnit", new { ParentId = world.Root, Name = "plain" })).Code);
        var made = await caller.MustOrgAsync(
            "CreateOrganizationalUnit", new { ParentId = world.Root, Name = "tagged", Tags = new[] { new { Key = "team", Value = "ml" } } });
        Assert.Equal(200, (await caller.OrgAsync("DescribeOrganizationalUnit", new { OrganizationalUnitId = made.At("OrganizationalUnit", "Id") })).Status);
        Assert.Equal("AccessDeniedException", (await caller.OrgAsync("DescribeOrganizationalUnit", new { OrganizationalUnitId = world.Unit })).Code);
    }

    /// <summary>The ARN patterns of the action's resource types within an organization; "*" for actions without any.</summary>
    private static IEnumerable<string> Patterns(OrganizationWorld world, string operation, string organization)
    {
        var patterns = ActionReference.Default.FindAction($"organizations:{operation}")!.ResourceTypes
            .Select(type => type.Type!.ArnPattern
                .Replace("${Partition}", "aws", StringComparison.Ordinal)
                .Replace("${Account}", world.Account.Id, StringComparison.Ordinal)
                .Replace("o-${OrganizationId}", organization, StringComparison.Ordinal))
            .Select(pattern => System.Text.RegularExpressions.Regex.Replace(pattern, @"\$\{\w+\}", "*"))
            .ToList();
        return patterns.Count > 0 ? patterns : [organization == world.Id ? "*" : $"arn:aws:organizations::{world.Account.Id}:root/{organization}/*"];
    }
}
