using IamSim.Calls;
using IamSim.Hosting;
using IamSim.Iam.Policies;
using IamSim.Storage;

namespace IamSim.Simulator.Exporting;

/// <summary>Writes an account in one of the <see cref="ExportFormat"/>s, as it is at one moment, while others go on changing it.</summary>
internal sealed class Exporter(Database database, SimulatorClock clock, IamSimOptions options, AwsManagedPolicies awsPolicies, Ids ids)
{
    public async Task ExportAsync(string? account, ExportFormat format, Stream output, CancellationToken ct)
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
        await format.WriteAsync(new AccountView(call, view.Db, awsPolicies), output, ct);
    }
}
