using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Lists who has a managed policy, attached or as boundary: groups, then users, then roles, each by name.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html">IAM: ListEntitiesForPolicy</see></remarks>
internal sealed class ListEntitiesForPolicy(IamDb db, AwsManagedPolicies awsPolicies, Pages pages) : IOperation<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse>
{
    /// <summary>The kinds in the order of the list; the first letter of a sort key.</summary>
    private static readonly (PrincipalKind Kind, string Letter, string Filter)[] Kinds =
    [
        (PrincipalKind.Group, "1", EntityType.Group),
        (PrincipalKind.User, "2", EntityType.User),
        (PrincipalKind.Role, "3", EntityType.Role),
    ];

    public async ValueTask<Outcome<ListEntitiesForPolicyResponse>> RunAsync(Call call, ListEntitiesForPolicyRequest request, CancellationToken ct)
    {
        var start = pages.Start(
            call,
            ListEntitiesForPolicyRequest.Operation,
            request,
            request.PolicyArn,
            request.EntityFilter,
            request.PathPrefix,
            request.PolicyUsageFilter);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var policy = await ManagedPolicyQueries.FindAsync(db, awsPolicies, call, request.PolicyArn, ct);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        // The model's other two values of EntityFilter name policies, which have no policies: nothing is listed.
        var holders = new List<PolicyHolder>();
        foreach (var (kind, letter, filter) in Kinds.Where(k => request.EntityFilter is null || request.EntityFilter == k.Filter))
        {
            var after = After(start.Value, letter);
            if (after is not null && holders.Count < start.Value.Take)
            {
                holders.AddRange(await HoldersAsync(call, request, kind, after, start.Value.Take - holders.Count, ct));
            }
        }

        var page = start.Value.Cut(holders, SortKeyOf);
        return new ListEntitiesForPolicyResponse
        {
            PolicyGroups = Of(page, PrincipalKind.Group, h => new PolicyGroup { GroupName = h.Name, GroupId = h.Id }),
            PolicyUsers = Of(page, PrincipalKind.User, h => new PolicyUser { UserName = h.Name, UserId = h.Id }),
            PolicyRoles = Of(page, PrincipalKind.Role, h => new PolicyRole { RoleName = h.Name, RoleId = h.Id }),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    private Task<List<PolicyHolder>> HoldersAsync(
        Call call, ListEntitiesForPolicyRequest request, PrincipalKind kind, string after, int take, CancellationToken ct)
    {
        var arn = request.PolicyArn;
        var attached = db.PolicyAttachments.Where(a => a.AccountId == call.Account && a.PolicyArn == arn).Select(a => a.PrincipalId);
        var all = PolicyHolder.Of(db, call.Account, kind);
        var holders = request.PolicyUsageFilter switch
        {
            PolicyUsageType.PermissionsPolicy => all.Where(h => attached.Contains(h.Id)),
            PolicyUsageType.PermissionsBoundary => all.Where(h => h.BoundaryArn == arn),
            _ => all.Where(h => attached.Contains(h.Id) || h.BoundaryArn == arn),
        };
        if (PathPrefix.Of(request.PathPrefix) is { } prefix)
        {
            holders = holders.Where(h => string.Compare(h.Path, prefix.First) >= 0 && string.Compare(h.Path, prefix.End) < 0);
        }

        return holders.Where(h => string.Compare(h.NameKey, after) > 0).OrderBy(h => h.NameKey).Take(take).ToListAsync(ct);
    }

    /// <summary>The name that the page's first principal of a kind must be behind; null where the kind is behind the page.</summary>
    private static string? After(PageStart start, string letter) => start.After switch
    {
        "" => string.Empty,
        var after when after.StartsWith(letter, StringComparison.Ordinal) => after[letter.Length..],
        var after => string.CompareOrdinal(after, letter) < 0 ? string.Empty : null,
    };

    private static string SortKeyOf(PolicyHolder holder) => Kinds.Single(k => k.Kind == holder.Kind).Letter + holder.NameKey;

    private static List<T> Of<T>(Page<PolicyHolder> page, PrincipalKind kind, Func<PolicyHolder, T> show) =>
        page.Items.Where(h => h.Kind == kind).Select(show).ToList();
}
