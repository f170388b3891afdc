using IamSim.Authentication.Sessions;
using IamSim.SignIn;
using IamSim.Testing;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static IamSim.Tests.SignIn.SignInWorld;

namespace IamSim.Tests.SignIn;

public sealed class SignInTests(Sim sim)
{
    private const string Incorrect = "Your authentication information is incorrect. Please try again.";

    [Fact]
    public async Task SignIn_WithThePassword_GivesASessionForRest()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");

        var answer = await sim.Person().SignInAsync(new { account = account.Id, userName = "ALICE", password = Good });
        var alice = new Person(sim.Host.Client, Person.TokenOf(answer));
        var seen = await alice.RestAsync("GET", "/caller-identity");

        var session = answer.Json.GetProperty("session");
        Assert.Equal(account.Arn("user/alice"), session.Text("arn"));
        Assert.StartsWith("ASIA", session.Text("credentials", "accessKeyId"), StringComparison.Ordinal);
        Assert.Equal(40, session.Text("credentials", "secretAccessKey")!.Length);
        Assert.NotEqual(session.Text("bearerToken"), session.Text("credentials", "sessionToken"));
        Assert.Contains(account.Arn("user/alice"), seen.Text, StringComparison.Ordinal);
        Assert.NotNull((await account.MustAsync("ListUsers")).Element("Users")!.Elements().Single().Elements().SingleOrDefault(e => e.Name.LocalName == "PasswordLastUsed"));
    }

    [Fact]
    public async Task SignIn_IsOneConsoleLogin_WithoutTheSecrets()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");

        var answer = await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Good });

        var login = Assert.Single(await account.SignInEventsAsync());
        Assert.Equal(
            ("ConsoleLogin", "AwsConsoleSignIn", "us-east-1", "Success", "No", "No"),
            (login.Text("eventName"), login.Text("eventType"), login.Text("awsRegion"), login.Text("responseElements", "ConsoleLogin"),
                login.Text("additionalEventData", "MFAUsed"), login.Text("additionalEventData", "MobileVersion")));
        Assert.Equal(
            ("IAMUser", "alice", account.Arn("user/alice"), account.Id),
            (login.Text("userIdentity", "type"), login.Text("userIdentity", "userName"), login.Text("userIdentity", "arn"), login.Text("userIdentity", "accountId")));
        Assert.Null(login.Text("errorMessage"));
        var text = login.ToString();
        Assert.DoesNotContain(Good, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Person.TokenOf(answer), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithTheAlias_IsTheAccounts()
    {
        var account = sim.NewAccount();
        var alias = $"alias-{account.Id}";
        await account.MustAsync("CreateAccountAlias", ("AccountAlias", alias));
        await account.PasswordAsync("alice");

        var answer = await sim.Person().SignInAsync(new { account = alias, userName = "alice", password = Good });

        Assert.Equal(account.Id, answer.Json.Text("accountId"));
        Assert.Equal("SignedIn", Person.StatusOf(answer));
    }

    [Fact]
    public async Task SignIn_ThatFails_SaysTheSameWhateverIsWrong()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        object[] attempts =
        [
            new { account = account.Id, userName = "alice", password = Better },
            new { account = account.Id, userName = "bob", password = Good },
            new { account = account.Id, userName = "my-secret-password", password = Good },
            new { account = account.Id, root = true, password = Good },
            new { account = "no-such-alias-anywhere", userName = "alice", password = Good },
        ];

        foreach (var attempt in attempts)
        {
            (await sim.Person().SignInAsync(attempt)).Refused(401, "AuthenticationFailed", Incorrect);
        }

        var events = await account.SignInEventsAsync();
        Assert.Equal(["", "HIDDEN_DUE_TO_SECURITY_REASONS", "bob", "alice"], events.Select(e => e.Text("userIdentity", "userName") ?? ""));
        Assert.Equal(["Root", "IAMUser", "IAMUser", "IAMUser"], events.Select(e => e.Text("userIdentity", "type")));
        Assert.Equal(
            ["Failed authentication", "No username found in supplied account", "Failed authentication", "Failed authentication"], events.Select(e => e.Text("errorMessage")));
        Assert.All(events, e => Assert.Equal((null, "Failure"), (e.Text("errorCode"), e.Text("responseElements", "ConsoleLogin"))));
        Assert.DoesNotContain("my-secret-password", string.Concat(events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Malformed_IsRefusedAndRecorded()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");

        (await sim.Person().SignInAsync(new { account = account.Id, userName = "alice" })).Refused(400, "ValidationError", "password is required.");
        (await sim.Person().SignInAsync(new { account = account.Id, password = Good })).Refused(400, "ValidationError", "userName is required, or root: true.");
        (await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = new string('x', 129) })).Refused(
            400, "ValidationError", "Nothing of a sign-in is longer than 128 characters.");
        (await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Good, newPassword = Better })).Refused(
            400, "ValidationError", "newPassword is only for a user whose password has to be changed; change-password changes any.");
        Assert.Equal(400, (await sim.Person().SignInAsync("{")).Status);
        Assert.Equal(400, (await sim.Person().SignInAsync("{\"userName\": 7}")).Status);
        Assert.Equal(400, (await sim.Person().SignInAsync("null")).Status);
        Assert.Equal(400, (await sim.Person().SignInAsync("{\"userName\":\"a\",\"password\":\"b\",\"mfaAssertion\":7}")).Status);
    }

    [Fact]
    public async Task SignIn_WithAnOldToken_GoesByThePassword()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        var alice = await sim.Person().MustSignInAsync(new { account = account.Id, userName = "alice", password = Good });
        Assert.Equal(204, (await alice.RestAsync("POST", "/sign-out")).Status);

        await alice.MustSignInAsync(new { account = account.Id, userName = "alice", password = Good });
    }

    [Fact]
    public async Task SignOut_EndsTokenAndKeys_OfThatSignInAlone()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        var body = new { account = account.Id, userName = "alice", password = Good };
        var first = await sim.Person().SignInAsync(body);
        var alice = new Person(sim.Host.Client, Person.TokenOf(first));
        var other = await sim.Person().MustSignInAsync(body);

        Assert.Equal(204, (await alice.RestAsync("POST", "/sign-out")).Status);

        (await alice.RestAsync("GET", "/caller-identity")).Refused(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        Assert.Equal(403, (await alice.RestAsync("POST", "/sign-out")).Status);
        Assert.Equal(200, (await other.RestAsync("GET", "/caller-identity")).Status);
        var keys = sim.Host.Services.GetRequiredService<SessionTokens>().Open(first.Json.Text("session", "credentials", "sessionToken")!)!;
        Assert.True(await sim.Host.Services.GetRequiredService<SignOuts>().IsSignedOutAsync(keys, default));
        Assert.Single(await account.EventsAsync("?eventName=SignOut&readOnly=false"));
    }

    [Fact]
    public async Task SignOut_WithoutASession_SaysSo() =>
        (await sim.NewAccount().RestAsync("POST", "/sign-out")).Refused(
            400, "NotSignedIn", "The call was not made with the credentials of a sign-in, so there is nothing to sign out of.");

    [Fact]
    public async Task BearerToken_OfNobody_IsRefused()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        var answer = await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Good });
        var sessionToken = answer.Json.Text("session", "credentials", "sessionToken")!;
        foreach (var token in new[] { "", "x", "IQoJabc", sessionToken, Person.TokenOf(answer)[..^2] + "AA" })
        {
            Assert.Equal(403, (await new Person(sim.Host.Client, token).RestAsync("GET", "/caller-identity")).Status);
        }

        await account.MustAsync("DeleteLoginProfile", ("UserName", "alice"));
        await account.MustAsync("DeleteUser", ("UserName", "alice"));
        Assert.Equal(403, (await new Person(sim.Host.Client, Person.TokenOf(answer)).RestAsync("GET", "/caller-identity")).Status);
    }

    [Fact]
    public async Task Session_SurvivesARestart_AndItsEndDoesToo()
    {
        var folder = Directory.CreateTempSubdirectory("iamsim-signin-");
        var settings = new Dictionary<string, string> { ["ConnectionStrings:IamSim"] = $"Data Source={Path.Combine(folder.FullName, "iamsim.db")}" };
        string kept;
        string ended;
        await using (var iam = await IamSimHost.StartAsync(settings))
        {
            var account = new TestAccount(iam.Client, Sim.NewAccountId());
            await account.PasswordAsync("alice");
            var body = new { account = account.Id, userName = "alice", password = Good };
            kept = Person.TokenOf(await new Person(iam.Client).SignInAsync(body));
            ended = Person.TokenOf(await new Person(iam.Client).SignInAsync(body));
            await new Person(iam.Client, ended).RestAsync("POST", "/sign-out");
        }

        await using (var iam = await IamSimHost.StartAsync(settings))
        {
            Assert.Equal(200, (await new Person(iam.Client, kept).RestAsync("GET", "/caller-identity")).Status);
            Assert.Equal(403, (await new Person(iam.Client, ended).RestAsync("GET", "/caller-identity")).Status);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task SignIn_GuessedTooOften_HasToWait_AndNobodyElseDoes()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        await account.PasswordAsync("bob");
        foreach (var user in new[] { "alice", "nobody" })
        {
            RestAnswer answer;
            var attempts = 0;
            do
            {
                answer = await sim.Person().SignInAsync(new { account = account.Id, userName = user, password = Better });
                attempts++;
            }
            while (answer.Status == 401);

            Assert.True(attempts > SignInThrottle.FreeFailures + 1, $"{user} had to wait after {attempts - 1} failures.");
            Assert.Equal((429, "TooManyRequests"), (answer.Status, answer.Code));
            Assert.InRange(answer.Json.GetProperty("retryAfterSeconds").GetInt32(), 1, 60);
        }

        await sim.Person().MustSignInAsync(new { account = account.Id, userName = "bob", password = Good });
        await sim.ForgiveAsync(account.Id, "alice");
        await sim.Person().MustSignInAsync(new { account = account.Id, userName = "alice", password = Good });
    }

    [Fact]
    public async Task SignIn_OfUserWithDevice_AsksForACode_AndTakesItOnce()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");
        var used = app.Code(Authenticator.Now);

        var asked = await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Good });
        Assert.Equal("MfaRequired", Person.StatusOf(asked));
        Assert.Equal(
            [(app.SerialNumber, "Virtual")],
            asked.Json.GetProperty("mfaDevices").EnumerateArray().Select(d => (d.Text("serialNumber"), d.Text("kind"))));
        Assert.Null(asked.Json.Text("session"));
        foreach (var wrong in new[] { "000000", "12345", "", "abcdef", "１２３４５６", used })
        {
            (await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Good, mfaCode = wrong })).Refused(
                401, "AuthenticationFailed", Incorrect);
            await sim.ForgiveAsync(account.Id, "alice");
        }

        var code = app.Code(Authenticator.Now + 1);
        Assert.Equal(401, (await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Better, mfaCode = code })).Status);
        var twice = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Good, mfaCode = code })));

        Assert.Equal([200, 401], twice.Select(a => a.Status).Order());
        var events = await account.SignInEventsAsync();
        var login = Assert.Single(events, e => e.Text("responseElements", "ConsoleLogin") == "Success");
        Assert.Equal(("Yes", app.SerialNumber), (login.Text("additionalEventData", "MFAUsed"), login.Text("additionalEventData", "MFAIdentifier")));
        var check = Assert.Single(events, e => e.Text("eventName") == "CheckMfa");
        Assert.Equal(("Success", "Virtual MFA"), (check.Text("responseElements", "CheckMfa"), check.Text("additionalEventData", "MfaType")));
        Assert.DoesNotContain(code, string.Concat(events.Select(e => e.Text("additionalEventData") + e.Text("requestParameters"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_OfUserWhoMustChangeThePassword_ChangesItOnTheWay()
    {
        var account = sim.NewAccount();
        await account.MustAsync("UpdateAccountPasswordPolicy", ("AllowUsersToChangePassword", "true"));
        await account.PasswordAsync("alice", mustChange: true);
        var asked = await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Good });
        Assert.Equal("PasswordChangeRequired", Person.StatusOf(asked));
        Assert.Null(asked.Json.Text("session"));
        foreach (var bad in new[] { "weak", Good })
        {
            (await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Good, newPassword = bad })).Refused(
                403,
                "PasswordChangeRefused",
                "Either user is not authorized to perform iam:ChangePassword or entered password does not comply with account password policy set by administrator");
        }

        await sim.Person().MustSignInAsync(new { account = account.Id, userName = "alice", password = Good, newPassword = Better });

        Assert.Equal("false", (await account.MustAsync("GetLoginProfile", ("UserName", "alice"))).Value("LoginProfile/PasswordResetRequired"));
        Assert.Equal(401, (await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Good })).Status);
        await sim.Person().MustSignInAsync(new { account = account.Id, userName = "alice", password = Better });
        Assert.DoesNotContain(Better, string.Concat(await account.SignInEventsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithAPasswordOfBefore_IsRefusedWhereReuseIs()
    {
        var account = sim.NewAccount();
        await account.MustAsync("UpdateAccountPasswordPolicy", ("PasswordReusePrevention", "3"), ("AllowUsersToChangePassword", "true"));
        await account.PasswordAsync("alice");
        await account.MustAsync("UpdateLoginProfile", ("UserName", "alice"), ("Password", Better), ("PasswordResetRequired", "true"));

        Assert.Equal(403, (await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Better, newPassword = Good })).Status);
        await sim.Person().MustSignInAsync(new { account = account.Id, userName = "alice", password = Better, newPassword = Good + "x" });
    }
}

internal static class Forgiving
{
    /// <summary>Forgets a user's failures, where a test is about something else than the waiting.</summary>
    public static Task ForgiveAsync(this Sim sim, string account, string userName)
    {
        sim.Host.Services.GetRequiredService<SignInThrottle>().Succeeded(account, $" {userName}");
        return Task.CompletedTask;
    }
}
