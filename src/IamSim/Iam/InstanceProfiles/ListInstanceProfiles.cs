using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Roles;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Lists the account's instance profiles, by path.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html">IAM: ListInstanceProfiles</see></remarks>
internal sealed class ListInstanceProfiles(IamDb db, Pages pages) : IOperation<ListInstanceProfilesRequest, ListInstanceProfilesResponse>
{
    public async ValueTask<Outcome<ListInstanceProfilesResponse>> RunAsync(Call call, ListInstanceProfilesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListInstanceProfilesRequest.Operation, request, request.PathPrefix);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var profiles = db.InstanceProfiles.Where(p => p.AccountId == call.Account && string.Compare(p.NameKey, start.Value.After) > 0);
        if (PathPrefix.Of(request.PathPrefix) is { } prefix)
        {
            profiles = profiles.Where(p => string.Compare(p.Path, prefix.First) >= 0 && string.Compare(p.Path, prefix.End) < 0);
        }

        var page = start.Value.Cut(await profiles.WithRoles(db).Take(start.Value.Take).ToListAsync(ct), f => f.Profile.NameKey);
        await TrustedIds.ShowAsync(db, page.Items.Select(f => f.Role), ct);
        return new ListInstanceProfilesResponse
        {
            InstanceProfiles = page.Select(f => InstanceProfileShapes.Listed(call, f.Profile, f.Role)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
