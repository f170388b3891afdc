using IamSim.Iam.Users;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.SigningCertificates;

/// <summary>Signing certificates as answers show them.</summary>
internal static class SigningCertificateShapes
{
    public static Contract.SigningCertificate Shown(UserOrRoot owner, SigningCertificate certificate) => new()
    {
        UserName = owner.UserName!,
        CertificateId = certificate.Id,
        CertificateBody = certificate.Body,
        Status = certificate.Status,
        UploadDate = certificate.UploadedAt,
    };
}
