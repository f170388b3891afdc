using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.ServerCertificates;

/// <summary>Adds tags to a server certificate, or changes their values.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagServerCertificate.html">IAM: TagServerCertificate</see></remarks>
internal sealed class TagServerCertificate(IamDb db, QuotaOptions quotas) : IOperation<TagServerCertificateRequest, TagServerCertificateResponse>
{
    public async ValueTask<Outcome<TagServerCertificateResponse>> RunAsync(Call call, TagServerCertificateRequest request, CancellationToken ct)
    {
        var certificate = await db.ServerCertificates.FindByNameAsync(call.Account, request.ServerCertificateName, ct);
        if (certificate.IsFault)
        {
            return certificate.Fault;
        }

        var tags = Tags.Add(certificate.Value.Tags, request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        certificate.Value.Tags = tags.Value;
        return new TagServerCertificateResponse();
    }
}
