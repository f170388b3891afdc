using IamSim.Testing;
using IamSim.Tests.Organizations;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.ServiceAccess;

/// <summary>Whose uses and whose SCPs belong to which entity: as the reference of GenerateOrganizationsAccessReport has it.</summary>
public sealed class OrganizationReportTests(Sim sim)
{
    private const string OnlySqsAndIam = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["sqs:*","iam:*"],"Resource":"*"}}""";
    private const string OnlySqs = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*"}}""";
    private const string FullAccess = "p-FullAWSAccess";

    [Fact]
    public async Task OfARoot_TellsWhatItsScpsAllow_AndWhichAccountUsedItLast()
    {
        await using var iam = await IamSimHost.StartAsync();
        await iam.Clock.FreezeAsync(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var place = await NewPlaceAsync(new TestAccount(iam.Client, Sim.NewAccountId()), iam.Client);
        await place.LimitAsync(place.Root, OnlySqsAndIam);
        await place.Member.MustAsync("ListUsers");
        await iam.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        await place.Other.MustAsync("ListUsers");

        var job = await GenerateAsync(place.Manager, place.RootPath);
        var report = await GetAsync(place.Manager, job);

        Assert.Equal(("COMPLETED", "2", "1", "false"), (report.Value("JobStatus"), report.Value("NumberOfServicesAccessible"), report.Value("NumberOfServicesNotAccessed"), report.Value("IsTruncated")));
        Assert.Equal(report.Value("JobCreationDate"), report.Value("JobCompletionDate"));
        Assert.Null(report.Element("ErrorDetails"));
        Assert.Equal(
            [
                ("ServiceName", "AWS Identity and Access Management"),
                ("ServiceNamespace", "iam"),
                ("Region", "us-east-1"),
                ("EntityPath", $"{place.RootPath}/{place.Other.Id}"),
                ("LastAuthenticatedTime", "2030-01-01T00:01:00Z"),
                ("TotalAuthenticatedEntities", "2"),
            ],
            Members(report, 0));
        Assert.Equal([("ServiceName", "Amazon SQS"), ("ServiceNamespace", "sqs"), ("TotalAuthenticatedEntities", "0")], Members(report, 1));
    }

    [Fact]
    public async Task OfAUnitOrAnAccount_EveryLevelMustAllow_AndOnlyItsAccountsCount()
    {
        var place = await NewPlaceAsync();
        await place.LimitAsync(place.Root, OnlySqsAndIam);
        await place.Member.MustAsync("ListUsers");

        Assert.Equal(["iam", "sqs"], await ServicesAsync(place.Manager, place.UnitPath));
        await place.LimitAsync(place.Unit, OnlySqs);
        Assert.Equal(["sqs"], await ServicesAsync(place.Manager, place.UnitPath));
        Assert.Equal(["sqs"], await ServicesAsync(place.Manager, $"{place.UnitPath}/{place.Member.Id}"));

        var other = await GetAsync(place.Manager, await GenerateAsync(place.Manager, $"{place.RootPath}/{place.Other.Id}"));
        Assert.Equal(["0", "0"], other.Values("AccessDetails", "TotalAuthenticatedEntities"));
        var root = await GetAsync(place.Manager, await GenerateAsync(place.Manager, place.RootPath));
        Assert.Equal($"{place.UnitPath}/{place.Member.Id}", root.Values("AccessDetails", "EntityPath")[0]);
    }

    [Fact]
    public async Task WhatALevelDenies_IsNotAllowed()
    {
        var place = await NewPlaceAsync();
        Assert.Contains("s3", await ServicesAsync(place.Manager, place.UnitPath));

        await place.Manager.AttachAsync(await place.Manager.NewScpAsync("no-s3"), place.Unit);

        Assert.DoesNotContain("s3", await ServicesAsync(place.Manager, place.UnitPath));
        Assert.Contains("s3", await ServicesAsync(place.Manager, place.RootPath));
    }

    [Fact]
    public async Task OfTheManagementAccount_TellsEverything_AndItsOwnUses()
    {
        var place = await NewPlaceAsync();
        await place.LimitAsync(place.Root, OnlySqs);
        await place.Member.MustAsync("ListUsers");

        var job = await GenerateAsync(place.Manager, $"{place.RootPath}/{place.Manager.Id}", "p-nosuchpolicy");
        var services = await place.Manager.AllAsync("GetOrganizationsAccessReport", "AccessDetails", "ServiceNamespace", 200, ("JobId", job));
        var latest = await GetAsync(place.Manager, job, ("SortKey", "LAST_AUTHENTICATED_TIME_DESCENDING"));

        Assert.True(services.Count > 400, $"{services.Count} services");
        Assert.Equal(services.Order(StringComparer.Ordinal), services);
        Assert.Equal(["organizations"], latest.Values("AccessDetails", "ServiceNamespace").Take(1));
        Assert.Equal($"{place.RootPath}/{place.Manager.Id}", latest.Values("AccessDetails", "EntityPath")[0]);
        Assert.All(latest.Values("AccessDetails", "EntityPath").Skip(1), path => Assert.True(path is null || path.EndsWith(place.Manager.Id, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task OfAPolicy_TellsWhatItAllows_OfTheAccountsThatItBinds()
    {
        var place = await NewPlaceAsync();
        var policy = await place.Manager.NewScpAsync("only", OnlySqsAndIam);
        await place.Member.MustAsync("ListUsers");
        await place.Other.MustAsync("ListUsers");

        // Attached to nothing, then to the unit: "a list of services with no data".
        Assert.Equal(["0", "0"], await TotalsAsync(place.RootPath));
        await place.Manager.AttachAsync(policy, place.Unit);

        Assert.Equal(["1", "0"], await TotalsAsync(place.RootPath));
        Assert.Equal(["1", "0"], await TotalsAsync(place.UnitPath));
        Assert.Equal(["0", "0"], await TotalsAsync($"{place.UnitPath}/{place.Member.Id}"));
        Assert.Equal(["0", "0"], await TotalsAsync($"{place.RootPath}/{place.Other.Id}"));

        async Task<IReadOnlyList<string?>> TotalsAsync(string path)
        {
            var report = await GetAsync(place.Manager, await GenerateAsync(place.Manager, path, policy));
            Assert.Equal(["iam", "sqs"], report.Values("AccessDetails", "ServiceNamespace"));
            return report.Values("AccessDetails", "TotalAuthenticatedEntities");
        }
    }

    [Theory]
    [InlineData("SERVICE_NAMESPACE_ASCENDING", "iam organizations sqs sts")]
    [InlineData("SERVICE_NAMESPACE_DESCENDING", "sts sqs organizations iam")]
    [InlineData("LAST_AUTHENTICATED_TIME_ASCENDING", "organizations sqs sts iam")]
    [InlineData("LAST_AUTHENTICATED_TIME_DESCENDING", "iam sts organizations sqs")]
    public async Task Services_ComeInTheOrderAskedFor_PageByPage(string sortKey, string order)
    {
        await using var iam = await IamSimHost.StartAsync();
        await iam.Clock.FreezeAsync(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var place = await NewPlaceAsync(new TestAccount(iam.Client, Sim.NewAccountId()), iam.Client);
        await place.LimitAsync(
            place.Root, """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["sqs:*","iam:*","sts:*","organizations:*"],"Resource":"*"}}""");
        await place.Member.CallAsync("2011-06-15", "GetCallerIdentity");
        await iam.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        await place.Member.MustAsync("ListUsers");

        var job = await GenerateAsync(place.Manager, place.RootPath);
        var services = await place.Manager.AllAsync(
            "GetOrganizationsAccessReport", "AccessDetails", "ServiceNamespace", 1, ("JobId", job), ("SortKey", sortKey));

        Assert.Equal(order, string.Join(' ', services));
    }

    [Fact]
    public async Task UsesBefore400Days_AreForgotten_AndAReportIsKeptAsItWas()
    {
        await using var iam = await IamSimHost.StartAsync();
        await iam.Clock.FreezeAsync(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var place = await NewPlaceAsync(new TestAccount(iam.Client, Sim.NewAccountId()), iam.Client);
        await place.Member.MustAsync("ListUsers");
        await place.LimitAsync(place.Root, OnlySqsAndIam);
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(400));
        var within = await GenerateAsync(place.Manager, place.RootPath);
        await iam.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        var past = await GenerateAsync(place.Manager, place.RootPath);

        Assert.Equal(["1", "0"], (await GetAsync(place.Manager, within)).Values("AccessDetails", "TotalAuthenticatedEntities"));
        Assert.Equal(["0", "0"], (await GetAsync(place.Manager, past)).Values("AccessDetails", "TotalAuthenticatedEntities"));
    }

    [Fact]
    public async Task Report_IsForAnybodyOfTheManagementAccount_AndForNobodyElse()
    {
        var place = await NewPlaceAsync();
        await place.Manager.MustAsync("CreateUser", ("UserName", "auditor"));
        var auditor = await place.Manager.AdministratorAsync("auditor");

        var job = await GenerateAsync(place.Manager, place.UnitPath);

        Assert.Equal("COMPLETED", (await GetAsync(auditor, job)).Value("JobStatus"));
        (await place.Member.CallAsync("GetOrganizationsAccessReport", ("JobId", job))).Refused(404, "NoSuchEntity", $"Job {job} cannot be found.");
    }

    private Task<Place> NewPlaceAsync() => NewPlaceAsync(sim.NewAccount(), sim.Host.Client);

    /// <summary>An organization with SCPs, a member in a unit of it, and one in its root.</summary>
    private static async Task<Place> NewPlaceAsync(TestAccount manager, HttpClient client)
    {
        var id = (await manager.MustOrgAsync("CreateOrganization", new { FeatureSet = "ALL" })).At("Organization", "Id");
        var root = (await manager.MustOrgAsync("ListRoots")).Each("Roots", "Id")[0];
        await manager.OrgAsync("EnablePolicyType", new { RootId = root, PolicyType = OrganizationCalls.Scp });
        var unit = await manager.NewUnitAsync(root, "Workloads");
        var member = await manager.NewMemberAsync("one");
        await manager.MustOrgAsync("MoveAccount", new { AccountId = member, SourceParentId = root, DestinationParentId = unit });
        var other = await manager.NewMemberAsync("two");
        return new Place(manager, new TestAccount(client, member), new TestAccount(client, other), $"{id}/{root}", root, unit);
    }

    private static async Task<string> GenerateAsync(TestAccount manager, string path, string? policy = null)
    {
        (string, string)[] parameters = [("EntityPath", path), .. policy is null ? [] : new[] { ("OrganizationsPolicyId", policy) }];
        return (await manager.MustAsync("GenerateOrganizationsAccessReport", parameters)).Value("JobId")!;
    }

    private static Task<WireAnswer> GetAsync(TestAccount manager, string job, params (string Name, string Value)[] more) =>
        manager.MustAsync("GetOrganizationsAccessReport", [("JobId", job), .. more]);

    private static async Task<IReadOnlyList<string?>> ServicesAsync(TestAccount manager, string path) => await manager.AllAsync(
        "GetOrganizationsAccessReport", "AccessDetails", "ServiceNamespace", 1000, ("JobId", await GenerateAsync(manager, path)));

    private static IReadOnlyList<(string Name, string Value)> Members(WireAnswer report, int service) =>
        report.Members("AccessDetails")[service].Elements().Select(e => (e.Name.LocalName, e.Value)).ToList();

    private sealed record Place(TestAccount Manager, TestAccount Member, TestAccount Other, string RootPath, string Root, string Unit)
    {
        public string UnitPath => $"{RootPath}/{Unit}";

        /// <summary>Puts an SCP in the place of the one that allows everything.</summary>
        public async Task LimitAsync(string target, string document)
        {
            Assert.Equal(200, (await Manager.AttachAsync(await Manager.NewScpAsync($"only-{target}", document), target)).Status);
            Assert.Equal(200, (await Manager.OrgAsync("DetachPolicy", new { PolicyId = FullAccess, TargetId = target })).Status);
        }
    }
}
