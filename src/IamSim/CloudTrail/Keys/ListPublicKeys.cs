using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Keys;

/// <summary>Lists the public keys whose private ones signed digests within a span of time.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListPublicKeys.html">CloudTrail: ListPublicKeys</see></remarks>
internal sealed class ListPublicKeys(IamDb db, Pages pages) : IOperation<ListPublicKeysRequest, ListPublicKeysResponse>
{
    public async ValueTask<Outcome<ListPublicKeysResponse>> RunAsync(Call call, ListPublicKeysRequest request, CancellationToken ct)
    {
        // "If not specified, the current time is used, and the current public key is returned."
        var (from, to) = (request.StartTime ?? call.Time, request.EndTime ?? call.Time);
        if (from > to)
        {
            return CloudTrailFaults.InvalidTimeRange("The start time must be before the end time.");
        }

        var start = pages.OfCloudTrail(
            call, ListPublicKeysRequest.Operation, request.NextToken, Timestamps.Format(from, Timestamps.Iso8601), Timestamps.Format(to, Timestamps.Iso8601));
        if (start.IsFault)
        {
            return start.Fault;
        }

        var keys = await db.TrailKeys
            .Where(k => k.AccountId == call.Account && k.Region == call.Region && k.ValidFrom <= to && k.ValidUntil >= from)
            .Where(k => string.Compare(k.Fingerprint, start.Value.After) > 0)
            .OrderBy(k => k.Fingerprint).Take(start.Value.Take)
            .ToListAsync(ct);
        var page = start.Value.Cut(keys, k => k.Fingerprint);
        return new ListPublicKeysResponse
        {
            PublicKeyList = page.Select(key => new PublicKey
            {
                Value = key.PublicKey,
                ValidityStartTime = key.ValidFrom,
                ValidityEndTime = key.ValidUntil,
                Fingerprint = key.Fingerprint,
            }),
            NextToken = page.Marker,
        };
    }
}
