using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;

namespace IamSim.Kms.Policies;

/// <summary>Lists the names of a key's policies: "currently, there is only one policy per key, named default".</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html">KMS: ListKeyPolicies</see></remarks>
internal sealed class ListKeyPolicies(KeyFinder keys, Pages pages) : IOperation<ListKeyPoliciesRequest, ListKeyPoliciesResponse>
{
    public async ValueTask<Outcome<ListKeyPoliciesResponse>> RunAsync(Call call, ListKeyPoliciesRequest request, CancellationToken ct)
    {
        // The operation's errors have no InvalidMarkerException: there is no second page.
        var start = pages.OfKms(call, ListKeyPoliciesRequest.Operation, request.Marker, request.Limit, KmsPages.Keys, request.KeyId);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var found = await keys.FindRowAsync(call, request.KeyId, "kms:ListKeyPolicies", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var page = start.Value.CutAll([KeyPolicies.Name], name => name);
        return new ListKeyPoliciesResponse { PolicyNames = page.Items, NextMarker = page.Marker, Truncated = page.IsTruncated };
    }
}
