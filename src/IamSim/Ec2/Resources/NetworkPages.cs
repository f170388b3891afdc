using System.Globalization;
using System.Text.Json;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;

namespace IamSim.Ec2.Resources;

/// <summary>Lists of EC2: named ones must all be there, filters choose, and pages are as long as the caller says, 1000 at the most.</summary>
internal sealed class NetworkPages(Pages pages)
{
    private const int MostItems = 1000;

    /// <summary>A page of what was found.</summary>
    public Outcome<Page<Stored<T>>> Cut<T>(Call call, IRequest request, IEnumerable<Stored<T>> found, params ReadOnlySpan<object?> filters)
        where T : class =>
        Cut(call, request, found, each => string.Create(CultureInfo.InvariantCulture, $"{each.Row.CreatedAt.ToUnixTimeMilliseconds():D15}{each.Id}"), filters);

    public Outcome<Page<T>> Cut<T>(Call call, IRequest request, IEnumerable<T> found, Func<T, string> key, params ReadOnlySpan<object?> filters)
    {
        var paged = (IPagedRequest)request;
        if (paged.MaxItems < 1)
        {
            return Ec2Errors.Of("InvalidMaxResults", "The specified value for MaxResults is not valid.");
        }

        var texts = new List<string?> { call.Region };
        foreach (var filter in filters)
        {
            texts.Add(JsonSerializer.Serialize(filter));
        }

        var start = pages.Start(call, request.Model, new Sized(paged.Marker, Math.Min(paged.MaxItems ?? MostItems, MostItems)), [.. texts]);
        return start.IsFault ? Ec2Errors.Of("InvalidNextToken", "The specified NextToken is not valid.") : start.Value.CutAll(found, key);
    }

    /// <summary>Those that are named by their ids, all of which must be there; all where none is named.</summary>
    public static Outcome<List<Stored<T>>> Named<T>(List<Stored<T>> all, IReadOnlyList<string>? named)
        where T : class
    {
        if (named is not { Count: > 0 })
        {
            return all;
        }

        var ids = all.Select(each => each.Id).ToHashSet(StringComparer.Ordinal);
        return named.FirstOrDefault(id => !ids.Contains(id)) is { } missing
            ? NetworkKinds.Of<T>().NoSuch(missing)
            : all.Where(each => named.Contains(each.Id)).ToList();
    }

    private sealed record Sized(string? Marker, int? MaxItems) : IPagedRequest;
}
