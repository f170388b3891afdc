using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Kms;

namespace IamSim.Kms;

/// <summary>Pages of KMS's lists, whose sizes have defaults of their own.</summary>
internal static class KmsPages
{
    /// <summary>"If you do not include a value, it defaults to 100": of keys and policies.</summary>
    public const int Keys = 100;

    /// <summary>"If you do not include a value, it defaults to 50": of aliases, grants and tags.</summary>
    public const int Others = 50;

    public static Outcome<PageStart> OfKms(this Pages pages, Call call, OperationModel operation, string? marker, int? limit, int usual, params ReadOnlySpan<string?> filters)
    {
        var start = pages.Start(call, operation, new Asked(marker, limit ?? usual), [call.Region, .. filters]);
        return start.IsFault ? KmsFaults.InvalidMarker("The marker is not valid: use the NextMarker of the page before, with the same parameters.") : start;
    }

    private sealed record Asked(string? Marker, int? MaxItems) : IPagedRequest;
}
