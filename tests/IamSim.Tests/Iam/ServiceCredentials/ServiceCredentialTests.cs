using System.Text;
using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.ServiceCredentials;

public sealed class ServiceCredentialTests(Sim sim)
{
    private const string CodeCommit = "codecommit.amazonaws.com";
    private const string Bedrock = "bedrock.amazonaws.com";

    [Fact]
    public async Task ForCodeCommit_UserNameAndPassword()
    {
        var account = await WithAliceAsync();

        var first = await account.MustAsync("CreateServiceSpecificCredential", ("UserName", "alice"), ("ServiceName", CodeCommit));
        var second = await account.MustAsync("CreateServiceSpecificCredential", ("UserName", "alice"), ("ServiceName", CodeCommit));

        Assert.Equal($"alice-at-{account.Id}", first.Value("ServiceSpecificCredential/ServiceUserName"));
        Assert.Equal($"alice+1-at-{account.Id}", second.Value("ServiceSpecificCredential/ServiceUserName"));
        Assert.Equal(32, Convert.FromBase64String(first.Value("ServiceSpecificCredential/ServicePassword")!).Length);
        Assert.Matches("^ACCA[A-Z2-7]{17}$", first.Value("ServiceSpecificCredential/ServiceSpecificCredentialId"));
        Assert.Equal("Active", first.Value("ServiceSpecificCredential/Status"));
        Assert.Null(first.Element("ServiceSpecificCredential/ServiceCredentialSecret"));
        Assert.Null(first.Element("ServiceSpecificCredential/ExpirationDate"));
    }

    [Fact]
    public async Task ForBedrock_AnApiKeyThatExpires()
    {
        // A server of its own, for its clock is turned.
        await using var iam = await IamSimHost.StartAsync();
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        var made = await account.MustAsync(
            "CreateServiceSpecificCredential", ("UserName", "alice"), ("ServiceName", Bedrock), ("CredentialAgeDays", "30"));
        var secret = made.Value("ServiceSpecificCredential/ServiceCredentialSecret")!;
        async Task<string?> StatusAsync() => Assert.Single(
            (await account.MustAsync("ListServiceSpecificCredentials", ("UserName", "alice"))).Values("ServiceSpecificCredentials", "Status"));

        Assert.StartsWith("ABSK", secret, StringComparison.Ordinal);
        Assert.StartsWith($"alice-at-{account.Id}:", Encoding.UTF8.GetString(Convert.FromBase64String(secret[4..])), StringComparison.Ordinal);
        Assert.Equal($"alice-at-{account.Id}", made.Value("ServiceSpecificCredential/ServiceCredentialAlias"));
        Assert.Null(made.Element("ServiceSpecificCredential/ServicePassword"));
        Assert.Equal("Active", await StatusAsync());
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal("Expired", await StatusAsync());
    }

    [Fact]
    public async Task Secrets_AreInNoListAndNoEvent()
    {
        var account = await WithAliceAsync();

        var made = await account.MustAsync("CreateServiceSpecificCredential", ("UserName", "alice"), ("ServiceName", CodeCommit));
        var reset = await account.MustAsync("ResetServiceSpecificCredential", ("UserName", "alice"), ("ServiceSpecificCredentialId", IdOf(made)));
        var key = await account.MustAsync("CreateServiceSpecificCredential", ("UserName", "alice"), ("ServiceName", Bedrock));
        var listed = await account.MustAsync("ListServiceSpecificCredentials", ("UserName", "alice"));
        var events = string.Concat((await account.EventsAsync()).Select(e => e.GetRawText()));

        string[] secrets =
        [
            made.Value("ServiceSpecificCredential/ServicePassword")!,
            reset.Value("ServiceSpecificCredential/ServicePassword")!,
            key.Value("ServiceSpecificCredential/ServiceCredentialSecret")!,
        ];
        Assert.Equal(3, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, listed.Text + events, StringComparison.Ordinal));
        Assert.Equal(IdOf(made), IdOf(reset));
    }

    [Fact]
    public async Task Create_ThatCannotBe_IsRefused()
    {
        var account = await WithAliceAsync();

        Task<WireAnswer> TryAsync(string service, params (string, string)[] rest) =>
            account.CallAsync("CreateServiceSpecificCredential", [("UserName", "alice"), ("ServiceName", service), .. rest]);

        (await TryAsync("s3.amazonaws.com")).Refused(
            404, "NotSupportedService", "The service s3.amazonaws.com does not support service-specific credentials.");
        (await TryAsync(CodeCommit, ("CredentialAgeDays", "3"))).Refused(
            400, "ValidationError", $"CredentialAgeDays is not valid for {CodeCommit}: its credentials do not expire.");
        (await account.CallAsync("CreateServiceSpecificCredential", ("UserName", "ghost"), ("ServiceName", CodeCommit)))
            .Refused(404, "NoSuchEntity", "The user with name ghost cannot be found.");
        await TryAsync(CodeCommit);
        await TryAsync(CodeCommit);
        (await TryAsync(CodeCommit)).Refused(409, "LimitExceeded", "Cannot exceed quota for ServiceSpecificCredentialsPerUser: 2");
        Assert.Equal(200, (await TryAsync("cassandra.amazonaws.com")).Status);
    }

    [Fact]
    public async Task List_OfAllUsersInPagesAndByService()
    {
        var account = await WithAliceAsync();
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        foreach (var (user, service) in new[] { ("alice", CodeCommit), ("alice", Bedrock), ("bob", Bedrock) })
        {
            await account.MustAsync("CreateServiceSpecificCredential", ("UserName", user), ("ServiceName", service));
        }

        var all = await account.AllAsync(
            "ListServiceSpecificCredentials", "ServiceSpecificCredentials", "ServiceSpecificCredentialId", 2, ("AllUsers", "true"));
        var bedrock = await account.MustAsync("ListServiceSpecificCredentials", ("AllUsers", "true"), ("ServiceName", Bedrock));
        var ofAlice = await account.MustAsync("ListServiceSpecificCredentials", ("UserName", "alice"));

        Assert.Equal(3, all.Distinct().Count());
        Assert.Equal(["alice", "bob"], bedrock.Values("ServiceSpecificCredentials", "UserName").Order());
        Assert.Equal(2, ofAlice.Members("ServiceSpecificCredentials").Count);
        (await account.CallAsync("ListServiceSpecificCredentials", ("AllUsers", "true"), ("UserName", "alice")))
            .Refused(400, "ValidationError", "AllUsers cannot be specified together with UserName.");
        (await account.CallAsync("ListServiceSpecificCredentials", ("UserName", "alice"), ("ServiceName", "s3.amazonaws.com")))
            .Refused(404, "NotSupportedService", "The service s3.amazonaws.com does not support service-specific credentials.");
        (await account.CallAsync("ListServiceSpecificCredentials"))
            .Refused(400, "ValidationError", "Must specify userName when calling with non-User credentials");
    }

    [Fact]
    public async Task UpdateAndDelete_ChangeIt()
    {
        var account = await WithAliceAsync();
        var id = IdOf(await account.MustAsync("CreateServiceSpecificCredential", ("UserName", "alice"), ("ServiceName", CodeCommit)));
        (string, string)[] which = [("UserName", "alice"), ("ServiceSpecificCredentialId", id)];

        await account.MustAsync("UpdateServiceSpecificCredential", [.. which, ("Status", "Inactive")]);
        var listed = await account.MustAsync("ListServiceSpecificCredentials", ("UserName", "alice"));
        Assert.Equal(["Inactive"], listed.Values("ServiceSpecificCredentials", "Status"));
        (await account.CallAsync("UpdateServiceSpecificCredential", [.. which, ("Status", "Expired")]))
            .Refused(400, "ValidationError", "The status of a service-specific credential can be set to Active or Inactive only.");

        (await account.CallAsync("DeleteUser", ("UserName", "alice")))
            .Refused(409, "DeleteConflict", "Cannot delete entity, must remove referenced objects first.");
        await account.MustAsync("DeleteServiceSpecificCredential", which);
        var gone = $"The Service Specific Credential with id {id} cannot be found.";
        (await account.CallAsync("DeleteServiceSpecificCredential", which)).Refused(404, "NoSuchEntity", gone);
        (await account.CallAsync("ResetServiceSpecificCredential", which)).Refused(404, "NoSuchEntity", gone);
        (await account.CallAsync("UpdateServiceSpecificCredential", [.. which, ("Status", "Active")])).Refused(404, "NoSuchEntity", gone);
    }

    [Fact]
    public async Task Rest_MakesResetsAndDeletes()
    {
        var account = await WithAliceAsync();

        var made = await account.RestAsync("POST", "/users/alice/service-specific-credentials", new { serviceName = CodeCommit });
        var id = made.Json.GetProperty("serviceSpecificCredentialId").GetString();
        var reset = await account.RestAsync("POST", $"/users/alice/service-specific-credentials/{id}/reset");
        var all = await account.RestAsync("GET", "/service-specific-credentials?serviceName=" + CodeCommit);
        var deleted = await account.RestAsync("DELETE", $"/users/alice/service-specific-credentials/{id}");

        Assert.Equal((201, 200, 204), (made.Status, reset.Status, deleted.Status));
        Assert.NotEqual(made.Json.GetProperty("servicePassword").GetString(), reset.Json.GetProperty("servicePassword").GetString());
        Assert.Equal(1, all.Json.GetProperty("serviceSpecificCredentials").GetArrayLength());
    }

    private static string IdOf(WireAnswer answer) => answer.Value("ServiceSpecificCredential/ServiceSpecificCredentialId")!;

    private async Task<TestAccount> WithAliceAsync()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        return account;
    }
}
