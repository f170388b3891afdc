using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.PolicyTypes;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Policies;

/// <summary>Lists the policies of a type: the organization's own, and AWS's while the type is enabled.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPolicies.html">Organizations: ListPolicies</see></remarks>
internal sealed class ListPolicies(IamDb db, OrganizationPages pages) : IOperation<ListPoliciesRequest, ListPoliciesResponse>
{
    public async ValueTask<Outcome<ListPoliciesResponse>> RunAsync(Call call, ListPoliciesRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var start = pages.Start(call, ListPoliciesRequest.Operation, request, request.Filter);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var policies = await db.OrganizationPolicies
            .Where(p => p.AccountId == call.Account && p.Type == request.Filter && string.Compare(p.Id, start.Value.After) > 0)
            .OrderBy(p => p.Id).Take(start.Value.Take).ToListAsync(ct);
        if (PolicyTypeList.Has(managed.Value, request.Filter) && AwsOrganizationPolicies.DefaultOf(request.Filter) is { } aws)
        {
            policies.Add(aws);
        }

        var page = start.Value.CutAll(policies, p => p.Id);
        return new ListPoliciesResponse
        {
            Policies = page.Select(p => OrganizationPolicyShapes.Summary(call, managed.Value, p)),
            NextToken = page.Marker,
        };
    }
}
