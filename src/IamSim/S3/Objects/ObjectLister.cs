using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Objects;

/// <summary>Where a list goes on.</summary>
/// <param name="Key">A key, or where the keys of a rolled-up prefix end.</param>
/// <param name="IsIncluded">Whether that key itself belongs to what follows.</param>
internal readonly record struct ListPlace(string Key, bool IsIncluded)
{
    public static ListPlace Behind(string key) => new(key, false);

    public static ListPlace From(string key) => new(key, true);

    public static ListPlace Parse(string text) => new(text[1..], text[0] == '=');

    public override string ToString() => (IsIncluded ? '=' : '>') + Key;
}

/// <summary>An object as a list shows it.</summary>
internal sealed record ListedObject(string Key, long Size, string ETag, DateTimeOffset ModifiedAt, ObjectDetails Details);

/// <summary>A page of a list.</summary>
/// <param name="Objects">The objects.</param>
/// <param name="Prefixes">The prefixes up to the delimiter that others were rolled up to.</param>
/// <param name="Next">Where the next page begins; null where nothing is left.</param>
internal sealed record ListedPage(List<ListedObject> Objects, List<string> Prefixes, ListPlace? Next);

/// <summary>Lists keys by batches; a prefix that is rolled up is passed over at one bound, however many keys lie in it.</summary>
/// <param name="db">The database.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="prefix">What keys begin with; empty for all.</param>
/// <param name="delimiter">Up to what keys are rolled up; null or empty for nothing.</param>
internal sealed class ObjectLister(IamDb db, Guid bucket, string prefix, string? delimiter)
{
    private const int BatchWithDelimiter = 100;

    public async ValueTask<ListedPage> ListAsync(ListPlace begin, int most, CancellationToken ct)
    {
        var page = new ListedPage([], [], null);
        if (most == 0)
        {
            return page;
        }

        var (place, last) = (begin, begin);
        while (true)
        {
            var take = string.IsNullOrEmpty(delimiter) ? most - page.Objects.Count + 1 : BatchWithDelimiter;
            var batch = await ReadAsync(place, take, ct);
            string? rolled = null;
            foreach (var found in batch)
            {
                if (rolled is not null && found.Key.StartsWith(rolled, StringComparison.Ordinal))
                {
                    continue;
                }

                if (page.Objects.Count + page.Prefixes.Count == most)
                {
                    return page with { Next = last };
                }

                rolled = RolledUp(found.Key);
                if (rolled is null)
                {
                    page.Objects.Add(found);
                    place = last = ListPlace.Behind(found.Key);
                }
                else
                {
                    page.Prefixes.Add(rolled);
                    if (KeyRange.After(rolled) is not { } after)
                    {
                        return page;
                    }

                    place = last = ListPlace.From(after);
                }
            }

            if (batch.Count < take)
            {
                return page;
            }
        }
    }

    private string? RolledUp(string key)
    {
        if (string.IsNullOrEmpty(delimiter))
        {
            return null;
        }

        var at = key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + delimiter.Length)];
    }

    private async ValueTask<List<ListedObject>> ReadAsync(ListPlace place, int take, CancellationToken ct)
    {
        var objects = KeyRange.Of(prefix).Apply(db.S3Objects.AsNoTracking().Where(o => o.BucketId == bucket));
        var from = place.Key;
        if (from.Length > 0)
        {
            objects = place.IsIncluded ? objects.Where(o => string.Compare(o.Key, from) >= 0) : objects.Where(o => string.Compare(o.Key, from) > 0);
        }

        var rows = await objects.OrderBy(o => o.Key).Take(take).Select(o => new { o.Key, o.Size, o.ETag, o.ModifiedAt, o.Details }).ToListAsync(ct);
        return rows.ConvertAll(o => new ListedObject(o.Key, o.Size, o.ETag, o.ModifiedAt, ObjectDetails.FromJson(o.Details)));
    }
}
