using IamSim.Iam.Policies;
using IamSim.Storage;
using IamSim.Storage.Bulk;

namespace IamSim.Simulator.Importing;

/// <summary>Where and when an import goes.</summary>
/// <param name="Account">The account that is imported into.</param>
/// <param name="Partition">Its partition, for ARNs.</param>
/// <param name="Now">The simulator's time.</param>
/// <param name="Change">Makes what names the files' account name this one.</param>
internal sealed record ImportTarget(string Account, string Partition, DateTimeOffset Now, AccountChange Change);

/// <summary>An import while it is written, and what all its parts need.</summary>
internal sealed class ImportRun
{
    public required ImportTarget Target { get; init; }

    public required AccountContents Contents { get; init; }

    public required ImportLinks Links { get; init; }

    public required AwsManagedPolicies AwsPolicies { get; init; }

    public required Ids Ids { get; init; }

    public required BulkWriter Rows { get; init; }

    public required ImportTally Tally { get; init; }

    /// <summary>The ids of the written roles whose trust policies name users or roles: these have unique ids once all is written.</summary>
    public List<string> Trusting { get; } = [];

    /// <summary>The id of an item that is to be written; null, and said why, where its name or its id is taken.</summary>
    public string? NewId(string kind, ImportedName name, TakenNames taken, Func<string> makeId)
    {
        if (taken.Has(name.Key))
        {
            Tally.Skipped(kind, name.Name, "The account has one of this name.");
            return null;
        }

        var id = name.Id ?? makeId();
        if (taken.IsTaken(id))
        {
            Tally.Skipped(kind, name.Name, $"The account has its id, {id}, under another name.");
            return null;
        }

        taken.Add(name.Key, id);
        Tally.Took(kind);
        return id;
    }
}
