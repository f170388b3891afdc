namespace IamSim.Iam;

/// <summary>
/// The range of paths that begin with a prefix. Asked as a range, for SQLite's LIKE ignores case and AWS's paths do not.
/// </summary>
/// <param name="First">The prefix itself: the first path of the range.</param>
/// <param name="End">The first text behind the range. Paths end at U+007E, so U+007F behind the prefix is greater than each of them.</param>
internal sealed record PathPrefix(string First, string End)
{
    /// <summary>Null where the prefix leaves nothing out.</summary>
    public static PathPrefix? Of(string? prefix) => prefix is null or "/" ? null : new(prefix, prefix + '\u007f');

    /// <summary>The same for a path in memory.</summary>
    public bool Holds(string path) => path.StartsWith(First, StringComparison.Ordinal);
}
