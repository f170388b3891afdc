using System.Text;
using System.Text.Json.Nodes;
using IamSim.Testing;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;

namespace IamSim.Tests.Simulator.Importing;

public sealed class ImportTests(Sim sim)
{
    private HttpClient Client => sim.Host.Client;

    [Fact]
    public async Task Details_BringEverythingIn_AsItStandsInTheFile()
    {
        var account = sim.NewAccount();

        var report = await Client.MustImportAsync(Files.Details(account.Id).ToString());

        await AssertWholeAsync(account, report);
    }

    [Fact]
    public async Task Imported_IsAsReal_AsWhatWasMadeHere()
    {
        var account = sim.NewAccount();
        await Client.MustImportAsync(Files.Details(account.Id).ToString());

        Assert.Equal("v4", (await account.MustAsync("CreatePolicyVersion", ("PolicyArn", account.Arn("policy/ml/Train")), ("PolicyDocument", Documents.Read))).Value("PolicyVersion/VersionId"));
        await account.MustAsync("RemoveUserFromGroup", ("GroupName", "admins"), ("UserName", "alice"));
        Assert.Equal("EntityAlreadyExists", (await account.CallAsync("CreateUser", ("UserName", "ALICE"))).Code);
        Assert.Equal("DeleteConflict", (await account.CallAsync("DeleteRole", ("RoleName", "Trainer"))).Code);
        Assert.Equal("2023-03-18T04:01:31Z", (await account.MustAsync("GetRole", ("RoleName", "Trainer"))).Value("Role/RoleLastUsed/LastUsedDate"));
    }

    [Fact]
    public async Task Again_SkipsAll_AndChangesNothing()
    {
        var account = sim.NewAccount();
        var file = Files.Details(account.Id).ToString();
        await Client.MustImportAsync(file);
        var before = await DetailsAsync(account);

        var report = await Client.MustImportAsync(file);

        Assert.Empty(report.Imported());
        Assert.Equal(["user Alice", "group Admins", "role Trainer", "policy Train"], report.Skipped());
        Assert.Equal(before, await DetailsAsync(account));
    }

    [Fact]
    public async Task NewMember_OfAGroupThatIsThere_JoinsIt()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateGroup", ("GroupName", "ADMINS"));

        var report = await Client.MustImportAsync(Files.Details(account.Id).ToString());

        Assert.Equal(["group Admins"], report.Skipped());
        Assert.Equal(["Alice"], (await account.MustAsync("GetGroup", ("GroupName", "admins"))).Values("Users", "UserName"));
    }

    [Fact]
    public async Task Account_ThatIsAsked_IsWhatArnsAndDocumentsFollow()
    {
        var from = Sim.NewAccountId();
        var account = sim.NewAccount();
        var file = Files.Details(from);
        file["RoleDetailList"]![0]!["AssumeRolePolicyDocument"] = JsonNode.Parse(
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["{{from}}","arn:aws:iam::{{from}}:root"]},"Action":"sts:AssumeRole"}]}""");

        var report = await Client.MustImportAsync(file.ToString(), $"?account={account.Id}");

        Assert.Equal(account.Id, report.Json.GetProperty("account").GetString());
        Assert.Empty(report.Skipped());
        var details = await DetailsAsync(account);
        Assert.DoesNotContain(from, details, StringComparison.Ordinal);
        Assert.Contains($"arn:aws:iam::{account.Id}:root", details, StringComparison.Ordinal);
        Assert.Contains(account.Arn("policy/ml/Train"), details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoArns_OfOnePolicy_AreOneAttachment()
    {
        var from = Sim.NewAccountId();
        var account = sim.NewAccount();
        var file = Files.Details(from);
        file["UserDetailList"]![0]!["AttachedManagedPolicies"]!.AsArray().Add(new JsonObject { ["PolicyArn"] = account.Arn("policy/ml/Train") });

        var report = await Client.MustImportAsync(file.ToString(), $"?account={account.Id}");

        Assert.Equal(2, report.Imported()["attachment"]);
    }

    [Fact]
    public async Task Documents_AsThePercentEncodedTextOfTheApi_AreKeptAsGiven()
    {
        var account = sim.NewAccount();
        var document = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::a/100%25" } }""";
        var file = Files.Details(account.Id);
        file["UserDetailList"]![0]!["UserPolicyList"]![0]!["PolicyDocument"] = Uri.EscapeDataString(document);

        await Client.MustImportAsync(file.ToString());

        var policy = await account.MustAsync("GetUserPolicy", ("UserName", "Alice"), ("PolicyName", "inline"));
        Assert.Equal(document, Uri.UnescapeDataString(policy.Value("PolicyDocument")!));
    }

    [Fact]
    public async Task WhatIsNotThere_IsSkipped_ButABoundaryStays()
    {
        var account = sim.NewAccount();
        var file = Files.Details(account.Id);
        file["Policies"] = new JsonArray();
        file["GroupDetailList"]![0]!["AttachedManagedPolicies"]![0]!["PolicyArn"] = "arn:aws:iam::aws:policy/NoSuch";
        file["UserDetailList"]![0]!["GroupList"]!.AsArray().Add("Gone");

        var report = await Client.MustImportAsync(file.ToString());

        Assert.Equal(
            ["groupMembership Alice/Gone", $"attachment Alice/{account.Arn("policy/ml/Train")}", "attachment Admins/arn:aws:iam::aws:policy/NoSuch"],
            report.Skipped());
        Assert.Contains("keeps its permissions boundary", Assert.Single(report.Json.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal(
            account.Arn("policy/ml/Train"), (await account.MustAsync("GetUser", ("UserName", "Alice"))).Value("User/PermissionsBoundary/PermissionsBoundaryArn"));
    }

    [Fact]
    public async Task PolicyOfAws_ThatIamSimHas_IsIamSimsOwn()
    {
        var account = sim.NewAccount();
        var file = Files.Details(account.Id);
        file["Policies"]!.AsArray().Add(OfAws("ReadOnlyAccess"));

        var report = await Client.MustImportAsync(file.ToString());

        Assert.Equal(["awsPolicy arn:aws:iam::aws:policy/ReadOnlyAccess"], report.Skipped());
        Assert.Equal(1, report.Imported()["policy"]);
    }

    [Fact]
    public async Task PolicyOfAws_ThatOnlyTheFileHas_IsThereForAllAccounts()
    {
        // On a server of its own: AWS's policies are everybody's.
        const string Name = "AmazonNewAccess";
        await using var host = await IamSimHost.StartAsync();
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        var file = Files.Details(account.Id);
        file["Policies"]!.AsArray().Add(OfAws(Name));
        file["RoleDetailList"]![0]!["AttachedManagedPolicies"]!.AsArray().Add(new JsonObject { ["PolicyName"] = Name, ["PolicyArn"] = $"arn:aws:iam::aws:policy/{Name}" });

        var report = await host.Client.MustImportAsync(file.ToString());

        Assert.Empty(report.Skipped());
        Assert.Equal([Name], (await account.MustAsync("ListAttachedRolePolicies", ("RoleName", "Trainer"))).Values("AttachedPolicies", "PolicyName"));
        var other = new TestAccount(host.Client, Sim.NewAccountId());
        await other.MustAsync("CreateUser", ("UserName", "u"));
        await other.MustAsync("AttachUserPolicy", ("UserName", "u"), ("PolicyArn", $"arn:aws:iam::aws:policy/{Name}"));
        Assert.Equal("v7", (await other.MustAsync("GetPolicy", ("PolicyArn", $"arn:aws:iam::aws:policy/{Name}"))).Value("Policy/DefaultVersionId"));
        var decision = await other.MustAsync(
            "SimulatePrincipalPolicy", ("PolicySourceArn", other.Arn("user/u")), ("ActionNames.member.1", "s3:GetObject"));
        Assert.Equal(["allowed"], decision.Values("EvaluationResults", "EvalDecision"));
        Assert.Equal(["awsPolicy arn:aws:iam::aws:policy/" + Name], (await host.Client.MustImportAsync(file.ToString())).Skipped().Where(s => s.StartsWith("aws", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bare_ItemsGetWhatTheFileDoesNotSay()
    {
        var account = sim.NewAccount();

        await Client.MustImportAsync("""{ "UserDetailList": [ { "UserName": "bob", "GroupList": ["g"] } ], "GroupDetailList": [ { "GroupName": "g" } ] }""", $"?account={account.Id}");

        var user = await account.MustAsync("GetUser", ("UserName", "bob"));
        Assert.StartsWith("AIDA", user.Value("User/UserId"), StringComparison.Ordinal);
        Assert.Equal(account.Arn("user/bob"), user.Value("User/Arn"));
        Assert.Equal(["bob"], (await account.MustAsync("GetGroup", ("GroupName", "g"))).Values("Users", "UserName"));
    }

    [Fact]
    public async Task DocumentThatIamWouldRefuseToday_IsKept_AndNoted()
    {
        var account = sim.NewAccount();
        var file = Files.Details(account.Id);
        file["UserDetailList"]![0]!["UserPolicyList"]![0]!["PolicyDocument"] = JsonNode.Parse("""{"Version":"2012-10-17","Statement":[]}""");

        var report = await Client.MustImportAsync(file.ToString());

        Assert.Contains("UserDetailList[0], inline of Alice: kept", Assert.Single(report.Json.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UserDetailList", "UserName", "\"a b\"", "UserDetailList[0].UserName")]
    [InlineData("UserDetailList", "UserName", "7", "UserDetailList[0].UserName")]
    [InlineData("UserDetailList", "UserName", "\"Mallory\"", "UserDetailList[0].Arn")]
    [InlineData("UserDetailList", "UserId", "\"\"", "UserDetailList[0].UserId")]
    [InlineData("UserDetailList", "Path", "\"ml\"", "UserDetailList[0].Path")]
    [InlineData("UserDetailList", "CreateDate", "\"yesterday\"", "UserDetailList[0].CreateDate")]
    [InlineData("UserDetailList", "CreateDate", "1e300", "UserDetailList[0].CreateDate")]
    [InlineData("UserDetailList", "GroupList", "{}", "UserDetailList[0].GroupList")]
    [InlineData("UserDetailList", "GroupList", "[1]", "UserDetailList[0].GroupList[0]")]
    [InlineData("UserDetailList", "Tags", "[{\"Key\":\"\",\"Value\":\"\"}]", "UserDetailList[0].Tags[0]")]
    [InlineData("UserDetailList", "Tags", "[{\"Key\":\"a\",\"Value\":\"\"},{\"Key\":\"a\",\"Value\":\"\"}]", "UserDetailList[0]")]
    [InlineData("UserDetailList", "Tags", "[{\"Key\":\"\\u0000\",\"Value\":\"\"}]", "UserDetailList[0].Tags[0].Key")]
    [InlineData("UserDetailList", "Tags", "[{\"Key\":\"\\ud800\",\"Value\":\"\"}]", "UserDetailList[0].Tags[0].Key")]
    [InlineData("UserDetailList", "AttachedManagedPolicies", "[{\"PolicyArn\":\"arn:aws:s3:::b\"}]", "UserDetailList[0].AttachedManagedPolicies[0].PolicyArn")]
    [InlineData("UserDetailList", "UserPolicyList", "[{\"PolicyName\":\"p\",\"PolicyDocument\":\"%7B\"}]", "UserDetailList[0].UserPolicyList[0].PolicyDocument")]
    [InlineData("UserDetailList", "UserPolicyList", "[{\"PolicyName\":\"p\",\"PolicyDocument\":\"[]\"}]", "UserDetailList[0].UserPolicyList[0].PolicyDocument")]
    [InlineData("RoleDetailList", "AssumeRolePolicyDocument", "null", "RoleDetailList[0]")]
    [InlineData("RoleDetailList", "MaxSessionDuration", "1", "RoleDetailList[0].MaxSessionDuration")]
    [InlineData("Policies", "DefaultVersionId", "\"v2\"", "Policies[0]")]
    [InlineData("Policies", "DefaultVersionId", "\"3\"", "Policies[0].DefaultVersionId")]
    [InlineData("Policies", "Arn", "\"arn:aws:iam::999999999999:policy/ml/Train\"", "Policies[0].Arn")]
    public async Task BadMember_IsToldWithItsPlace_AndNothingIsDone(string list, string member, string value, string path)
    {
        var account = sim.NewAccount();
        var text = Files.Details(account.Id).ToString().Replace($"\"{list}\"", $"\n\"{list}\"", StringComparison.Ordinal);
        var file = JsonNode.Parse(text)!.AsObject();
        file[list]![0]![member] = "@@";

        var answer = await Client.ImportAsync(file.ToString().Replace("\"@@\"", value, StringComparison.Ordinal));

        Assert.Equal(400, answer.Status);
        var error = answer.Json.GetProperty("errors")[0];
        Assert.Equal(path, error.GetProperty("path").GetString());
        Assert.InRange(error.GetProperty("line").GetInt32(), 1, 1000);
        Assert.Empty((await account.MustAsync("GetAccountAuthorizationDetails")).Members("UserDetailList"));
        Assert.Empty((await account.MustAsync("GetAccountAuthorizationDetails")).Members("Policies"));
    }

    [Theory]
    [InlineData("", "This is not JSON", 1)]
    [InlineData("{", "This is not JSON", 1)]
    [InlineData("[]", "The file must hold one JSON object.", 1)]
    [InlineData("{}", "The file has none of UserDetailList", null)]
    [InlineData("{}{}", "This is not JSON", 1)]
    [InlineData("{\"Users\":[]}", "The file has none of UserDetailList", null)]
    [InlineData("{\"UserDetailList\":{}}", "This must be a list.", 1)]
    [InlineData("{\"UserDetailList\":[\n{\"UserName\":\"a\"},\n\n7]}", "This must be an object.", 4)]
    [InlineData("{\"UserDetailList\":[\n{\"UserName\":\"a\"},\n{\"UserName\":\"A\"}]}", "The files have the name A twice.", 3)]
    [InlineData("{\"UserDetailList\":[\n{\"UserName\":\"a\",}]}", "This is not JSON", 2)]
    [InlineData("{\"UserDetailList\":[\n{\"UserName\":\"a\"}", "This is not JSON", 2)]
    [InlineData("hello", "neither a JSON object nor a credential report", 1)]
    public async Task BadFile_IsToldWithItsLine(string file, string message, int? line)
    {
        var answer = await Client.ImportAsync(file, $"?account={Sim.NewAccountId()}");

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Contains(message, answer.Text, StringComparison.Ordinal);
        Assert.Equal(line, answer.Json.GetProperty("errors")[0].TryGetProperty("line", out var told) ? told.GetInt32() : null);
    }

    [Fact]
    public async Task FileOfWindows_IsReadWithItsMark_AndUtf16IsNamed()
    {
        var account = sim.NewAccount();
        var file = Files.Details(account.Id).ToString();

        using var utf16 = new ByteArrayContent([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(file)]);
        using var refused = await Client.PostAsync("api/v1/simulator/import", utf16);
        using var utf8 = new ByteArrayContent([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(file)]);
        using var taken = await Client.PostAsync("api/v1/simulator/import", utf8);

        Assert.Contains("UTF-16", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (int)taken.StatusCode);
    }

    [Fact]
    public async Task Account_ThatIsNone_IsRefused() => Assert.Equal(400, (await Client.ImportAsync("{}", "?account=12")).Status);

    [Fact]
    public async Task PageOfSeveral_IsNoted()
    {
        var file = Files.Details(Sim.NewAccountId());
        file["NextToken"] = "abc";

        Assert.Contains("one page of several", (await Client.MustImportAsync(file.ToString())).Text, StringComparison.Ordinal);
    }

    private static JsonNode OfAws(string name) => JsonNode.Parse($$"""
        {
            "PolicyName": "{{name}}", "Arn": "arn:aws:iam::aws:policy/{{name}}", "Path": "/", "DefaultVersionId": "v7",
            "PolicyVersionList": [ { "VersionId": "v7", "Document": {{Documents.Read}} } ]
        }
        """)!;

    /// <summary>Checks what <see cref="Files.Details"/> brings in.</summary>
    internal static async Task AssertWholeAsync(TestAccount account, RestAnswer report)
    {
        Assert.Equal(account.Id, report.Json.GetProperty("account").GetString());
        Assert.Empty(report.Skipped());
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["attachment"] = 2,
                ["group"] = 1,
                ["groupMembership"] = 1,
                ["inlinePolicy"] = 2,
                ["instanceProfile"] = 1,
                ["policy"] = 1,
                ["policyVersion"] = 2,
                ["role"] = 1,
                ["user"] = 1,
            },
            report.Imported());
        var details = JsonNode.Parse(await DetailsAsync(account))!.AsObject();
        foreach (var (list, expected) in Files.Details(account.Id))
        {
            var shown = details[char.ToLowerInvariant(list[0]) + list[1..]]!.ToJsonString().Replace("Z\"", "+00:00\"", StringComparison.Ordinal);

            // The group has one of AWS's policies too, which comes first.
            var at = list == "Policies" ? 1 : 0;
            Assert.Equal(at + 1, JsonNode.Parse(shown)!.AsArray().Count);
            Assert.True(
                JsonNode.DeepEquals(Camel(expected![0]!), JsonNode.Parse(shown)![at]), $"{list}: {expected[0]!.ToJsonString()} came back as {shown}");
        }
    }

    private static async Task<string> DetailsAsync(TestAccount account) => (await account.RestAsync("GET", "/account/authorization-details")).Text;

    /// <summary>The file's spelling as REST spells it; policy documents keep theirs.</summary>
    private static JsonNode Camel(JsonNode node) => node switch
    {
        JsonObject item => new JsonObject(item.Select(p => KeyValuePair.Create(
            char.ToLowerInvariant(p.Key[0]) + p.Key[1..], p.Key.EndsWith("Document", StringComparison.Ordinal) ? p.Value?.DeepClone() : Camel(p.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(i => Camel(i!))]),
        _ => node.DeepClone(),
    };
}

/// <summary>The same on the other provider, whose bulk writer is its own.</summary>
public sealed class ImportOnPostgreSqlTests(PostgresServer server)
{
    [Fact]
    public async Task Details_AndReport_OnPostgreSql_ComeInWhole()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
        });
        var account = new TestAccount(host.Client, Sim.NewAccountId());

        await ImportTests.AssertWholeAsync(account, await host.Client.MustImportAsync(Files.Details(account.Id).ToString()));
        await CredentialImportTests.AssertReportAsync(account, await host.Client.MustImportAsync(Files.Report(account.Id, "Alice")));
    }
}
