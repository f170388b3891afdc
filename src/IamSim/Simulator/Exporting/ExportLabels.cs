using IamSim.Iam.Account.AuthorizationDetails;
using IamSim.Storage;

namespace IamSim.Simulator.Exporting;

/// <summary>Labels that differ within their kind: of two names that come to the same label, the second gets a number.</summary>
/// <param name="spell">Makes a label of a name.</param>
/// <param name="separator">What stands before the number.</param>
internal sealed class LabelSet(Func<string, string> spell, string separator)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string Of(string name)
    {
        var label = spell(name);
        var unique = label;
        for (var number = 2; !_taken.Add(unique); number++)
        {
            unique = $"{label}{separator}{number}";
        }

        return unique;
    }
}

/// <summary>What a template calls the users, groups, roles and policies of an account: known before the first is written, for they name each other.</summary>
internal sealed class ExportLabels
{
    private readonly Dictionary<(DetailList List, string Key), string> _labels = [];

    /// <param name="account">The account.</param>
    /// <param name="labelsOf">Gives the labels of a kind.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<ExportLabels> OfAsync(AccountView account, Func<DetailList, Func<string, string>> labelsOf, CancellationToken ct)
    {
        var labels = new ExportLabels();
        foreach (var list in Enum.GetValues<DetailList>())
        {
            var of = labelsOf(list);
            foreach (var name in await account.NamesAsync(list, ct))
            {
                labels._labels.Add((list, NameKeys.Of(name)), of(name));
            }
        }

        return labels;
    }

    /// <summary>A label by name; null where the account has none of this name.</summary>
    public string? Find(DetailList list, string name) => _labels.GetValueOrDefault((list, NameKeys.Of(name)));

    public string Of(DetailList list, string name) => _labels[(list, NameKeys.Of(name))];
}
