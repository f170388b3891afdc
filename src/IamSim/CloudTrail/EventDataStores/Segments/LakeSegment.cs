using System.Globalization;
using System.Text.RegularExpressions;

namespace IamSim.CloudTrail.EventDataStores.Segments;

/// <summary>
/// A file with the events of a stretch of an account's trail that a store has selected. Its name says which stretch that is, and the hash of the chain at
/// its end: whether it is of this very trail can be told without a look into it.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="After">The sequence before its first event.</param>
/// <param name="To">The sequence of the last event of the stretch, selected or not.</param>
/// <param name="Rows">How many events it has.</param>
/// <param name="Chain">The chain's hash at the end of the stretch, as far as the name has it.</param>
internal sealed partial record LakeSegment(string Path, long After, long To, long Rows, string Chain)
{
    public const string Extension = "parquet";

    public static LakeSegment Of(string folder, long after, long to, long rows, byte[] hash)
    {
        var chain = ChainOf(hash);
        return new LakeSegment(
            System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{after:D15}-{to:D15}-{rows:D9}-{chain}.{Extension}")), after, to, rows, chain);
    }

    public static string ChainOf(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, 12));

    public static LakeSegment? Parse(string path) =>
        Name().Match(System.IO.Path.GetFileName(path)) is { Success: true } name
            ? new LakeSegment(path, Number(name.Groups[1]), Number(name.Groups[2]), Number(name.Groups[3]), name.Groups[4].Value)
            : null;

    /// <summary>
    /// The segments of a folder that stand one behind the other from a place in the chain on, the longest first where two begin at one place (what was
    /// merged); and the files that are left over.
    /// </summary>
    public static (List<LakeSegment> Chain, List<string> Left) ChainIn(string folder, long after)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        var byStart = files.Select(Parse).OfType<LakeSegment>().GroupBy(s => s.After).ToDictionary(g => g.Key, g => g.MaxBy(s => s.To)!);
        var chain = new List<LakeSegment>();
        while (byStart.Remove(after, out var next))
        {
            chain.Add(next);
            after = next.To;
        }

        return (chain, files.Except(chain.Select(s => s.Path)).ToList());
    }

    private static long Number(Group group) => long.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([0-9]{15})-([0-9]{15})-([0-9]{9,15})-([0-9a-f]{24})\.parquet\z")]
    private static partial Regex Name();
}
