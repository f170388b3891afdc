using IamSim.Calls;
using IamSim.Hosting;
using IamSim.Iam.Policies;
using IamSim.Storage;

namespace IamSim.Simulator.Exporting;

/// <summary>Writes an account in one of the <see cref="ExportFormat"/>s, as it is at one moment, while others go on changing it.</summary>
internal sealed class Exporter(Database database, SimulatorClock clock, IamSimOptions options, AwsManagedPolicies awsPolicies, Ids ids)
{
    /// <summary>Writes an account.</summary>
    /// <param name="account">Its number; null for the default account.</param>
    /// <param name="format">The form.</param>
    /// <param name="open">Gives what it is written to, once there is something to write.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What the account lacks that the form is of; null where it is written.</returns>
    public async Task<string?> ExportAsync(string? account, ExportFormat format, Func<Stream> open, CancellationToken ct)
    {
        account ??= options.AccountId;
        var call = new Call
        {
            Account = account,
            Caller = Caller.Root(Arns.PartitionOf(options.Region), account, accessKeyId: null),
            Time = clock.GetUtcNow(),
            Region = options.Region,
            RequestId = ids.Event(),
            EventId = ids.Event(),
            Surface = CallSurface.Rest,
        };
        await using var view = await FrozenView.OpenAsync(database, ct);
        var exported = new AccountView(call, view.Db, awsPolicies);
        if (await format.MissingAsync(exported, ct) is { } missing)
        {
            return missing;
        }

        await format.WriteAsync(exported, open(), ct);
        return null;
    }
}
