using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServerCertificates;

/// <summary>Shows one server certificate, without its private key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServerCertificate.html">IAM: GetServerCertificate</see></remarks>
internal sealed class GetServerCertificate(IamDb db) : IOperation<GetServerCertificateRequest, GetServerCertificateResponse>
{
    public async ValueTask<Outcome<GetServerCertificateResponse>> RunAsync(Call call, GetServerCertificateRequest request, CancellationToken ct)
    {
        var certificate = await db.ServerCertificates.FindByNameAsync(call.Account, request.ServerCertificateName, ct);
        return certificate.IsFault
            ? certificate.Fault
            : new GetServerCertificateResponse { ServerCertificate = ServerCertificateShapes.Whole(call, certificate.Value) };
    }
}
