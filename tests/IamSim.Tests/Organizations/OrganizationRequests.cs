using IamSim.Tests.Support;

namespace IamSim.Tests.Organizations;

/// <summary>How each operation of Organizations is made to succeed.</summary>
internal static class OrganizationRequests
{
    private const string TagPolicy = """{"tags":{}}""";

    /// <summary>A request that succeeds, for each operation.</summary>
    public static readonly Dictionary<string, Func<OrganizationWorld, Task<object>>> Of = new()
    {
        ["AttachPolicy"] = w => Body(new { PolicyId = w.Policy, TargetId = w.Unit }),
        ["CreateAccount"] = _ => Body(new { Email = $"{Guid.CreateVersion7():n}@example.com", AccountName = "another" }),
        ["CreateOrganization"] = _ => Body(new { }),
        ["CreateOrganizationalUnit"] = w => Body(new { ParentId = w.Root, Name = "new" }),
        ["CreatePolicy"] = _ => Body(new { Name = "new", Description = "", Type = OrganizationCalls.Scp, Content = OrganizationCalls.DenyS3 }),
        ["DeleteOrganizationalUnit"] = w => Body(new { OrganizationalUnitId = w.Unit }),
        ["DeletePolicy"] = w => Body(new { PolicyId = w.Policy }),
        ["DescribeAccount"] = async w => new { AccountId = await w.MemberAsync() },
        ["DescribeCreateAccountStatus"] = async w => new
        {
            CreateAccountRequestId = (await w.Account.MustOrgAsync("CreateAccount", new { Email = $"{Guid.CreateVersion7():n}@example.com", AccountName = "m" }))
                .At("CreateAccountStatus", "Id"),
        },
        ["DescribeEffectivePolicy"] = async w =>
        {
            await w.Account.MustOrgAsync("EnablePolicyType", new { RootId = w.Root, PolicyType = "TAG_POLICY" });
            await w.Account.AttachAsync(await w.Account.NewScpAsync("tags", TagPolicy, "TAG_POLICY"), w.Root);
            return new { PolicyType = "TAG_POLICY", TargetId = w.Account.Id };
        },
        ["DescribeOrganization"] = _ => Body(new { }),
        ["DescribeOrganizationalUnit"] = w => Body(new { OrganizationalUnitId = w.Unit }),
        ["DescribePolicy"] = w => Body(new { PolicyId = w.Policy }),
        ["DetachPolicy"] = async w =>
        {
            await w.Account.AttachAsync(w.Policy, w.Unit);
            return new { PolicyId = w.Policy, TargetId = w.Unit };
        },
        ["DisablePolicyType"] = w => Body(new { RootId = w.Root, PolicyType = OrganizationCalls.Scp }),
        ["EnablePolicyType"] = w => Body(new { RootId = w.Root, PolicyType = OrganizationCalls.Rcp }),
        ["ListAccounts"] = _ => Body(new { }),
        ["ListAccountsForParent"] = w => Body(new { ParentId = w.Root }),
        ["ListChildren"] = w => Body(new { ParentId = w.Root, ChildType = "ACCOUNT" }),
        ["ListOrganizationalUnitsForParent"] = w => Body(new { ParentId = w.Root }),
        ["ListParents"] = w => Body(new { ChildId = w.Unit }),
        ["ListPolicies"] = _ => Body(new { Filter = OrganizationCalls.Scp }),
        ["ListPoliciesForTarget"] = w => Body(new { TargetId = w.Unit, Filter = OrganizationCalls.Scp }),
        ["ListRoots"] = _ => Body(new { }),
        ["ListTargetsForPolicy"] = w => Body(new { PolicyId = w.Policy }),
        ["MoveAccount"] = async w => new { AccountId = await w.MemberAsync(), SourceParentId = w.Root, DestinationParentId = w.Unit },
        ["UpdatePolicy"] = w => Body(new { PolicyId = w.Policy, Description = "changed" }),
    };

    private static Task<object> Body(object body) => Task.FromResult(body);
}

/// <summary>An account that manages an organization with a unit and a policy.</summary>
internal sealed record OrganizationWorld(TestAccount Account, string Id, string Root, string Unit, string Policy)
{
    public static async Task<OrganizationWorld> NewAsync(Sim sim, bool hasOrganization = true)
    {
        if (!hasOrganization)
        {
            return new OrganizationWorld(sim.NewAccount(), string.Empty, string.Empty, string.Empty, string.Empty);
        }

        var (account, id, root) = await sim.NewOrganizationAsync();
        return new OrganizationWorld(account, id, root, await account.NewUnitAsync(root, "unit"), await account.NewScpAsync("scp"));
    }

    public Task<string> MemberAsync() => Account.NewMemberAsync();
}
