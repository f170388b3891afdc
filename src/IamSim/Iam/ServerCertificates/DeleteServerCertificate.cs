using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServerCertificates;

/// <summary>Deletes a server certificate.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServerCertificate.html">IAM: DeleteServerCertificate</see>. AWS refuses it
/// while a load balancer or a distribution uses the certificate; IamSim has neither.
/// </remarks>
internal sealed class DeleteServerCertificate(IamDb db) : IOperation<DeleteServerCertificateRequest, DeleteServerCertificateResponse>
{
    public async ValueTask<Outcome<DeleteServerCertificateResponse>> RunAsync(Call call, DeleteServerCertificateRequest request, CancellationToken ct)
    {
        var certificate = await db.ServerCertificates.FindByNameAsync(call.Account, request.ServerCertificateName, ct);
        if (certificate.IsFault)
        {
            return certificate.Fault;
        }

        db.ServerCertificates.Remove(certificate.Value);
        return new DeleteServerCertificateResponse();
    }
}
