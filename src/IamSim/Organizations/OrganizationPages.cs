using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;

namespace IamSim.Organizations;

/// <summary>Pages of Organizations' lists: at most 20 items, and words of their own for a token that was not given out.</summary>
internal sealed class OrganizationPages(Pages pages)
{
    private const int MostItems = 20;

    public Outcome<PageStart> Start(Call call, OperationModel operation, IPagedRequest request, params ReadOnlySpan<string?> filters)
    {
        var start = pages.Start(call, operation, request, filters);
        return start.IsFault
            ? OrganizationErrors.InvalidInput(
                InvalidInputExceptionReason.INVALID_NEXT_TOKEN, "You must provide the NextToken value from the response to a previous call of the operation.")
            : start.Value.Shorter(MostItems);
    }
}
