using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IamSim.Contracts;

namespace IamSim.Iam.ServerCertificates;

/// <summary>What must be true of the texts of a server certificate before it is one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html">IAM: Server certificates</see></remarks>
internal static class CertificateChecks
{
    /// <summary>Reads a certificate; null for text that is none, or holds more than certificates.</summary>
    public static X509Certificate2? Read(string pem)
    {
        try
        {
            return HoldsCertificatesOnly(pem) ? X509Certificate2.CreateFromPem(pem) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Why the private key is not the certificate's; null where it is.</summary>
    public static Fault? RefuseKey(X509Certificate2 certificate, string pem)
    {
        using var key = ReadKey(pem);
        if (key is null)
        {
            return ServerCertificateErrors.UnreadableKey();
        }

        return certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo())
            ? null
            : ServerCertificateErrors.KeyPairMismatch();
    }

    /// <summary>Why the chain does not lead up from the certificate, each signed by the next; null where it does.</summary>
    public static Fault? RefuseChain(X509Certificate2 certificate, string pem)
    {
        var above = new X509Certificate2Collection();
        try
        {
            try
            {
                above.ImportFromPem(pem);
            }
            catch (CryptographicException)
            {
                return ServerCertificateErrors.UnreadableCertificate();
            }

            if (above.Count == 0 || !HoldsCertificatesOnly(pem))
            {
                return ServerCertificateErrors.UnreadableCertificate();
            }

            var signed = certificate;
            for (var at = 0; at < above.Count; at++)
            {
                if (!IsSignedBy(signed, above[at]))
                {
                    return ServerCertificateErrors.BrokenChain(at - 1);
                }

                signed = above[at];
            }

            return null;
        }
        finally
        {
            foreach (var one in above)
            {
                one.Dispose();
            }
        }
    }

    /// <summary>False for a text with a private key, say, among the certificates: whoever reads the certificate would read that too.</summary>
    private static bool HoldsCertificatesOnly(ReadOnlySpan<char> pem)
    {
        while (PemEncoding.TryFind(pem, out var found))
        {
            if (pem[found.Label] is not "CERTIFICATE")
            {
                return false;
            }

            pem = pem[found.Location.End..];
        }

        return true;
    }

    /// <summary>
    /// Whether one certificate signed another. Asked of .NET's chain builder, which finds an issuer by its name and says where a signature is wrong;
    /// nothing is fetched, and neither trust nor time has a say.
    /// </summary>
    private static bool IsSignedBy(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
                VerificationFlags = X509VerificationFlags.AllFlags,
            },
        };
        chain.ChainPolicy.CustomTrustStore.Add(issuer);
        chain.ChainPolicy.ExtraStore.Add(issuer);
        chain.Build(certificate);
        try
        {
            return chain.ChainElements.Count > 1
                && chain.ChainElements[1].Certificate.RawDataMemory.Span.SequenceEqual(issuer.RawDataMemory.Span)
                && chain.ChainElements[0].ChainElementStatus.All(status => status.Status != X509ChainStatusFlags.NotSignatureValid);
        }
        finally
        {
            foreach (var element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }

    /// <summary>A private key of RSA or of an elliptic curve, in PKCS#8 or the older forms; null for anything else, and for an encrypted one.</summary>
    private static AsymmetricAlgorithm? ReadKey(string pem)
    {
        foreach (var make in new Func<AsymmetricAlgorithm>[] { RSA.Create, ECDsa.Create })
        {
            var key = make();
            try
            {
                key.ImportFromPem(pem);

                // A public key alone is read as well, and refuses this.
                CryptographicOperations.ZeroMemory(key.ExportPkcs8PrivateKey());
                return key;
            }
            catch (Exception e) when (e is ArgumentException or CryptographicException)
            {
                key.Dispose();
            }
        }

        return null;
    }
}
