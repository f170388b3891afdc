using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.SigningCertificates;

/// <summary>Makes a signing certificate active or inactive.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSigningCertificate.html">IAM: UpdateSigningCertificate</see></remarks>
internal sealed class UpdateSigningCertificate(IamDb db) : IOperation<UpdateSigningCertificateRequest, UpdateSigningCertificateResponse>
{
    public async ValueTask<Outcome<UpdateSigningCertificateResponse>> RunAsync(Call call, UpdateSigningCertificateRequest request, CancellationToken ct)
    {
        if (request.Status == StatusType.Expired)
        {
            return SigningCertificateErrors.StatusOf("signing certificate");
        }

        var certificate = await db.FindSigningCertificateAsync(call, request.UserName, request.CertificateId, ct);
        if (certificate.IsFault)
        {
            return certificate.Fault;
        }

        certificate.Value.Status = request.Status;
        return new UpdateSigningCertificateResponse();
    }
}
