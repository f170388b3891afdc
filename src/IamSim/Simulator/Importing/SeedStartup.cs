using IamSim.Calls;
using IamSim.Hosting;

namespace IamSim.Simulator.Importing;

/// <summary>
/// Imports the files of <c>IamSim:Seed:Path</c> before the server listens. An account that has anything is left as it is, so a restart changes
/// nothing; a file that cannot be imported stops the start.
/// </summary>
internal sealed class SeedStartup(Importer importer, IamSimOptions options, ILogger<SeedStartup> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Seed.Path is not { Length: > 0 } path)
        {
            return;
        }

        try
        {
            await SeedAsync(path, account: null, cancellationToken);
            foreach (var folder in Directory.GetDirectories(path).Order(StringComparer.Ordinal))
            {
                if (CallerResolver.IsAccountId(Path.GetFileName(folder)))
                {
                    await SeedAsync(folder, Path.GetFileName(folder), cancellationToken);
                }
            }
        }
        catch (Exception e) when (e is ImportException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{SeedOptions.Section}:Path: {e.Message}", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SeedAsync(string folder, string? account, CancellationToken ct)
    {
        var files = Directory.GetFiles(folder)
            .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".JSON" or ".CSV")
            .Order(StringComparer.Ordinal)
            .Select(file => ImportSource.OfFile(file))
            .ToList();
        if (files.Count == 0)
        {
            return;
        }

        var report = await importer.ImportAsync(files, account, onlyIfEmpty: true, ct);
        if (report is null)
        {
            log.LogInformation("{Folder} is not imported: its account has something already", folder);
            return;
        }

        log.LogInformation(
            "{Folder} is imported into account {Account}: {Imported}", folder, report.Account, string.Join(", ", report.Imported.Select(i => $"{i.Value} {i.Key}")));
        foreach (var skipped in report.Skipped)
        {
            log.LogWarning("Of {Folder}, {Kind} {Name} is skipped: {Reason}", folder, skipped.Kind, skipped.Name, skipped.Reason);
        }

        foreach (var note in report.Notes)
        {
            log.LogInformation("{Folder}: {Note}", folder, note);
        }
    }
}
