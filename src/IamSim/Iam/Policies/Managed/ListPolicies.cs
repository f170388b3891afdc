using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Lists managed policies: the account's own and AWS's, in one order by name.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html">IAM: ListPolicies</see></remarks>
internal sealed class ListPolicies(IamDb db, AwsManagedPolicies awsPolicies, Pages pages) : IOperation<ListPoliciesRequest, ListPoliciesResponse>
{
    public async ValueTask<Outcome<ListPoliciesResponse>> RunAsync(Call call, ListPoliciesRequest request, CancellationToken ct)
    {
        var onlyUsed = request.OnlyAttached == true || request.PolicyUsageFilter is not null;
        var start = pages.Start(
            call,
            ListPoliciesRequest.Operation,
            request,
            request.Scope,
            onlyUsed ? "used" : null,
            request.PolicyUsageFilter,
            request.PathPrefix);
        if (start.IsFault)
        {
            return start.Fault;
        }

        // AWS does not say whether a boundary makes a policy "attached". It does for ListEntitiesForPolicy and for DeletePolicy, so here too.
        var used = onlyUsed ? PolicyUse.UsedArns(db, call.Account, request.PolicyUsageFilter) : null;
        var prefix = PathPrefix.Of(request.PathPrefix);
        List<ManagedPolicy> policies =
        [
            .. request.Scope == PolicyScopeType.AWS ? [] : await OwnAsync(call, start.Value, prefix, used, ct),
            .. request.Scope == PolicyScopeType.Local ? [] : await OfAwsAsync(call, start.Value, prefix, used, ct),
        ];

        policies.Sort((left, right) => string.CompareOrdinal(SortKeyOf(left), SortKeyOf(right)));
        var page = start.Value.Cut(policies, SortKeyOf);
        var useOf = await PolicyUse.OfAsync(db, call.Account, page.Select(p => p.Arn), ct);
        return new ListPoliciesResponse
        {
            Policies = page.Select(p => PolicyShapes.Listed(p, useOf(p.Arn))),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    /// <summary>The account's own policies, as far as this page can need them.</summary>
    private Task<List<ManagedPolicy>> OwnAsync(Call call, PageStart start, PathPrefix? prefix, IQueryable<string>? used, CancellationToken ct)
    {
        var own = db.ManagedPolicies.Where(p => p.AccountId == call.Account && string.Compare(p.NameKey, start.After) > 0);
        if (prefix is not null)
        {
            own = own.Where(p => string.Compare(p.Path, prefix.First) >= 0 && string.Compare(p.Path, prefix.End) < 0);
        }

        if (used is not null)
        {
            own = own.Where(p => used.Contains(p.Arn));
        }

        return own.OrderBy(p => p.NameKey).Take(start.Take).ToListAsync(ct);
    }

    /// <summary>AWS's policies, as far as this page can need them.</summary>
    private async Task<IEnumerable<ManagedPolicy>> OfAwsAsync(
        Call call, PageStart start, PathPrefix? prefix, IQueryable<string>? used, CancellationToken ct)
    {
        var policies = awsPolicies.After(start.After);
        if (prefix is not null)
        {
            policies = policies.Where(p => prefix.Holds(p.Path));
        }

        if (used is not null)
        {
            var arns = await used.ToHashSetAsync(ct);
            policies = policies.Where(p => arns.Contains(p.ArnIn(call.Partition)));
        }

        return policies.Take(start.Take).Select(p => p.In(call.Partition));
    }

    private static string SortKeyOf(ManagedPolicy policy) => PolicyArn.SortKeyOf(policy.NameKey, policy.AccountId == PolicyArn.Aws);
}
