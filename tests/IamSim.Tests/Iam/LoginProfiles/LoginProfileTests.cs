using System.Net;
using IamSim.Storage;
using IamSim.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Iam.LoginProfiles;

public class LoginProfileTests(Sim sim)
{
    private const string Good = "Sesame-open-1";
    private const string Better = "Sesame-open-2";

    [Fact]
    public async Task CreateLoginProfile_OfUser_ShowsNameDateAndReset()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "Alice"));

        var made = await account.MustAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", Good), ("PasswordResetRequired", "true"));
        var shown = await account.MustAsync("GetLoginProfile", ("UserName", "ALICE"));

        Assert.Equal(["UserName", "CreateDate", "PasswordResetRequired"], made.Element("LoginProfile")!.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(("Alice", "true"), (made.Value("LoginProfile/UserName"), made.Value("LoginProfile/PasswordResetRequired")));
        Assert.Equal(made.Element("LoginProfile")!.ToString(), shown.Element("LoginProfile")!.ToString());
    }

    [Fact]
    public async Task CreateLoginProfile_Refused_SaysWhy()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        (await account.CallAsync("CreateLoginProfile", ("UserName", "alice"))).Refused(
            400, "ValidationError", "1 validation error detected: Value null at 'password' failed to satisfy constraint: Member must not be null");
        (await account.CallAsync("CreateLoginProfile", ("Password", Good))).Refused(
            400, "ValidationError", "Must specify userName when calling with non-User credentials");
        (await account.CallAsync("CreateLoginProfile", ("UserName", "bob"), ("Password", Good))).Refused(
            404, "NoSuchEntity", "The user with name bob cannot be found.");
        (await account.CallAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "abc12345"))).Refused(
            400,
            "PasswordPolicyViolation",
            "Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one symbol");
        await account.MustAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "20"));
        (await account.CallAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", Good))).Refused(
            400, "PasswordPolicyViolation", "Password does not conform to the account password policy.");
        await account.MustAsync("DeleteAccountPasswordPolicy");
        await account.MustAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", Good));
        (await account.CallAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", Good))).Refused(
            409, "EntityAlreadyExists", "Login Profile for user alice already exists.");
    }

    [Fact]
    public async Task CreateLoginProfile_Racing_HasExactlyOneWinner()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => account.CallAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", Good))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => a.Refused(409, "EntityAlreadyExists", "Login Profile for user alice already exists."));
    }

    [Theory]
    [InlineData("GetLoginProfile")]
    [InlineData("UpdateLoginProfile")]
    [InlineData("DeleteLoginProfile")]
    public async Task LoginProfile_OfNobodyOrWithoutPassword_NoSuchEntity(string operation)
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        (await account.CallAsync(operation, ("UserName", "alice"))).Refused(404, "NoSuchEntity", "Login Profile for User alice cannot be found.");
        (await account.CallAsync(operation, ("UserName", "bob"))).Refused(404, "NoSuchEntity", "The user with name bob cannot be found.");
    }

    [Fact]
    public async Task UpdateLoginProfile_WithResetAlone_KeepsThePassword()
    {
        var account = sim.NewAccount();
        var alice = await account.NewUserAsync("alice");
        await account.MustAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", Good));

        await account.MustAsync("UpdateLoginProfile", ("UserName", "alice"), ("PasswordResetRequired", "true"));

        Assert.Equal("true", (await alice.MustAsync("GetLoginProfile")).Value("LoginProfile/PasswordResetRequired"));
        await alice.MustAsync("ChangePassword", ("OldPassword", Good), ("NewPassword", Better));
        Assert.Equal("false", (await alice.MustAsync("GetLoginProfile")).Value("LoginProfile/PasswordResetRequired"));
    }

    [Fact]
    public async Task UpdateLoginProfile_WithPasswordBeforeLast_IsRefusedByReusePreventionOnly()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "First-one-1"));
        await account.MustAsync("UpdateLoginProfile", ("UserName", "alice"), ("Password", "Second-one-2"));
        await account.MustAsync("UpdateLoginProfile", ("UserName", "alice"), ("Password", "Third-one-3"));
        await account.MustAsync("UpdateAccountPasswordPolicy", ("PasswordReusePrevention", "2"));

        foreach (var used in new[] { "Second-one-2", "Third-one-3" })
        {
            (await account.CallAsync("UpdateLoginProfile", ("UserName", "alice"), ("Password", used))).Refused(
                400, "PasswordPolicyViolation", "Password does not conform to the account password policy.");
        }

        await account.MustAsync("UpdateLoginProfile", ("UserName", "alice"), ("Password", "First-one-1"));
    }

    [Fact]
    public async Task UpdateLoginProfile_ManyTimes_KeepsTwentyFourPasswords()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", Good));
        for (var i = 0; i < 25; i++)
        {
            await account.MustAsync("UpdateLoginProfile", ("UserName", "alice"), ("Password", $"Sesame-open-{i}"));
        }

        Assert.Equal(Enumerable.Range(3, 24), await NumbersKeptAsync(account));
        await account.MustAsync("DeleteLoginProfile", ("UserName", "alice"));
        Assert.Empty(await NumbersKeptAsync(account));
    }

    [Fact]
    public async Task ChangePassword_Refused_SaysWhy()
    {
        var account = sim.NewAccount();
        var alice = await account.NewUserAsync("alice");

        (await account.CallAsync("ChangePassword", ("OldPassword", Good), ("NewPassword", Better))).Refused(
            400, "InvalidUserType", "Only IAM Users can change their own password.");
        (await alice.CallAsync("ChangePassword", ("OldPassword", Good), ("NewPassword", Better))).Refused(
            404, "NoSuchEntity", "Login Profile for User alice cannot be found.");
        await alice.MustAsync("CreateLoginProfile", ("Password", Good));
        (await alice.CallAsync("ChangePassword", ("OldPassword", Better), ("NewPassword", Better))).Refused(
            403, "AccessDenied", "The old password was incorrect.");
        (await alice.CallAsync("ChangePassword", ("OldPassword", Good), ("NewPassword", "short"))).Refused(
            400, "PasswordPolicyViolation", "Password should have a minimum length of 8");
    }

    [Fact]
    public async Task ChangePassword_Racing_HasExactlyOneWinner()
    {
        var account = sim.NewAccount();
        var alice = await account.NewUserAsync("alice");
        await alice.MustAsync("CreateLoginProfile", ("Password", Good));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => alice.CallAsync("ChangePassword", ("OldPassword", Good), ("NewPassword", $"Another-one-{i}"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a =>
        {
            // One that came so late as to compare with the new password, or one that had compared with the old.
            if (a.Code == "AccessDenied")
            {
                a.Refused(403, "AccessDenied", "The old password was incorrect.");
            }
            else
            {
                a.Refused(
                    409,
                    "EntityTemporarilyUnmodifiable",
                    "Login Profile for User alice cannot be modified while it is being modified by another request. Please try again.");
            }
        });
    }

    [Fact]
    public async Task LoginProfile_InRest_IsMadeChangedAndDeleted()
    {
        var account = sim.NewAccount();
        var alice = await account.NewUserAsync("alice");

        var made = await account.RestAsync("POST", "/users/alice/login-profile", new { password = Good, passwordResetRequired = true });
        var shown = await account.RestAsync("GET", "/users/alice/login-profile");
        var changed = await alice.RestAsync("POST", "/change-password", new { oldPassword = Good, newPassword = Better });
        var patched = await account.RestAsync("PATCH", "/users/alice/login-profile", new { passwordResetRequired = true });
        var deleted = await account.RestAsync("DELETE", "/users/alice/login-profile");

        Assert.Equal((201, "/api/v1/users/alice/login-profile"), (made.Status, made.Location));
        Assert.True(shown.Json.GetProperty("passwordResetRequired").GetBoolean());
        Assert.Equal((204, 204, 204), (changed.Status, patched.Status, deleted.Status));
    }

    [Fact]
    public async Task LoginProfile_WhateverHappens_NoPasswordIsInEventsOrAnswers()
    {
        string[] secrets = ["Very-Secret-1", "Very-Secret-2", "Very-Secret-3", "verysecret"];
        var account = sim.NewAccount();
        var alice = await account.NewUserAsync("alice");

        WireAnswer[] answers =
        [
            await alice.CallAsync("CreateLoginProfile", ("Password", "verysecret")),
            await alice.CallAsync("CreateLoginProfile", ("Password", "Very-Secret-1")),
            await alice.CallAsync("CreateLoginProfile", ("Password", "Very-Secret-1")),
            await account.CallAsync("UpdateLoginProfile", ("UserName", "alice"), ("Password", "Very-Secret-2")),
            await alice.CallAsync("ChangePassword", ("OldPassword", "Very-Secret-1"), ("NewPassword", "Very-Secret-3")),
            await alice.CallAsync("ChangePassword", ("OldPassword", "Very-Secret-2"), ("NewPassword", "Very-Secret-3")),
            await account.CallAsync("UpdateLoginProfile", ("UserName", "alice"), ("Password", "Very-Secret-2\u0001")),
        ];

        Assert.Equal([400, 200, 409, 200, 403, 200, 400], answers.Select(a => a.Status));
        var texts = (await account.EventsAsync()).Select(e => e.GetRawText()).Concat(answers.Select(a => a.Text)).Select(WebUtility.UrlDecode).ToList();
        Assert.True(texts.Count > answers.Length);
        Assert.All(texts, text => Assert.DoesNotContain(secrets, secret => text!.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private async Task<List<int>> NumbersKeptAsync(TestAccount account)
    {
        await using var scope = sim.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IamDb>().PasswordHistory
            .Where(e => e.AccountId == account.Id).OrderBy(e => e.Number).Select(e => e.Number).ToListAsync();
    }
}
