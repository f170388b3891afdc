using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.ServerCertificates;

/// <summary>Lists the account's server certificates, by path.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificates.html">IAM: ListServerCertificates</see></remarks>
internal sealed class ListServerCertificates(IamDb db, Pages pages) : IOperation<ListServerCertificatesRequest, ListServerCertificatesResponse>
{
    public async ValueTask<Outcome<ListServerCertificatesResponse>> RunAsync(Call call, ListServerCertificatesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListServerCertificatesRequest.Operation, request, request.PathPrefix);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var certificates = db.ServerCertificates.Where(c => c.AccountId == call.Account && string.Compare(c.NameKey, start.Value.After) > 0);
        if (PathPrefix.Of(request.PathPrefix) is { } prefix)
        {
            certificates = certificates.Where(c => string.Compare(c.Path, prefix.First) >= 0 && string.Compare(c.Path, prefix.End) < 0);
        }

        var page = start.Value.Cut(await certificates.OrderBy(c => c.NameKey).Take(start.Value.Take).ToListAsync(ct), c => c.NameKey);
        return new ListServerCertificatesResponse
        {
            ServerCertificateMetadataList = page.Select(c => ServerCertificateShapes.Metadata(call, c)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
