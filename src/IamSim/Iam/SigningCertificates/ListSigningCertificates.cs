using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SigningCertificates;

/// <summary>Lists the signing certificates of a user, or of the caller.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html">IAM: ListSigningCertificates</see></remarks>
internal sealed class ListSigningCertificates(IamDb db, Pages pages) : IOperation<ListSigningCertificatesRequest, ListSigningCertificatesResponse>
{
    public async ValueTask<Outcome<ListSigningCertificatesResponse>> RunAsync(Call call, ListSigningCertificatesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListSigningCertificatesRequest.Operation, request, UserOrRoot.Asked(call, request.UserName));
        if (start.IsFault)
        {
            return start.Fault;
        }

        var owner = await UserOrRoot.FindAsync(db, call, request.UserName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        var certificates = db.SigningCertificates.Of(call, owner.Value)
            .Where(c => string.Compare(c.Id, start.Value.After) > 0)
            .OrderBy(c => c.Id)
            .Take(start.Value.Take);
        var page = start.Value.Cut(await certificates.ToListAsync(ct), c => c.Id);
        return new ListSigningCertificatesResponse
        {
            Certificates = page.Select(c => SigningCertificateShapes.Shown(owner.Value, c)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
