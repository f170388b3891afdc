using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.ServerCertificates;

/// <summary>Removes tags from a server certificate.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagServerCertificate.html">IAM: UntagServerCertificate</see></remarks>
internal sealed class UntagServerCertificate(IamDb db) : IOperation<UntagServerCertificateRequest, UntagServerCertificateResponse>
{
    public async ValueTask<Outcome<UntagServerCertificateResponse>> RunAsync(Call call, UntagServerCertificateRequest request, CancellationToken ct)
    {
        var certificate = await db.ServerCertificates.FindByNameAsync(call.Account, request.ServerCertificateName, ct);
        if (certificate.IsFault)
        {
            return certificate.Fault;
        }

        certificate.Value.Tags = Tags.Remove(certificate.Value.Tags, request.TagKeys, Tags.WithCase);
        return new UntagServerCertificateResponse();
    }
}
