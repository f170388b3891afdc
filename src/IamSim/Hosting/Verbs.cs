using System.Text.Json;
using IamSim.Audit.Proof;
using IamSim.Calls;
using IamSim.Simulator.Exporting;
using IamSim.Simulator.Importing;
using IamSim.Simulator.Snapshots;
using IamSim.Storage;
using IamSim.Storage.Lane;

namespace IamSim.Hosting;

/// <summary>
/// What the executable does instead of serving: <c>iamsim import FILE…</c>, on the configured database. Settings are given as to the server
/// (<c>--ConnectionStrings:IamSim="Data Source=other.db"</c>).
/// </summary>
internal sealed class Verbs
{
    private const string Usage = """
        IamSim serves where no verb is given. Its verbs work on the configured database, while no server has it:

          import FILE... [--account NUMBER]
              what `aws iam get-account-authorization-details`, `get-account-password-policy` or `get-credential-report` prints, or an
              organization's file
          export [--account NUMBER] [--output FILE]
              [--format authorization-details|credential-report|password-policy|organization|terraform|cloudformation]
          snapshot FILE
              writes the whole state
          restore FILE
              puts a snapshot in the place of the whole state
          audit seal [--account NUMBER] [--output FILE]
              signs the events that are not sealed yet: keep what it prints where nobody who can change the database can change it
          audit verify [--account NUMBER] [--seal FILE]
              computes the chains of all accounts' events anew, or of one's, and names the first place that does not fit; against a seal
              that was kept elsewhere, if it is given
        """;

    private const int Refused = 1;
    private const int Misused = 2;

    /// <summary>How verbs print.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _verb;
    private readonly List<string> _files = [];
    private readonly Dictionary<string, string> _options = [];
    private readonly List<string> _settings = [];

    private Verbs(string verb) => _verb = verb;

    /// <summary>The verb that arguments begin with; null where they are settings of the server.</summary>
    public static Verbs? Of(string[] args)
    {
        if (args is [] || args[0].StartsWith('-') || args[0].Contains('='))
        {
            return null;
        }

        var verb = new Verbs(args[0]);
        for (var at = 1; at < args.Length; at++)
        {
            verb.Take(args[at], at + 1 < args.Length ? args[at + 1] : null, ref at);
        }

        return verb;
    }

    /// <summary>Does it.</summary>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(Stream output, TextWriter error)
    {
        var account = _options.GetValueOrDefault("account");
        if (account is not null && !CallerResolver.IsAccountId(account))
        {
            await error.WriteLineAsync("--account must be twelve digits.");
            return Misused;
        }

        if (ExportFormat.Of(_options.GetValueOrDefault("format")) is not { } format)
        {
            await error.WriteLineAsync($"--format is one of {ExportFormat.Names}.");
            return Misused;
        }

        Func<IServiceProvider, Task<string?>>? work = (_verb, _files) switch
        {
            ("import", [_, ..]) => services => ImportAsync(services, account, output),
            ("export", []) => services => ExportAsync(services, account, format, output),
            ("snapshot", [var file]) => services => SnapshotAsync(services, file),
            ("restore", [var file]) => services => RestoreAsync(services, file),
            ("audit", ["seal"]) => services => AuditVerbs.SealAsync(services, account, _options.GetValueOrDefault("output"), output),
            ("audit", ["verify"]) when _options.GetValueOrDefault("seal") is { } seal => services => AuditVerbs.VerifySealAsync(services, account, seal, output),
            ("audit", ["verify"]) => services => AuditVerbs.VerifyAsync(services, account, output),
            _ => null,
        };
        if (work is null)
        {
            await error.WriteLineAsync(Usage);
            return Misused;
        }

        try
        {
            if (await OnDatabaseAsync(work) is not { } refusal)
            {
                return 0;
            }

            await error.WriteLineAsync(refusal);
            return Refused;
        }
        catch (Exception e) when (e is ImportException or IOException or UnauthorizedAccessException or LaneUnavailableException)
        {
            await error.WriteLineAsync(e.GetBaseException().Message);
            return Refused;
        }
    }

    private void Take(string arg, string? next, ref int at)
    {
        if (!arg.StartsWith("--", StringComparison.Ordinal))
        {
            _files.Add(arg);
            return;
        }

        var (name, value) = arg.Split('=', 2) is [var before, var behind] ? (before[2..], behind) : (arg[2..], next ?? string.Empty);
        at += arg.Contains('=') ? 0 : 1;
        if (name is "account" or "format" or "output" or "seal")
        {
            _options[name] = value;
        }
        else
        {
            _settings.Add($"--{name}={value}");
        }
    }

    /// <summary>The server's parts without the server: nothing listens.</summary>
    /// <returns>Why it was not done; null where it was.</returns>
    private async Task<string?> OnDatabaseAsync(Func<IServiceProvider, Task<string?>> work)
    {
        await using var app = Server.Build([.. _settings], logsToError: true);
        app.Services.GetRequiredService<Database>().Prepare();
        var lane = app.Services.GetRequiredService<WriterLane>();
        await lane.StartAsync(CancellationToken.None);
        try
        {
            return await work(app.Services);
        }
        finally
        {
            await lane.StopAsync(CancellationToken.None);
        }
    }

    private async Task<string?> ImportAsync(IServiceProvider services, string? account, Stream output)
    {
        var sources = _files.ConvertAll(file => ImportSource.OfFile(file));
        var report = await services.GetRequiredService<Importer>().ImportAsync(sources, account, onlyIfEmpty: false, CancellationToken.None);
        await JsonSerializer.SerializeAsync(output, report, Json);
        output.WriteByte((byte)'\n');
        return null;
    }

    private async Task<string?> ExportAsync(IServiceProvider services, string? account, ExportFormat format, Stream output)
    {
        FileStream? file = null;
        try
        {
            return await services.GetRequiredService<Exporter>().ExportAsync(
                account, format, () => _options.TryGetValue("output", out var path) ? file = File.Create(path) : output, CancellationToken.None);
        }
        finally
        {
            file?.Dispose();
        }
    }

    private static async Task<string?> SnapshotAsync(IServiceProvider services, string path)
    {
        await using var file = File.Create(path);
        await services.GetRequiredService<SnapshotWriter>().WriteAsync(file, CancellationToken.None);
        return null;
    }

    private static async Task<string?> RestoreAsync(IServiceProvider services, string path)
    {
        await services.GetRequiredService<SnapshotStore>().RestoreAsync(ImportSource.OfFile(path), CancellationToken.None);
        return null;
    }
}
