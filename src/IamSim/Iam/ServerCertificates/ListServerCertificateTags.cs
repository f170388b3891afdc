using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.ServerCertificates;

/// <summary>Lists the tags of a server certificate.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificateTags.html">IAM: ListServerCertificateTags</see></remarks>
internal sealed class ListServerCertificateTags(IamDb db, Pages pages) : IOperation<ListServerCertificateTagsRequest, ListServerCertificateTagsResponse>
{
    public async ValueTask<Outcome<ListServerCertificateTagsResponse>> RunAsync(
        Call call, ListServerCertificateTagsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListServerCertificateTagsRequest.Operation, request, request.ServerCertificateName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var certificate = await db.ServerCertificates.FindByNameAsync(call.Account, request.ServerCertificateName, ct);
        if (certificate.IsFault)
        {
            return certificate.Fault;
        }

        var page = start.Value.CutAll(certificate.Value.Tags, t => t.Key);
        return new ListServerCertificateTagsResponse { Tags = page.Select(Tags.Shown), IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
