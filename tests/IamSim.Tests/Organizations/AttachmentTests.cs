using IamSim.Tests.Support;
using static IamSim.Tests.Organizations.OrganizationCalls;

namespace IamSim.Tests.Organizations;

public sealed class AttachmentTests(Sim sim)
{
    [Fact]
    public async Task AttachPolicy_ToRootUnitAndAccount_IsListedBothWays()
    {
        var (account, id, root) = await sim.NewOrganizationAsync();
        var unit = await account.NewUnitAsync(root, "Workloads");
        var member = await account.NewMemberAsync("Sandbox");
        var policy = await account.NewScpAsync("p");

        foreach (var target in new[] { root, unit, member })
        {
            Assert.Equal((200, string.Empty), ((await account.AttachAsync(policy, target)).Status, (await account.OrgAsync("ListRoots")).Code ?? string.Empty));
            Assert.Equal(new[] { "p-FullAWSAccess", policy }.Order(StringComparer.Ordinal), await account.AttachedAsync(target));
        }

        var targets = await account.MustOrgAsync("ListTargetsForPolicy", new { PolicyId = policy });
        Assert.Equal([member, unit, root], targets.Each("Targets", "TargetId"));
        Assert.Equal(["ACCOUNT", "ORGANIZATIONAL_UNIT", "ROOT"], targets.Each("Targets", "Type"));
        Assert.Equal(["Sandbox", "Workloads", "Root"], targets.Each("Targets", "Name"));
        Assert.Equal(
            [$"arn:aws:organizations::{account.Id}:account/{id}/{member}", $"arn:aws:organizations::{account.Id}:ou/{id}/{unit}", $"arn:aws:organizations::{account.Id}:root/{id}/{root}"],
            targets.Each("Targets", "Arn"));
        (await account.AttachAsync(policy, root)).Refused("DuplicatePolicyAttachmentException", "A policy with the specified name and type already exists.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AttachPolicy_IsFoundInTheTrail_ByTargetAndByPolicy(bool byTarget)
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var unit = await account.NewUnitAsync(root, "Workloads");
        var policy = await account.NewScpAsync("p");
        await account.AttachAsync(policy, unit);

        var events = await account.EventsAsync($"?resource={(byTarget ? unit : policy)}");

        Assert.Equal("AttachPolicy", events[0].GetProperty("eventName").GetString());
    }

    [Theory]
    [InlineData(Scp, DenyS3, 10)]
    [InlineData(Rcp, """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}""", 5)]
    public async Task AttachPolicy_PastTheQuota_MaxPolicyTypeAttachmentLimitExceeded(string type, string content, int most)
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        await account.OrgAsync("EnablePolicyType", new { RootId = root, PolicyType = type });

        // AWS's own is one of them.
        for (var i = 1; i < most; i++)
        {
            Assert.Equal(200, (await account.AttachAsync(await account.NewScpAsync($"p{i}", content, type), root)).Status);
        }

        (await account.AttachAsync(await account.NewScpAsync("last", content, type), root)).Refused(
            "ConstraintViolationException", "You have attached the maximum number of policies to the specified target.", "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task DetachPolicy_TheLastScp_MinPolicyTypeAttachmentLimitExceeded()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var policy = await account.NewScpAsync("p");
        Task<JsonAnswer> DetachAsync(string id) => account.OrgAsync("DetachPolicy", new { PolicyId = id, TargetId = root });

        (await DetachAsync("p-FullAWSAccess")).Refused(
            "ConstraintViolationException",
            "You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.",
            "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
        (await DetachAsync(policy)).Refused("PolicyNotAttachedException", "The policy isn't attached to the specified target in the specified root.");
        await account.AttachAsync(policy, root);
        Assert.Equal(200, (await DetachAsync("p-FullAWSAccess")).Status);
        Assert.Equal([policy], await account.AttachedAsync(root));
        Assert.Equal(200, (await account.AttachAsync("p-FullAWSAccess", root)).Status);
    }

    [Fact]
    public async Task Targets_ThatThereAreNot_AreNotFound()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var (other, _, theirs) = await sim.NewOrganizationAsync();

        foreach (var target in new[] { theirs, other.Id, $"ou-{root[2..]}-aaaaaaaa" })
        {
            foreach (var operation in new[] { "AttachPolicy", "DetachPolicy" })
            {
                (await account.OrgAsync(operation, new { PolicyId = "p-FullAWSAccess", TargetId = target }))
                    .Refused("TargetNotFoundException", "We can't find a root, OU, or account with the TargetId that you specified.");
            }

            Assert.Equal("TargetNotFoundException", (await account.OrgAsync("ListPoliciesForTarget", new { TargetId = target, Filter = Scp })).Code);
        }
    }

    [Fact]
    public async Task ResourceControlPolicies_AreEverywhereOnceEnabled_AndStay()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var unit = await account.NewUnitAsync(root, "Before");
        var rcp = await account.NewScpAsync("p", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}""", Rcp);
        (await account.AttachAsync(rcp, root)).Refused("PolicyTypeNotEnabledException", "This operation can be performed only for enabled policy types.");

        var enabled = await account.MustOrgAsync("EnablePolicyType", new { RootId = root, PolicyType = Rcp });
        var after = await account.NewUnitAsync(root, "After");
        var member = await account.NewMemberAsync();

        Assert.Equal([Scp, Rcp], enabled.Json.GetProperty("Root").GetProperty("PolicyTypes").EnumerateArray().Select(t => t.GetProperty("Type").GetString()));
        foreach (var target in new[] { root, unit, after, member, account.Id })
        {
            Assert.Equal(["p-RCPFullAWSAccess"], await account.AttachedAsync(target, Rcp));
            (await account.OrgAsync("DetachPolicy", new { PolicyId = "p-RCPFullAWSAccess", TargetId = target }))
                .Refused("InvalidInputException", "You can't detach this AWS Managed Policy.", "NON_DETACHABLE_POLICY");
        }

        Assert.Equal(200, (await account.AttachAsync(rcp, root)).Status);
        Assert.Equal(new[] { "p-RCPFullAWSAccess", rcp }.Order(StringComparer.Ordinal), await account.AttachedAsync(root, Rcp));
    }

    [Fact]
    public async Task PolicyType_Disabled_DetachesEverything_AndComesBackWithTheDefault()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var policy = await account.NewScpAsync("p");
        await account.AttachAsync(policy, root);

        var disabled = await account.MustOrgAsync("DisablePolicyType", new { RootId = root, PolicyType = Scp });
        Assert.Equal("[]", disabled.At("Root", "PolicyTypes"));
        Assert.Empty(await account.AttachedAsync(root));
        Assert.Equal([policy], (await account.MustOrgAsync("ListPolicies", new { Filter = Scp })).Each("Policies", "Id"));
        (await account.OrgAsync("DisablePolicyType", new { RootId = root, PolicyType = Scp }))
            .Refused("PolicyTypeNotEnabledException", "This operation can be performed only for enabled policy types.");

        await account.MustOrgAsync("EnablePolicyType", new { RootId = root, PolicyType = Scp });
        Assert.Equal(["p-FullAWSAccess"], await account.AttachedAsync(root));
        (await account.OrgAsync("EnablePolicyType", new { RootId = root, PolicyType = Scp }))
            .Refused("PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.");
        foreach (var operation in new[] { "EnablePolicyType", "DisablePolicyType" })
        {
            (await account.OrgAsync(operation, new { RootId = "r-zzzz9", PolicyType = Scp })).Refused("RootNotFoundException", "You specified a root that doesn't exist.");
        }
    }

    [Fact]
    public async Task Rest_OfPolicyTypes_EnablesAndDisables()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();

        var enabled = await account.RestAsync("PUT", $"/organization/roots/{root}/policy-types/TAG_POLICY");
        var disabled = await account.RestAsync("DELETE", $"/organization/roots/{root}/policy-types/TAG_POLICY");
        var odd = await account.RestAsync("PUT", $"/organization/roots/{root}/policy-types/SOME");

        Assert.Equal(2, enabled.Json.GetProperty("policyTypes").GetArrayLength());
        Assert.Equal(1, disabled.Json.GetProperty("policyTypes").GetArrayLength());
        Assert.Equal("INVALID_ENUM_POLICY_TYPE", odd.Json.GetProperty("reason").GetString());
    }
}
