using IamSim.Calls;
using IamSim.Hosting;
using IamSim.Iam.AccessKeys;
using IamSim.Iam.Policies;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.AspNetCore.DataProtection;

namespace IamSim.Simulator.Importing;

/// <summary>
/// Imports what the AWS CLI prints of a real account: users, groups, roles and policies with their ids and dates, its password policy, its
/// credential report. All of the files or nothing.
/// </summary>
/// <remarks>
/// The files are read twice: first beside the writer lane, where everything is checked while others go on; then within it, where rows are only
/// made and inserted. So the lane is kept for as long as the database takes.
/// </remarks>
internal sealed class Importer(
    Database database,
    WriterLane lane,
    SimulatorClock clock,
    IamSimOptions options,
    AwsManagedPolicies awsPolicies,
    Ids ids,
    IDataProtectionProvider protection,
    SimulatorCaches caches)
{
    /// <summary>Imports files of one account.</summary>
    /// <param name="sources">The files.</param>
    /// <param name="account">The account to import into; null for the one that the files are of.</param>
    /// <param name="onlyIfEmpty">Imports nothing where the account has anything.</param>
    /// <param name="ct">Stops the checking; the writing goes on to its end.</param>
    /// <returns>What came of it; null where the account had to be empty and was not.</returns>
    /// <exception cref="ImportException">A file cannot be imported, so none is.</exception>
    public async Task<ImportReport?> ImportAsync(IReadOnlyList<ImportSource> sources, string? account, bool onlyIfEmpty, CancellationToken ct)
    {
        var partition = Arns.PartitionOf(options.Region);
        var plan = await ImportPlan.MakeAsync(sources, partition, ids, ct);
        if (plan.HasCredentials)
        {
            // The first secret that is ever sealed makes a key in the database, which it could not within the lane.
            protection.CreateProtector(AccessKey.SecretPurpose).Protect([]);
        }

        var into = account ?? plan.Account ?? options.AccountId;
        var target = new ImportTarget(into, partition, clock.GetUtcNow(), new AccountChange(plan.Account, into));
        var change = new ImportChange(target, plan, onlyIfEmpty, database, awsPolicies, ids, protection);
        try
        {
            await lane.RunAsync(change, ct);
        }
        finally
        {
            // The rows passed those by who watch the change tracker.
            caches.Forget();
        }

        return change.Report;
    }
}
