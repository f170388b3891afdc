using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IamSim.Tests.Support;

/// <summary>Certificates as a test needs them.</summary>
internal static class Certificates
{
    /// <summary>A certificate that nobody else signed, with its key.</summary>
    public static MadeCertificate SelfSigned(string name = "ml.example.com", DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(from ?? DateTimeOffset.UtcNow.AddDays(-1), until ?? DateTimeOffset.UtcNow.AddDays(30));
        return new MadeCertificate(made.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(), made.NotAfter);
    }

    /// <summary>A server's certificate with the intermediate that signed it and the root above that, each a PEM.</summary>
    public static (MadeCertificate Server, string Intermediate, string Root) Chained()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Authority("root", rootKey).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow.AddDays(300));
        using var middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var middle = Signed(Authority("intermediate", middleKey), root, 1).CopyWithPrivateKey(middleKey);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var server = Signed(new CertificateRequest("CN=ml.example.com", key, HashAlgorithmName.SHA256), middle, 2);
        return (
            new MadeCertificate(server.ExportCertificatePem(), key.ExportECPrivateKeyPem(), server.NotAfter),
            middle.ExportCertificatePem(),
            root.ExportCertificatePem());
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }

    private static X509Certificate2 Signed(CertificateRequest request, X509Certificate2 by, byte serial) =>
        request.Create(by, DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(200 - serial), [serial]);
}

/// <summary>A certificate and its private key, both PEM.</summary>
internal sealed record MadeCertificate(string Body, string Key, DateTimeOffset Expires);
