using IamSim.Tests.Support;

namespace IamSim.Tests.Organizations;

public sealed class UnitTests(Sim sim)
{
    [Fact]
    public async Task CreateOrganizationalUnit_ShowsIt_WithItsPath()
    {
        var (account, id, root) = await sim.NewOrganizationAsync();

        var made = await account.MustOrgAsync("CreateOrganizationalUnit", new { ParentId = root, Name = "Workloads" });
        var unit = made.At("OrganizationalUnit", "Id");
        var below = await account.NewUnitAsync(unit, "Production");

        Assert.Equal(
            $"{{\"OrganizationalUnit\":{{\"Id\":\"{unit}\",\"Arn\":\"arn:aws:organizations::{account.Id}:ou/{id}/{unit}\",\"Name\":\"Workloads\",\"Path\":\"{id}/{root}/{unit}/\"}}}}",
            made.Text);
        Assert.Matches($"^ou-{root[2..]}-[a-z0-9]{{8}}$", unit);
        Assert.Equal(made.Text, (await account.MustOrgAsync("DescribeOrganizationalUnit", new { OrganizationalUnitId = unit })).Text);
        Assert.Equal(
            $"{id}/{root}/{unit}/{below}/",
            (await account.MustOrgAsync("DescribeOrganizationalUnit", new { OrganizationalUnitId = below })).At("OrganizationalUnit", "Path"));
        Assert.Equal(["p-FullAWSAccess"], await account.AttachedAsync(unit));
    }

    [Fact]
    public async Task CreateOrganizationalUnit_WithANameOfItsParent_Duplicate()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var unit = await account.NewUnitAsync(root, "Workloads");

        (await account.OrgAsync("CreateOrganizationalUnit", new { ParentId = root, Name = "Workloads" }))
            .Refused("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");
        await account.NewUnitAsync(unit, "Workloads");
    }

    [Fact]
    public async Task CreateOrganizationalUnit_OnTheSixthLevel_OuDepthLimitExceeded()
    {
        var (account, _, at) = await sim.NewOrganizationAsync();
        for (var level = 0; level < 5; level++)
        {
            at = await account.NewUnitAsync(at, "level");
        }

        (await account.OrgAsync("CreateOrganizationalUnit", new { ParentId = at, Name = "level" })).Refused(
            "ConstraintViolationException",
            "You cannot add an organizational unit to the specified parent because it would exceed the max depth allowed.",
            "OU_DEPTH_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task CreateOrganizationalUnit_WithOddTags_IsRefused()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        async Task<string?> ReasonAsync(params object[] tags) =>
            (await account.OrgAsync("CreateOrganizationalUnit", new { ParentId = root, Name = "x", Tags = tags })).Reason;

        Assert.Equal("DUPLICATE_TAG_KEY", await ReasonAsync(new { Key = "a", Value = "1" }, new { Key = "a", Value = "2" }));
        Assert.Equal("INVALID_SYSTEM_TAGS_PARAMETER", await ReasonAsync(new { Key = "aws:a", Value = "1" }));
        Assert.Equal("MAX_TAG_LIMIT_EXCEEDED", await ReasonAsync([.. Enumerable.Range(0, 51).Select(i => new { Key = $"k{i}", Value = "" })]));
        Assert.Null(await ReasonAsync(new { Key = "a", Value = "1" }, new { Key = "A", Value = "2" }));
    }

    [Fact]
    public async Task DeleteOrganizationalUnit_OnlyWhenEmpty()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var unit = await account.NewUnitAsync(root, "Workloads");
        var below = await account.NewUnitAsync(unit, "Production");
        var member = await account.NewMemberAsync();
        await account.MustOrgAsync("MoveAccount", new { AccountId = member, SourceParentId = root, DestinationParentId = below });
        async Task NotEmptyAsync(string id) => (await account.OrgAsync("DeleteOrganizationalUnit", new { OrganizationalUnitId = id })).Refused(
            "OrganizationalUnitNotEmptyException",
            "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.");

        await NotEmptyAsync(unit);
        await NotEmptyAsync(below);
        await account.MustOrgAsync("MoveAccount", new { AccountId = member, SourceParentId = below, DestinationParentId = root });
        var deleted = await account.MustOrgAsync("DeleteOrganizationalUnit", new { OrganizationalUnitId = below });
        Assert.Equal(string.Empty, deleted.Text);
        await account.MustOrgAsync("DeleteOrganizationalUnit", new { OrganizationalUnitId = unit });

        (await account.OrgAsync("DescribeOrganizationalUnit", new { OrganizationalUnitId = unit }))
            .Refused("OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");
        Assert.Equal("OrganizationalUnitNotFoundException", (await account.OrgAsync("DeleteOrganizationalUnit", new { OrganizationalUnitId = unit })).Code);
        Assert.DoesNotContain(unit, (await account.MustOrgAsync("ListTargetsForPolicy", new { PolicyId = "p-FullAWSAccess" })).Each("Targets", "TargetId"));
    }

    [Fact]
    public async Task Tree_IsWalkedBothWays()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var unit = await account.NewUnitAsync(root, "Workloads");
        var member = await account.NewMemberAsync();
        await account.MustOrgAsync("MoveAccount", new { AccountId = member, SourceParentId = root, DestinationParentId = unit });

        Assert.Equal([unit], (await account.MustOrgAsync("ListChildren", new { ParentId = root, ChildType = "ORGANIZATIONAL_UNIT" })).Each("Children", "Id"));
        Assert.Equal([account.Id], (await account.MustOrgAsync("ListChildren", new { ParentId = root, ChildType = "ACCOUNT" })).Each("Children", "Id"));
        Assert.Equal(
            $"{{\"Children\":[{{\"Id\":\"{member}\",\"Type\":\"ACCOUNT\"}}]}}",
            (await account.MustOrgAsync("ListChildren", new { ParentId = unit, ChildType = "ACCOUNT" })).Text);
        Assert.Equal($"{{\"Parents\":[{{\"Id\":\"{unit}\",\"Type\":\"ORGANIZATIONAL_UNIT\"}}]}}", (await account.MustOrgAsync("ListParents", new { ChildId = member })).Text);
        Assert.Equal($"{{\"Parents\":[{{\"Id\":\"{root}\",\"Type\":\"ROOT\"}}]}}", (await account.MustOrgAsync("ListParents", new { ChildId = unit })).Text);
        Assert.Equal([member], (await account.MustOrgAsync("ListAccountsForParent", new { ParentId = unit })).Each("Accounts", "Id"));
        Assert.Equal([unit], (await account.MustOrgAsync("ListOrganizationalUnitsForParent", new { ParentId = root })).Each("OrganizationalUnits", "Id"));
    }

    [Fact]
    public async Task Tree_WhatIsNotInIt_IsNotFound()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var (_, _, other) = await sim.NewOrganizationAsync();
        var none = $"ou-{root[2..]}-aaaaaaaa";

        foreach (var parent in new[] { other, none })
        {
            Assert.Equal("ParentNotFoundException", (await account.OrgAsync("ListChildren", new { ParentId = parent, ChildType = "ACCOUNT" })).Code);
            Assert.Equal("ParentNotFoundException", (await account.OrgAsync("ListAccountsForParent", new { ParentId = parent })).Code);
            Assert.Equal("ParentNotFoundException", (await account.OrgAsync("ListOrganizationalUnitsForParent", new { ParentId = parent })).Code);
            (await account.OrgAsync("CreateOrganizationalUnit", new { ParentId = parent, Name = "x" }))
                .Refused("ParentNotFoundException", "You specified parent that doesn't exist.");
        }

        (await account.OrgAsync("ListParents", new { ChildId = none })).Refused("ChildNotFoundException", "You specified a child that doesn't exist.");
        Assert.Equal("ChildNotFoundException", (await account.OrgAsync("ListParents", new { ChildId = "111122223333" })).Code);
    }

    [Fact]
    public async Task Pages_OfUnits_HoldEachOnce()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();
        var made = new List<string>();
        for (var i = 0; i < 23; i++)
        {
            made.Add(await account.NewUnitAsync(root, $"unit{i}"));
        }

        var found = new List<string>();
        string? token = null;
        var pages = 0;
        do
        {
            var page = await account.MustOrgAsync("ListOrganizationalUnitsForParent", new { ParentId = root, NextToken = token });
            found.AddRange(page.Each("OrganizationalUnits", "Id"));
            token = page.Json.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
            pages++;
        }
        while (token is not null);

        Assert.Equal(2, pages);
        Assert.Equal(made.Order(StringComparer.Ordinal), found);
        var small = await account.MustOrgAsync("ListChildren", new { ParentId = root, ChildType = "ORGANIZATIONAL_UNIT", MaxResults = 3 });
        Assert.Equal(3, small.Each("Children", "Id").Count);
    }

    [Fact]
    public async Task Rest_OfUnits_MakesShowsAndDeletes()
    {
        var (account, _, root) = await sim.NewOrganizationAsync();

        var made = await account.RestAsync("POST", "/organization/organizational-units", new { parentId = root, name = "Workloads" });
        Assert.Equal(201, made.Status);
        var at = made.Location!["/api/v1".Length..];
        var shown = await account.RestAsync("GET", at);

        Assert.Equal("Workloads", shown.Json.GetProperty("name").GetString());
        Assert.Equal(412, (await account.RestAsync("DELETE", at, null, ("If-Match", "\"other\""))).Status);
        Assert.Equal(204, (await account.RestAsync("DELETE", at, null, ("If-Match", shown.ETag!))).Status);
        Assert.Equal("OrganizationalUnitNotFoundException", (await account.RestAsync("GET", at)).Code);
        Assert.Equal(root, (await account.RestAsync("GET", $"/organization/children/{account.Id}/parents")).Json.GetProperty("parents")[0].GetProperty("id").GetString());
        Assert.Equal("INPUT_REQUIRED", (await account.RestAsync("GET", $"/organization/parents/{root}/children")).Json.GetProperty("reason").GetString());
    }
}
