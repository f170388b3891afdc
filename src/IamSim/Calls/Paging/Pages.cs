using System.Security.Cryptography;
using System.Text;
using IamSim.Contracts;

namespace IamSim.Calls.Paging;

/// <summary>Pages of lists, the same way for every list operation: keyset paging by one sort key.</summary>
internal sealed class Pages(PageMarkers markers)
{
    /// <summary>AWS's page size where the caller gives none.</summary>
    public const int DefaultSize = 100;

    /// <summary>Reads where the page starts.</summary>
    /// <param name="call">Whose list.</param>
    /// <param name="operation">The operation asked; a marker is good for the one that gave it only.</param>
    /// <param name="request">Marker and size.</param>
    /// <param name="filters">What else decides which items the list has; a marker is good for the same filters only.</param>
    public Outcome<PageStart> Start(Call call, OperationModel operation, IPagedRequest request, params ReadOnlySpan<string?> filters)
    {
        var question = $"{call.Account}\n{operation.Name}\n{string.Join('\n', filters.ToArray())}";
        var after = string.Empty;
        if (request.Marker is { } marker)
        {
            if (markers.Read(question, marker) is not { } lastKey)
            {
                return CommonFaults.ValidationError("Invalid Marker.");
            }

            after = lastKey;
        }

        return new PageStart(markers, question, after, request.MaxItems ?? DefaultSize);
    }
}

/// <summary>Where a page starts and how much it may hold.</summary>
internal sealed class PageStart(PageMarkers markers, string question, string after, int size)
{
    /// <summary>The sort key that the page's first item must be greater than; empty for the first page.</summary>
    public string After { get; } = after;

    /// <summary>How many rows to ask for: one more than the page holds, to see whether another page follows.</summary>
    public int Take { get; } = size + 1;

    /// <summary>The same place with a page that holds at most so many items, where more would cost too much.</summary>
    public PageStart Shorter(int most) => most >= size ? this : new PageStart(markers, question, After, most);

    /// <summary>Cuts the page out of rows that are greater than <see cref="After"/>, in order, at most <see cref="Take"/> of them.</summary>
    public Page<T> Cut<T>(IReadOnlyList<T> rows, Func<T, string> key) =>
        rows.Count > size
            ? new Page<T>(rows.Take(size).ToList(), markers.Make(question, key(rows[size - 1])))
            : new Page<T>(rows, null);

    /// <summary>Sorts what is in memory anyway and cuts the page out of it.</summary>
    public Page<T> CutAll<T>(IEnumerable<T> all, Func<T, string> key)
    {
        string Sort(T item) => Bounded(key(item));
        return Cut(all.Where(item => string.CompareOrdinal(Sort(item), After) > 0).OrderBy(Sort, StringComparer.Ordinal).Take(Take).ToList(), Sort);
    }

    /// <summary>
    /// A marker is at most 320 characters long (the model's <c>markerType</c>), and a tag's key can be 384 bytes: a long one sorts by its
    /// beginning and, where that does not tell it from another, by its hash.
    /// </summary>
    private static string Bounded(string key)
    {
        const int MostCharacters = 64;
        return key.Length <= MostCharacters
            ? key
            : key[..MostCharacters] + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));
    }
}

/// <summary>One page.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Marker">Where the next page starts; null after the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Marker)
{
    public bool IsTruncated => Marker is not null;

    public IReadOnlyList<TResult> Select<TResult>(Func<T, TResult> map) => Items.Select(map).ToList();
}
