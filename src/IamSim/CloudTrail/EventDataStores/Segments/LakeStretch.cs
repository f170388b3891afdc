using System.Security.Cryptography;
using System.Text;
using IamSim.CloudTrail.Selectors;

namespace IamSim.CloudTrail.EventDataStores.Segments;

/// <summary>What an event data store takes of one account's trail in one of its spans.</summary>
/// <param name="Account">Whose trail.</param>
/// <param name="Folder">Where its segments are.</param>
/// <param name="After">The sequence before its first event.</param>
/// <param name="To">The sequence of its last event; null while it goes on.</param>
/// <param name="Condition">What of it is taken, as SQL over the record <c>r</c>.</param>
/// <param name="Selection">What of it is taken, where SQL does not tell; null where it does.</param>
internal sealed record LakeStretch(string Account, string Folder, long After, long? To, string Condition, EventSelection? Selection)
{
    /// <summary>The stretches of a span, one an account.</summary>
    public static IEnumerable<LakeStretch> Of(LakeSpan span, IReadOnlyList<string> accounts, string storeFolder)
    {
        var from = LakeSpan.Read(span.From);
        var to = span.To is null ? null : LakeSpan.Read(span.To);
        var selectors = LakeSelectors.Read(span.EventSelectors);
        var isPlain = LakeSelectors.IsAllManagement(selectors);

        // IamSim's own questions are no events of AWS.
        var condition = isPlain ? "r.eventCategory = 'Management' AND r.eventSource <> 'iamsim'" : "true";
        if (span.OnlyRegion is { } region)
        {
            // A region is letters, digits and hyphens: it comes from a credential scope, so it is quoted all the same.
            condition += $" AND r.awsRegion = {LakeFolder.Quoted(region)}";
        }

        var form = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{LakeSchema.Version}\n{span.EventSelectors}\n{span.OnlyRegion}")).AsSpan(0, 6));
        foreach (var account in accounts)
        {
            var last = to?.GetValueOrDefault(account);
            if (last is null or > 0)
            {
                yield return new LakeStretch(
                    account, Path.Combine(storeFolder, $"{span.Number}-{form}", account), from.GetValueOrDefault(account), last, condition,
                    isPlain ? null : EventSelection.Of(selectors));
            }
        }
    }
}
