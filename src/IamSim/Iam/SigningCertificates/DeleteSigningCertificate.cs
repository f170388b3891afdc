using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.SigningCertificates;

/// <summary>Deletes a signing certificate.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSigningCertificate.html">IAM: DeleteSigningCertificate</see></remarks>
internal sealed class DeleteSigningCertificate(IamDb db) : IOperation<DeleteSigningCertificateRequest, DeleteSigningCertificateResponse>
{
    public async ValueTask<Outcome<DeleteSigningCertificateResponse>> RunAsync(Call call, DeleteSigningCertificateRequest request, CancellationToken ct)
    {
        var certificate = await db.FindSigningCertificateAsync(call, request.UserName, request.CertificateId, ct);
        if (certificate.IsFault)
        {
            return certificate.Fault;
        }

        db.SigningCertificates.Remove(certificate.Value);
        return new DeleteSigningCertificateResponse();
    }
}
