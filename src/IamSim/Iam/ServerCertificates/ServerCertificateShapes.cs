using IamSim.Calls;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.ServerCertificates;

/// <summary>Server certificates as answers show them; never with a private key.</summary>
internal static class ServerCertificateShapes
{
    public static ServerCertificateMetadata Metadata(Call call, ServerCertificate certificate) => new()
    {
        Path = certificate.Path,
        ServerCertificateName = certificate.Name,
        ServerCertificateId = certificate.Id,
        Arn = Arns.Iam(call, "server-certificate", certificate.Path, certificate.Name),
        UploadDate = certificate.UploadedAt,
        Expiration = certificate.ExpiresAt,
    };

    public static Contract.ServerCertificate Whole(Call call, ServerCertificate certificate) => new()
    {
        ServerCertificateMetadata = Metadata(call, certificate),
        CertificateBody = certificate.Body,
        CertificateChain = certificate.Chain,
        Tags = Tags.Shown(certificate.Tags),
    };
}
