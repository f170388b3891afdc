using System.Text;
using IamSim.Tests.Support;
using OtpNet;

namespace IamSim.Tests.Iam.Mfa;

/// <summary>An authenticator app, or a token: makes codes of a seed.</summary>
internal sealed class Authenticator(string serialNumber, byte[] seed)
{
    private readonly Hotp _codes = new(seed, OtpHashMode.Sha1, 6);

    public string SerialNumber => serialNumber;

    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;

    /// <summary>Makes a virtual device and puts its seed into an app.</summary>
    public static async Task<Authenticator> NewAsync(TestAccount account, string name)
    {
        var made = await account.MustAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", name));
        var base32 = Encoding.ASCII.GetString(Convert.FromBase64String(made.Value("VirtualMFADevice/Base32StringSeed")!));
        return new Authenticator(made.Value("VirtualMFADevice/SerialNumber")!, Base32Encoding.ToBytes(base32));
    }

    /// <summary>Makes a virtual device and enables it.</summary>
    public static async Task<Authenticator> EnabledAsync(TestAccount account, string userName, string name)
    {
        var app = await NewAsync(account, name);
        await account.MustAsync("EnableMFADevice", app.Codes(userName, Now - 1));
        return app;
    }

    public string Code(long step) => _codes.ComputeHOTP(step);

    /// <summary>The parameters of an operation that wants two codes: those of a step and of the next.</summary>
    public (string Name, string Value)[] Codes(string userName, long firstStep) => Codes(userName, Code(firstStep), Code(firstStep + 1));

    public (string Name, string Value)[] Codes(string userName, string first, string second) =>
        [("UserName", userName), ("SerialNumber", serialNumber), ("AuthenticationCode1", first), ("AuthenticationCode2", second)];
}
