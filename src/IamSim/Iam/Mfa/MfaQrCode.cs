using QRCoder;

namespace IamSim.Iam.Mfa;

/// <summary>The picture by which an authenticator app learns of a virtual device.</summary>
internal static class MfaQrCode
{
    private const string Issuer = "Amazon%20Web%20Services";
    private const int PixelsPerModule = 4;

    /// <summary>A PNG of the device's key URI.</summary>
    public static byte[] Png(string deviceName, string account, string base32Seed)
    {
        using var code = QRCodeGenerator.GenerateQrCode(KeyUri(deviceName, account, base32Seed), QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(PixelsPerModule);
    }

    /// <summary>"otpauth://totp/$virtualMFADeviceName@$AccountName?secret=$Base32String", with the issuer that AWS's codes have.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html">IAM: VirtualMFADevice</see></remarks>
    public static string KeyUri(string deviceName, string account, string base32Seed) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(deviceName)}@{account}?secret={base32Seed}&issuer={Issuer}";
}
