using System.Globalization;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Lists the versions of a managed policy, the newest first.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html">IAM: ListPolicyVersions</see></remarks>
internal sealed class ListPolicyVersions(IamDb db, AwsManagedPolicies awsPolicies, Pages pages) : IOperation<ListPolicyVersionsRequest, ListPolicyVersionsResponse>
{
    public async ValueTask<Outcome<ListPolicyVersionsResponse>> RunAsync(Call call, ListPolicyVersionsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListPolicyVersionsRequest.Operation, request, request.PolicyArn);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var found = await ManagedPolicyQueries.FindAsync(db, awsPolicies, call, request.PolicyArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var versions = await ManagedPolicyQueries.VersionsAsync(db, awsPolicies, found.Value, ct);
        var page = start.Value.CutAll(versions, NewestFirst);
        return new ListPolicyVersionsResponse
        {
            Versions = page.Select(v => PolicyShapes.Listed(found.Value, v)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    /// <summary>Pages go by text that rises, so by what is left of the greatest number, with all its digits.</summary>
    private static string NewestFirst(ManagedPolicyVersion version) =>
        (int.MaxValue - version.Version).ToString("D10", CultureInfo.InvariantCulture);
}
