using System.Net;
using System.Text;
using IamSim.Testing;
using IamSim.Tests.Support;
using OtpNet;

namespace IamSim.Tests.Iam.Mfa;

public class MfaRestTests(Sim sim)
{
    private const string TokenSeed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Fact]
    public async Task MfaDevice_InRest_LivesItsWholeLife()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        var made = await account.RestAsync("POST", "/mfa-devices/virtual", new { virtualMFADeviceName = "phone", path = "/ml/" });
        var seed = Encoding.ASCII.GetString(Convert.FromBase64String(made.Json.GetProperty("base32StringSeed").GetString()!));
        var app = new Authenticator(account.Arn("mfa/ml/phone"), Base32Encoding.ToBytes(seed));
        var serial = Uri.EscapeDataString(app.SerialNumber);
        var now = Authenticator.Now;
        var enabled = await account.RestAsync("PUT", $"/users/alice/mfa-devices/{serial}", Codes(app, now - 1));
        var resynced = await account.RestAsync("POST", $"/users/alice/mfa-devices/{serial}/resync", Codes(app, now + 5));
        var ofAlice = await account.RestAsync("GET", "/users/alice/mfa-devices");
        var shown = await account.RestAsync("GET", $"/mfa-devices/{serial}");
        var tagged = await account.RestAsync("POST", $"/mfa-devices/{serial}/tags", new { tags = new[] { new { key = "Team", value = "ml" } } });
        var tags = await account.RestAsync("GET", $"/mfa-devices/{serial}/tags");
        var untagged = await account.RestAsync("DELETE", $"/mfa-devices/{serial}/tags?key=Team");
        var inUse = await account.RestAsync("DELETE", $"/mfa-devices/{serial}");
        var deactivated = await account.RestAsync("DELETE", $"/users/alice/mfa-devices/{serial}");
        var free = await account.RestAsync("GET", "/mfa-devices/virtual?assignmentStatus=Unassigned");
        var deleted = await account.RestAsync("DELETE", $"/mfa-devices/{serial}");

        Assert.Equal((201, $"/api/v1/mfa-devices/{serial}"), (made.Status, made.Location));
        Assert.Equal((204, 204, 204, 204), (enabled.Status, resynced.Status, tagged.Status, untagged.Status));
        Assert.Equal(app.SerialNumber, ofAlice.Json.GetProperty("mFADevices")[0].GetProperty("serialNumber").GetString());
        Assert.Equal("alice", shown.Json.GetProperty("userName").GetString());
        Assert.Equal("Team", tags.Json.GetProperty("tags")[0].GetProperty("key").GetString());
        inUse.Refused(409, "DeleteConflict", "MFA VirtualDevice in use. Must deactivate first.");
        Assert.Equal((204, 204), (deactivated.Status, deleted.Status));
        Assert.Equal(app.SerialNumber, free.Json.GetProperty("virtualMFADevices")[0].GetProperty("serialNumber").GetString());
        Assert.DoesNotContain("base32StringSeed", free.Text);
    }

    [Fact]
    public async Task HardwareToken_MadeKnown_IsEnabledAsAnyDeviceAndTagsAreNotForIt()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var token = new Authenticator("GAHT12345678", Base32Encoding.ToBytes(TokenSeed));

        var known = await account.RestAsync("POST", "/simulator/hardware-tokens", new { serialNumber = token.SerialNumber, base32Seed = TokenSeed });
        var again = await account.RestAsync("POST", "/simulator/hardware-tokens", new { serialNumber = token.SerialNumber, base32Seed = TokenSeed });
        await account.MustAsync("EnableMFADevice", token.Codes("alice", Authenticator.Now));

        Assert.Equal((201, "/api/v1/mfa-devices/GAHT12345678"), (known.Status, known.Location));
        Assert.DoesNotContain(TokenSeed, known.Text);
        again.Refused(409, "EntityAlreadyExists", "MFADevice with serial number GAHT12345678 already exists.");
        Assert.Equal([token.SerialNumber], (await account.MustAsync("ListMFADevices", ("UserName", "alice"))).Values("MFADevices", "SerialNumber"));
        Assert.Empty((await account.MustAsync("ListVirtualMFADevices")).Members("VirtualMFADevices"));
        (await account.CallAsync("DeleteVirtualMFADevice", ("SerialNumber", token.SerialNumber))).Refused(
            404, "NoSuchEntity", "VirtualMFADevice with serial number GAHT12345678 doesn't exist.");
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:mfa/x", TokenSeed, "serialNumber must be 9 to 256 letters, digits or any of _+=/,.@-")]
    [InlineData("short", TokenSeed, "serialNumber must be 9 to 256 letters, digits or any of _+=/,.@-")]
    [InlineData("GAHT12345678", "not base32!", "base32Seed must be base32.")]
    [InlineData("GAHT12345678", "GEZDGNBV", "base32Seed must be of 16 to 64 bytes.")]
    [InlineData("GAHT12345678", null, "base32Seed must be base32.")]
    public async Task HardwareToken_ThatIsNone_ValidationError(string serialNumber, string? base32Seed, string message)
    {
        var answer = await sim.NewAccount().RestAsync("POST", "/simulator/hardware-tokens", new { serialNumber, base32Seed });

        answer.Refused(400, "ValidationError", message);
    }

    [Fact]
    public async Task Secrets_WhateverHappens_AreInNoEventAndNoLog()
    {
        var console = Console.Out;
        using var written = new StringWriter();
        var shared = TextWriter.Synchronized(written);
        Console.SetOut(shared);
        try
        {
            await using var host = await IamSimHost.StartAsync(new Dictionary<string, string>
            {
                ["Serilog:MinimumLevel:Default"] = "Verbose",
                ["Serilog:MinimumLevel:Override:Microsoft"] = "Verbose",
                ["Serilog:MinimumLevel:Override:System"] = "Verbose",
            });
            var account = new TestAccount(host.Client, Sim.NewAccountId());
            await account.MustAsync("CreateUser", ("UserName", "alice"));
            var made = await account.MustAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "phone"));
            var seed = made.Value("VirtualMFADevice/Base32StringSeed")!;
            var base32 = Encoding.ASCII.GetString(Convert.FromBase64String(seed));
            var app = new Authenticator(made.Value("VirtualMFADevice/SerialNumber")!, Base32Encoding.ToBytes(base32));
            var now = Authenticator.Now;
            await account.CallAsync("EnableMFADevice", app.Codes("alice", app.Code(now), app.Code(now + 9)));
            await account.MustAsync("EnableMFADevice", app.Codes("alice", now - 1));
            await account.MustAsync("ResyncMFADevice", app.Codes("alice", now + 8));
            await account.MustAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Very-Secret-1"));
            await account.CallAsync("UpdateLoginProfile", ("UserName", "alice"), ("Password", "Very-Secret-1\u0001"));
            await account.RestAsync("POST", "/simulator/hardware-tokens", new { serialNumber = "GAHT12345678", base32Seed = TokenSeed });
            var events = string.Concat((await account.EventsAsync()).Select(e => e.GetRawText()));
            await Console.Out.FlushAsync();
            var log = TextOf(shared, written);

            string[] texts = [WebUtility.UrlDecode(events), WebUtility.UrlDecode(log)];
            Assert.Contains("EnableMFADevice", events, StringComparison.Ordinal);
            Assert.Contains("MfaDevices", log, StringComparison.Ordinal);
            string[] secrets =
            [
                seed, base32, made.Value("VirtualMFADevice/QRCodePNG")![..200], TokenSeed, "Very-Secret", $"\"{app.Code(now)}\"", $"\"{app.Code(now + 8)}\"",
            ];
            Assert.All(secrets, secret => Assert.All(texts, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    /// <summary>What was written so far. Other tests' hosts write to the console at the same time, and a synchronized writer locks itself.</summary>
    private static string TextOf(TextWriter shared, StringWriter written)
    {
        lock (shared)
        {
            return written.ToString();
        }
    }

    private static object Codes(Authenticator app, long firstStep) =>
        new { authenticationCode1 = app.Code(firstStep), authenticationCode2 = app.Code(firstStep + 1) };
}
