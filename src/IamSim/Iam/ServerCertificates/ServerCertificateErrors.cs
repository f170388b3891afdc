using System.Security.Cryptography.X509Certificates;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.ServerCertificates;

/// <summary>What IAM says of server certificates.</summary>
internal static class ServerCertificateErrors
{
    public static Fault NoSuchCertificate(string name) => IamFaults.NoSuchEntity($"The Server Certificate with name {name} cannot be found.");

    /// <remarks>In these words in <see href="https://github.com/hashicorp/terraform/issues/10049">a real answer</see>.</remarks>
    public static Fault AlreadyExists(string name) => IamFaults.EntityAlreadyExists($"The Server Certificate with name {name} already exists.");

    /// <remarks>In these words in <see href="https://github.com/openshift/openshift-ansible/issues/11214">a real answer</see>.</remarks>
    public static Fault UnreadableCertificate() =>
        IamFaults.MalformedCertificate("Unable to parse certificate. Please ensure the certificate is in PEM format.");

    /// <summary>A key that is none, or is encrypted.</summary>
    /// <remarks>The wording is a guess.</remarks>
    public static Fault UnreadableKey() =>
        IamFaults.MalformedCertificate("Unable to parse private key. Please ensure the private key is in PEM format and is not encrypted.");

    /// <summary>Why a certificate that is out of its time is refused; null for one that is in it.</summary>
    /// <remarks>
    /// For one that has expired in the words of <see href="https://github.com/hashicorp/terraform-provider-aws/pull/7049">a real answer</see>. One of the
    /// future AWS refuses by <see href="https://github.com/aws/aws-sdk-go/issues/2586">the same code</see>; its words are made after the others.
    /// </remarks>
    public static Fault? RefuseByTime(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (certificate.NotAfter < now)
        {
            return IamFaults.MalformedCertificate("Certificate is no longer valid. The 'Not After' date restriction on the certificate has passed.");
        }

        return certificate.NotBefore > now
            ? IamFaults.MalformedCertificate("Certificate is not yet valid. The 'Not Before' date restriction on the certificate has not passed.")
            : null;
    }

    /// <param name="index">Where in the chain the certificate stands that the next one did not sign; -1 for the server's own.</param>
    /// <remarks>In these words in <see href="https://github.com/go-acme/lego/issues/304">a real answer</see>.</remarks>
    public static Fault BrokenChain(int index) => IamFaults.MalformedCertificate(
        "Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any "
        + $"intermediaries in order. The index within the chain of the invalid certificate is: {index}");

    /// <summary>In the words of AWS's console for load balancers.</summary>
    public static Fault KeyPairMismatch() => IamFaults.KeyPairMismatch("Public Key Certificate and Private Key doesn't match.");
}
