using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Account.AuthorizationDetails;

/// <summary>Shows all users, groups, roles and policies of the account with all that ties them together, page by page.</summary>
/// <remarks>
/// <para><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">IAM: GetAccountAuthorizationDetails</see></para>
/// <para>A page goes on from one list to the next, in the order in which the answer has them; in which order AWS does is not known.</para>
/// </remarks>
internal sealed class GetAccountAuthorizationDetails(DetailReader details, Pages pages)
    : IOperation<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse>
{
    public async ValueTask<Outcome<GetAccountAuthorizationDetailsResponse>> RunAsync(
        Call call, GetAccountAuthorizationDetailsRequest request, CancellationToken ct)
    {
        var wanted = request.Filter is { Count: > 0 } filter ? filter.Distinct().Order(StringComparer.Ordinal).ToList() : null;
        var start = pages.Start(call, GetAccountAuthorizationDetailsRequest.Operation, request, wanted is null ? null : string.Join(',', wanted));
        if (start.IsFault)
        {
            return start.Fault;
        }

        var found = new List<Detail>();
        await foreach (var list in details.ListsAsync(call, start.Value.After, start.Value.Take, wanted, ct))
        {
            found.AddRange(list);
        }

        var page = start.Value.Cut(found, detail => detail.Key);
        return new GetAccountAuthorizationDetailsResponse
        {
            UserDetailList = Of<UserDetail>(page),
            GroupDetailList = Of<GroupDetail>(page),
            RoleDetailList = Of<RoleDetail>(page),
            Policies = Of<ManagedPolicyDetail>(page),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    private static List<T> Of<T>(Page<Detail> page) => page.Items.Select(detail => detail.Shown).OfType<T>().ToList();
}
