using IamSim.Testing;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;
using static IamSim.Tests.SignIn.SignInWorld;

namespace IamSim.Tests.SignIn;

/// <summary>Two servers of one database: what one has seen used or ended, the other knows.</summary>
public sealed class ReplicaTests(PostgresServer server)
{
    [Fact]
    public async Task SessionCodeAndChallenge_AreSharedByReplicas()
    {
        var settings = new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
        };
        await using var one = await IamSimHost.StartAsync(settings);
        await using var two = await IamSimHost.StartAsync(settings);
        var account = new TestAccount(one.Client, Sim.NewAccountId());
        await account.PasswordAsync("alice");
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");
        var code = new { account = account.Id, userName = "alice", password = Good, mfaCode = app.Code(Authenticator.Now + 1) };

        // A session of one server is one of the other, and ends on both.
        var signedIn = await new Person(one.Client).SignInAsync(code);
        var alice = Person.TokenOf(signedIn);
        Assert.Equal(200, (await new Person(two.Client, alice).RestAsync("GET", "/caller-identity")).Status);
        Assert.Equal(204, (await new Person(two.Client, alice).RestAsync("POST", "/sign-out")).Status);
        Assert.Equal(403, (await new Person(one.Client, alice).RestAsync("GET", "/caller-identity")).Status);

        // A code is used up on both.
        Assert.Equal(401, (await new Person(two.Client).SignInAsync(code)).Status);

        // A challenge of one is answered at the other, once.
        await account.MustAsync("DeactivateMFADevice", ("UserName", "alice"), ("SerialNumber", app.SerialNumber));
        using var key = new SoftAuthenticator { Counter = null };
        var asked = (await account.RestAsync("POST", "/users/alice/security-keys/registration-options")).Json;
        var registered = await new TestAccount(two.Client, account.Id).RestAsync(
            "POST", "/users/alice/security-keys", new { name = "blue", challenge = asked.Text("challenge"), credential = key.Register(asked.GetProperty("publicKey")) });
        Assert.Equal(201, registered.Status);
        asked = (await new Person(one.Client).RestAsync("POST", "/sign-in/assertion-options", new { account = account.Id, userName = "alice", password = Good })).Json;
        var assertion = new
        {
            account = account.Id,
            userName = "alice",
            password = Good,
            mfaAssertion = new { challenge = asked.Text("challenge"), credential = key.Assert(asked.GetProperty("publicKey")) },
        };
        var answers = await Task.WhenAll(new[] { one, two }.Select(host => new Person(host.Client).SignInAsync(assertion)));
        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers, a => Assert.True(a.Status is 200 or 401 or 409, a.Text));
    }
}
