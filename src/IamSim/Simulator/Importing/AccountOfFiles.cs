using System.Text.RegularExpressions;
using IamSim.Calls;

namespace IamSim.Simulator.Importing;

/// <summary>The account that some files are of, as their ARNs say; all of them must say the same.</summary>
internal sealed class AccountOfFiles
{
    private string? _firstAt;

    /// <summary>Twelve digits; null while no ARN has said.</summary>
    public string? Number { get; private set; }

    /// <summary>Takes an item's ARN, which must be made of the item's own path and name.</summary>
    public void Take(ImportedMember arn, string resource)
    {
        var parts = arn.Text().Split(':', 6);
        if (parts is not ["arn", _, "iam", "", { } account, { } named] || !CallerResolver.IsAccountId(account) || named != resource)
        {
            throw arn.Error($"{CallText.Shown(arn.Text())} is not this item's ARN: it should end in {resource}.");
        }

        Take(account, arn.Path, arn.Error);
    }

    /// <summary>Takes an account's number.</summary>
    public void Take(string account, string path, Func<string, ImportException> error)
    {
        if (Number is not null && Number != account)
        {
            throw error($"This is account {account}'s, and {_firstAt} is account {Number}'s. Files of one import are of one account.");
        }

        Number = account;
        _firstAt ??= path;
    }
}

/// <summary>Makes what names the files' account name the one that is imported into.</summary>
/// <param name="from">The files' account; null where they do not say.</param>
/// <param name="to">The account that is imported into.</param>
internal sealed class AccountChange(string? from, string to)
{
    private readonly Regex? _named = from is null || from == to ? null : new Regex($"(?<=:){from}(?=:)|(?<=\"){from}(?=\")", RegexOptions.CultureInvariant);

    /// <summary>An ARN, or a document: its ARNs, and strings that are the account's number alone (a principal, a condition's value).</summary>
    public string Follow(string text) => _named is null ? text : _named.Replace(text, to);
}
