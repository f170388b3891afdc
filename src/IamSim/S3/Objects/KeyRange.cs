using System.Text;

namespace IamSim.S3.Objects;

/// <summary>The keys that begin with a prefix, as a span of the keys' order.</summary>
/// <param name="From">The first key that could be in it.</param>
/// <param name="Before">The first key behind it; null where nothing is.</param>
internal readonly record struct KeyRange(string From, string? Before)
{
    public static KeyRange Of(string? prefix) => new(prefix ?? string.Empty, After(prefix ?? string.Empty));

    /// <summary>The first text behind all that begin with a prefix, in the order of UTF-8's bytes, which is that of code points; null where there is none.</summary>
    public static string? After(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0)
        {
            var last = runes[^1].Value;
            runes.RemoveAt(runes.Count - 1);
            if (last < 0x10FFFF)
            {
                // What UTF-16 needs for its pairs is no text.
                var next = new Rune(last == 0xD7FF ? 0xE000 : last + 1);
                var text = new StringBuilder(prefix.Length + 1);
                foreach (var rune in runes)
                {
                    text.Append(rune.ToString());
                }

                return text.Append(next.ToString()).ToString();
            }
        }

        return null;
    }

    public IQueryable<StoredObject> Apply(IQueryable<StoredObject> objects)
    {
        var (from, before) = (From, Before);
        if (from.Length > 0)
        {
            objects = objects.Where(o => string.Compare(o.Key, from) >= 0);
        }

        return before is null ? objects : objects.Where(o => string.Compare(o.Key, before) < 0);
    }
}
