using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.ServiceAccess;

public sealed class ServiceAccessTests(Sim sim)
{
    private const string IamAndS3 =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:Get*","s3:*"],"Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::secret/*"}]}""";

    [Fact]
    public async Task OfAUser_ListsWhatItMayUse_AndItsLastUse()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await iam.Clock.FreezeAsync(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var alice = await UserAsync(account, "alice");
        await account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "own"), ("PolicyDocument", IamAndS3));
        await alice.CallAsync("GetUser");
        await iam.Clock.AdvanceAsync(TimeSpan.FromHours(1));
        await alice.CallAsync("GetAccountSummary");

        var report = await ReportAsync(account, account.Arn("user/alice"));

        Assert.Equal(("COMPLETED", "SERVICE_LEVEL"), (report.Value("JobStatus"), report.Value("JobType")));
        Assert.Equal(["iam", "s3"], report.Values("ServicesLastAccessed", "ServiceNamespace"));
        var used = report.Members("ServicesLastAccessed")[0];
        Assert.Equal(
            ["ServiceName", "LastAuthenticated", "ServiceNamespace", "LastAuthenticatedEntity", "LastAuthenticatedRegion", "TotalAuthenticatedEntities"],
            used.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(["AWS Identity and Access Management", "Amazon S3"], report.Values("ServicesLastAccessed", "ServiceName"));
        Assert.Equal(["2030-01-01T01:00:00Z", null], report.Values("ServicesLastAccessed", "LastAuthenticated"));
        Assert.Equal([account.Arn("user/alice"), null], report.Values("ServicesLastAccessed", "LastAuthenticatedEntity"));
        Assert.Equal(["1", "0"], report.Values("ServicesLastAccessed", "TotalAuthenticatedEntities"));
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(401));
        var later = await ReportAsync(account, account.Arn("user/alice"));
        Assert.Equal([null, null], later.Values("ServicesLastAccessed", "LastAuthenticated"));
    }

    [Fact]
    public async Task AtActionLevel_ListsTrackedActions()
    {
        var account = sim.NewAccount();
        var alice = await UserAsync(account, "alice");
        await account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "own"), ("PolicyDocument", IamAndS3));
        await alice.CallAsync("GetUser");

        var report = await ReportAsync(account, account.Arn("user/alice"), ("Granularity", "ACTION_LEVEL"));

        Assert.Equal("ACTION_LEVEL", report.Value("JobType"));
        var actions = report.Members("ServicesLastAccessed")[0].Elements().Single(e => e.Name.LocalName == "TrackedActionsLastAccessed").Elements().ToList();
        Assert.All(actions, a => Assert.StartsWith("Get", a.Elements().First().Value, StringComparison.Ordinal));
        Assert.Single(actions, a => a.Elements().Any(e => e.Name.LocalName == "LastAccessedTime"));
        Assert.Single(actions, a => a.Elements().First().Value == "GetUser" && a.Elements().Count() == 4);
    }

    [Fact]
    public async Task OfAGroupAndOfAPolicy_NamesWhoUsedThem()
    {
        // A server of its own, for its clock is turned: of two uses at one time neither is the last.
        await using var iam = await IamSimHost.StartAsync();
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        var alice = await UserAsync(account, "alice");
        var bob = await UserAsync(account, "bob");
        await UserAsync(account, "carol");
        await account.MustAsync("CreateGroup", ("GroupName", "ml"));
        foreach (var name in new[] { "alice", "bob", "carol" })
        {
            await account.MustAsync("AddUserToGroup", ("GroupName", "ml"), ("UserName", name));
        }

        await account.MustAsync("AttachGroupPolicy", ("GroupName", "ml"), ("PolicyArn", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        await alice.CallAsync("GetUser");
        await iam.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        await bob.CallAsync("GetUser");

        foreach (var arn in new[] { account.Arn("group/ml"), "arn:aws:iam::aws:policy/IAMReadOnlyAccess" })
        {
            var report = await ReportAsync(account, arn);
            var job = Job;
            var entities = await account.MustAsync(
                "GetServiceLastAccessedDetailsWithEntities", ("JobId", job), ("ServiceNamespace", "iam"));
            var pages = await account.AllAsync(
                "GetServiceLastAccessedDetailsWithEntities", "EntityDetailsList", "LastAuthenticated", 1, ("JobId", job), ("ServiceNamespace", "iam"));

            Assert.Equal(["iam"], report.Values("ServicesLastAccessed", "ServiceNamespace"));
            Assert.Equal(["2"], report.Values("ServicesLastAccessed", "TotalAuthenticatedEntities"));
            Assert.Equal([account.Arn("user/bob")], report.Values("ServicesLastAccessed", "LastAuthenticatedEntity"));
            Assert.Equal([true, true, false], pages.Select(last => last is not null));
            Assert.Equal(
                ["bob", "alice", "carol"], entities.Members("EntityDetailsList").Select(e => e.Elements().First().Elements().Single(i => i.Name.LocalName == "Name").Value));
        }
    }

    [Fact]
    public async Task OfAnAdministrator_HasAllServicesInPages()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateRole", ("RoleName", "Admin"), ("AssumeRolePolicyDocument", Roles.Trust.Ec2));
        await account.MustAsync("AttachRolePolicy", ("RoleName", "Admin"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));

        await ReportAsync(account, account.Arn("role/Admin"));
        var all = await account.AllAsync("GetServiceLastAccessedDetails", "ServicesLastAccessed", "ServiceNamespace", 150, ("JobId", Job));

        Assert.True(all.Count > 400, $"{all.Count} services");
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public async Task WhatCannotBe_IsRefused()
    {
        var account = sim.NewAccount();
        var alice = await UserAsync(account, "alice");
        await account.AllowAllAsync("alice");
        await ReportAsync(account, account.Arn("user/alice"));
        var unknown = Guid.NewGuid().ToString();

        foreach (var (arn, code, message) in new[]
        {
            (account.Arn("user/ghost"), "NoSuchEntity", $"ARN {account.Arn("user/ghost")} was not found."),
            (account.Arn("user/path/alice"), "NoSuchEntity", $"ARN {account.Arn("user/path/alice")} was not found."),
            (account.Arn("policy/Ghost"), "NoSuchEntity", $"ARN {account.Arn("policy/Ghost")} was not found."),
            (account.Arn("mfa/alice"), "InvalidInput", $"ARN {account.Arn("mfa/alice")} is not the ARN of a user, group, role or managed policy."),
        })
        {
            (await account.CallAsync("GenerateServiceLastAccessedDetails", ("Arn", arn))).Refused(code == "NoSuchEntity" ? 404 : 400, code, message);
        }

        (await account.CallAsync("GetServiceLastAccessedDetails", ("JobId", unknown))).Refused(404, "NoSuchEntity", $"Job {unknown} cannot be found.");
        (await alice.CallAsync("GetServiceLastAccessedDetails", ("JobId", Job))).Refused(404, "NoSuchEntity", $"Job {Job} cannot be found.");
        (await account.CallAsync("GetServiceLastAccessedDetailsWithEntities", ("JobId", Job), ("ServiceNamespace", "nothing")))
            .Refused(400, "InvalidInput", "Service namespace nothing is not valid.");
        (await account.CallAsync("GetServiceLastAccessedDetailsWithEntities", ("JobId", unknown), ("ServiceNamespace", "iam")))
            .Refused(404, "NoSuchEntity", $"Job {unknown} cannot be found.");
    }

    [Fact]
    public async Task PoliciesGrantingServiceAccess_AreTheUsersAndItsGroups()
    {
        var account = sim.NewAccount();
        await UserAsync(account, "alice");
        await account.MustAsync("CreateGroup", ("GroupName", "ml"));
        await account.MustAsync("AddUserToGroup", ("GroupName", "ml"), ("UserName", "alice"));
        await account.MustAsync("PutGroupPolicy", ("GroupName", "ml"), ("PolicyName", "inline"), ("PolicyDocument", IamAndS3));
        await account.MustAsync("AttachGroupPolicy", ("GroupName", "ml"), ("PolicyArn", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));

        var answer = await account.MustAsync(
            "ListPoliciesGrantingServiceAccess",
            ("Arn", account.Arn("user/alice")),
            ("ServiceNamespaces.member.1", "iam"),
            ("ServiceNamespaces.member.2", "ec2"));

        var entries = answer.Members("PoliciesGrantingServiceAccess");
        Assert.Equal(["iam", "ec2"], answer.Values("PoliciesGrantingServiceAccess", "ServiceNamespace"));
        var policies = entries[0].Elements().Single(e => e.Name.LocalName == "Policies").Elements()
            .Select(p => string.Join(' ', p.Elements().Select(e => e.Value))).ToList();
        Assert.Equal(["IAMReadOnlyAccess MANAGED arn:aws:iam::aws:policy/IAMReadOnlyAccess", "inline INLINE GROUP ml"], policies);
        Assert.Empty(entries[1].Elements().Single(e => e.Name.LocalName == "Policies").Elements());
        (await account.CallAsync("ListPoliciesGrantingServiceAccess", ("Arn", account.Arn("user/ghost")), ("ServiceNamespaces.member.1", "iam")))
            .Refused(404, "NoSuchEntity", $"ARN {account.Arn("user/ghost")} was not found.");
        (await account.CallAsync("ListPoliciesGrantingServiceAccess", ("Arn", account.Arn("user/alice")), ("ServiceNamespaces.member.1", "zzz")))
            .Refused(400, "InvalidInput", "Service namespace zzz is not valid.");
    }

    [Fact]
    public async Task Rest_MakesAndShowsAReport()
    {
        var account = sim.NewAccount();
        await UserAsync(account, "alice");
        await account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "own"), ("PolicyDocument", IamAndS3));

        var made = await account.RestAsync("POST", "/service-access/reports", new { arn = account.Arn("user/alice") });
        var path = $"/service-access/reports/{made.Json.GetProperty("jobId").GetString()}";
        var shown = await account.RestAsync("GET", path);
        var entities = await account.RestAsync("GET", path + "/services/iam");
        var granting = await account.RestAsync("GET", $"/service-access/granting-policies?arn={account.Arn("user/alice")}&service=s3");

        Assert.Equal(201, made.Status);
        Assert.Equal(2, shown.Json.GetProperty("servicesLastAccessed").GetArrayLength());
        Assert.Equal(1, entities.Json.GetProperty("entityDetailsList").GetArrayLength());
        Assert.Equal(
            "own", granting.Json.GetProperty("policiesGrantingServiceAccess")[0].GetProperty("policies")[0].GetProperty("policyName").GetString());
    }

    private string Job { get; set; } = string.Empty;

    private async Task<WireAnswer> ReportAsync(TestAccount account, string arn, params (string, string)[] rest)
    {
        Job = (await account.MustAsync("GenerateServiceLastAccessedDetails", [("Arn", arn), .. rest])).Value("JobId")!;
        return await account.MustAsync("GetServiceLastAccessedDetails", ("JobId", Job));
    }

    private static async Task<TestAccount> UserAsync(TestAccount account, string name)
    {
        await account.MustAsync("CreateUser", ("UserName", name));
        var key = await account.MustAsync("CreateAccessKey", ("UserName", name));
        return account.With(key.Value("AccessKey/AccessKeyId")!);
    }
}
