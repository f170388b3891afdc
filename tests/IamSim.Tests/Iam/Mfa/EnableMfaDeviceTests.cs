using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Mfa;

public class EnableMfaDeviceTests(Sim sim)
{
    private const string WrongCodes = "Authentication code for device is not valid.";

    [Fact]
    public async Task EnableMFADevice_WithTwoConsecutiveCodes_ShowsItAsTheUsers()
    {
        var account = sim.NewAccount();
        var alice = await account.NewUserAsync("alice");
        var app = await Authenticator.NewAsync(account, "phone");

        await account.MustAsync("EnableMFADevice", app.Codes("ALICE", Authenticator.Now));

        var own = (await alice.MustAsync("ListMFADevices")).Members("MFADevices");
        Assert.Equal(["UserName", "SerialNumber", "EnableDate"], Assert.Single(own).Elements().Select(e => e.Name.LocalName));
        Assert.Equal(["alice", app.SerialNumber], own[0].Elements().Take(2).Select(e => e.Value));
        var got = await alice.MustAsync("GetMFADevice", ("SerialNumber", app.SerialNumber), ("UserName", "alice"));
        Assert.Equal(("alice", app.SerialNumber, own[0].Elements().Last().Value), (got.Value("UserName"), got.Value("SerialNumber"), got.Value("EnableDate")));
        Assert.Null(got.Element("Certifications"));
    }

    [Fact]
    public async Task EnableMFADevice_WithOtherThanTwoConsecutiveCodes_InvalidAuthenticationCode()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var app = await Authenticator.NewAsync(account, "phone");
        var now = Authenticator.Now;

        foreach (var (first, second) in new[] { (now, now), (now, now - 1), (now - 1, now + 1), (now + 3, now + 4), (now - 6, now - 5) })
        {
            (await account.CallAsync("EnableMFADevice", app.Codes("alice", app.Code(first), app.Code(second)))).Refused(
                403, "InvalidAuthenticationCode", WrongCodes);
        }

        (await account.CallAsync("EnableMFADevice", app.Codes("alice", "12345", "123456"))).Refused(
            400,
            "ValidationError",
            "1 validation error detected: Value at 'authenticationCode1' failed to satisfy constraint: Member must have length greater than or equal to 6");
    }

    [Fact]
    public async Task EnableMFADevice_WithUsedCodes_InvalidAuthenticationCode()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var app = await Authenticator.NewAsync(account, "phone");
        var codes = app.Codes("alice", Authenticator.Now - 1);
        await account.MustAsync("EnableMFADevice", codes);
        await account.MustAsync("DeactivateMFADevice", ("UserName", "alice"), ("SerialNumber", app.SerialNumber));

        (await account.CallAsync("EnableMFADevice", codes)).Refused(403, "InvalidAuthenticationCode", WrongCodes);
    }

    [Fact]
    public async Task EnableMFADevice_Racing_HasExactlyOneWinner()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var app = await Authenticator.NewAsync(account, "phone");
        var codes = app.Codes("alice", Authenticator.Now - 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => account.CallAsync("EnableMFADevice", codes)));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(
            answers.Where(a => a.Status != 200),
            a => a.Refused(409, "EntityAlreadyExists", $"MFADevice with serial number {app.SerialNumber} is already in use."));
    }

    [Fact]
    public async Task ResyncMFADevice_RacingWithOnePairOfCodes_HasExactlyOneWinner()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");
        var codes = app.Codes("alice", Authenticator.Now + 5);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => account.CallAsync("ResyncMFADevice", codes)));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => a.Refused(403, "InvalidAuthenticationCode", WrongCodes));
    }

    [Fact]
    public async Task ResyncMFADevice_OfDriftedDevice_TakesCodesWithinHalfADay()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");

        (await account.CallAsync("ResyncMFADevice", app.Codes("alice", Authenticator.Now + 2000))).Refused(403, "InvalidAuthenticationCode", WrongCodes);
        (await account.CallAsync("ResyncMFADevice", app.Codes("bob", Authenticator.Now + 9))).Refused(404, "NoSuchEntity", "MFA Device invalid for user.");
        (await account.CallAsync("ResyncMFADevice", app.Codes("carol", Authenticator.Now + 9))).Refused(
            404, "NoSuchEntity", "The user with name carol cannot be found.");
        await account.MustAsync("ResyncMFADevice", app.Codes("alice", Authenticator.Now + 1000));
        (await account.CallAsync("ResyncMFADevice", app.Codes("alice", Authenticator.Now + 500))).Refused(403, "InvalidAuthenticationCode", WrongCodes);
    }

    [Fact]
    public async Task EnableMFADevice_Refused_SaysWhy()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");
        var unknown = account.Arn("mfa/none");

        (await account.CallAsync("EnableMFADevice", app.Codes("bob", Authenticator.Now + 1))).Refused(
            409, "EntityAlreadyExists", $"MFADevice with serial number {app.SerialNumber} is already in use.");
        (await account.CallAsync("EnableMFADevice", app.Codes("carol", Authenticator.Now + 1))).Refused(
            404, "NoSuchEntity", "The user with name carol cannot be found.");
        (await account.CallAsync("EnableMFADevice", new Authenticator(unknown, [1]).Codes("bob", 1))).Refused(
            404, "NoSuchEntity", $"VirtualMFADevice with serial number {unknown} doesn't exist.");
        (await account.CallAsync("EnableMFADevice", new Authenticator("GAHT12345678", [1]).Codes("bob", 1))).Refused(
            404, "NoSuchEntity", "MFADevice with serial number GAHT12345678 doesn't exist.");
    }

    [Fact]
    public async Task EnableMFADevice_NinthOfUser_LimitExceeded()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        for (var i = 1; i <= 8; i++)
        {
            await Authenticator.EnabledAsync(account, "alice", $"phone-{i}");
        }

        var ninth = await Authenticator.NewAsync(account, "phone-9");

        (await account.CallAsync("EnableMFADevice", ninth.Codes("alice", Authenticator.Now))).Refused(
            409, "LimitExceeded", "Cannot exceed quota for MFADevicesPerUser: 8");
        var page = await account.MustAsync("ListMFADevices", ("UserName", "alice"), ("MaxItems", "5"));
        var rest = await account.MustAsync("ListMFADevices", ("UserName", "alice"), ("MaxItems", "5"), ("Marker", page.Value("Marker")!));
        Assert.Equal((5, 3), (page.Members("MFADevices").Count, rest.Members("MFADevices").Count));
    }

    [Fact]
    public async Task DeactivateMFADevice_OfSomebodyElse_NoSuchEntity()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var bob = await account.NewUserAsync("bob");
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");

        (await bob.CallAsync("DeactivateMFADevice", ("SerialNumber", app.SerialNumber))).Refused(404, "NoSuchEntity", "MFA Device invalid for user.");
        (await account.CallAsync("GetMFADevice", ("SerialNumber", app.SerialNumber), ("UserName", "bob"))).Refused(
            404, "NoSuchEntity", "MFA Device invalid for user.");
        (await account.CallAsync("ListMFADevices", ("UserName", "carol"))).Refused(404, "NoSuchEntity", "The user with name carol cannot be found.");
    }

    [Fact]
    public async Task MfaDevice_OfRoot_IsEnabledListedAndDeactivated()
    {
        var account = sim.NewAccount();
        var alice = await account.NewUserAsync("alice");
        var app = await Authenticator.NewAsync(account, "root-account-mfa-device");

        (await alice.CallAsync("EnableMFADevice", app.Codes("root", Authenticator.Now))).Refused(
            404, "NoSuchEntity", "The user with name root cannot be found.");
        await account.MustAsync("EnableMFADevice", app.Codes("root", Authenticator.Now));
        Assert.Equal(["root"], (await account.MustAsync("ListMFADevices")).Values("MFADevices", "UserName"));
        Assert.Empty((await alice.MustAsync("ListMFADevices")).Members("MFADevices"));
        await account.MustAsync("DeactivateMFADevice", ("SerialNumber", app.SerialNumber));
        Assert.Empty((await account.MustAsync("ListMFADevices")).Members("MFADevices"));
    }
}
