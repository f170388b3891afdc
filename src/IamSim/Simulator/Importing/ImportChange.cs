using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace IamSim.Simulator.Importing;

/// <summary>
/// The writing of an import: one change of the lane, so that all of it is there or nothing. With <c>onlyIfEmpty</c> it writes nothing where the
/// account has anything.
/// </summary>
internal sealed class ImportChange(
    ImportTarget target, ImportPlan plan, bool onlyIfEmpty, Database database, AwsManagedPolicies awsPolicies, Ids ids, IDataProtectionProvider protection)
    : SimulatorChange
{
    /// <summary>What came of it; null where the account was not empty and had to be.</summary>
    public ImportReport? Report { get; private set; }

    protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
    {
        // It may run again, after a transaction that died.
        Report = null;
        var contents = await AccountContents.ReadAsync(db, target.Account, ct);
        if (onlyIfEmpty && !contents.IsEmpty)
        {
            return;
        }

        var tally = new ImportTally();
        plan.Notes.ForEach(tally.Note);
        using var rows = database.CreateBulkWriter(db);
        var run = new ImportRun
        {
            Target = target,
            Contents = contents,
            Links = new ImportLinks(target, plan, contents, awsPolicies, tally),
            AwsPolicies = awsPolicies,
            Ids = ids,
            Rows = rows,
            Tally = tally,
        };
        var writer = new ImportWriter(run);
        CredentialWriter? credentials = null;
        await foreach (var entry in plan.ReadAsync(ct))
        {
            if (entry is not ImportedCredentials line)
            {
                writer.Write(entry);
                continue;
            }

            if (credentials is null)
            {
                // Its changes of users' rows must find them.
                rows.Flush();
                credentials = await CredentialWriter.MakeAsync(run, db, protection, ct);
            }

            await credentials.WriteAsync(line, ct);
        }

        if (plan.Organization is { } organization)
        {
            await new OrganizationWriter(run, db, organization).WriteAsync(ct);
        }

        rows.Flush();
        await TrustedIds.FillAsync(db, target.Account, run.Trusting, ct);
        Report = tally.Report(target.Account);
    }
}
