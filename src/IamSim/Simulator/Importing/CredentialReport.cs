using System.Text;
using IamSim.Calls;
using IamSim.Contracts;
using Microsoft.VisualBasic.FileIO;

namespace IamSim.Simulator.Importing;

/// <summary>Reads a credential report, the CSV that <c>GetCredentialReport</c> gives.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">IAM: Generate credential reports</see></remarks>
internal sealed class CredentialReport(string file, AccountOfFiles account)
{
    private const string Root = "<root_account>";
    private const int MostKeys = 2;

    private static readonly string[] Needed = ["user", "arn", "password_enabled", "mfa_active"];

    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private string[] _row = [];
    private int _line;

    public IEnumerable<ImportedCredentials> Read(Stream csv)
    {
        using var lines = new TextFieldParser(csv, Encoding.UTF8) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        _row = Next(lines) ?? [];
        foreach (var (at, name) in _row.Index())
        {
            _columns.TryAdd(name, at);
        }

        if (Needed.FirstOrDefault(name => !_columns.ContainsKey(name)) is { } missing)
        {
            throw new ImportException(
                file, 1, null, $"The file is neither a JSON object nor a credential report: its first line has no column {missing}.");
        }

        while (Next(lines) is { } row)
        {
            _row = row;
            yield return Credentials();
        }
    }

    private string[]? Next(TextFieldParser lines)
    {
        try
        {
            _line = (int)lines.LineNumber;
            return lines.ReadFields();
        }
        catch (MalformedLineException e)
        {
            throw new ImportException(file, (int)e.LineNumber, null, "The line is not CSV.");
        }
    }

    private ImportedCredentials Credentials()
    {
        var name = Text("user") ?? throw Error("user", "This is empty.");
        var arn = Text("arn")?.Split(':', 6);
        if (arn is not ["arn", _, "iam", "", { } number, _] || !CallerResolver.IsAccountId(number))
        {
            throw Error("arn", "This is not the ARN of a user or of root.");
        }

        account.Take(number, $"line {_line}", message => Error("arn", message));
        return new ImportedCredentials(
            name == Root ? null : name,
            Truth("password_enabled"),
            Time("password_last_used"),
            Time("password_last_changed"),
            Truth("mfa_active") ?? false,
            [.. Enumerable.Range(1, MostKeys).Select(KeyOf).OfType<ImportedKey>()],
            Truth("cert_1_active") is true || Truth("cert_2_active") is true);
    }

    private ImportedKey? KeyOf(int number)
    {
        var isActive = Truth($"access_key_{number}_active") ?? false;
        var rotated = Time($"access_key_{number}_last_rotated");
        return isActive || rotated is not null ? new ImportedKey(isActive, rotated, Time($"access_key_{number}_last_used_date")) : null;
    }

    private string? Text(string column) => _columns.TryGetValue(column, out var at) && at < _row.Length && _row[at].Length > 0 ? _row[at] : null;

    private bool? Truth(string column) => Text(column) switch
    {
        null or "not_supported" or "N/A" => null,
        { } text when bool.TryParse(text, out var truth) => truth,
        _ => throw Error(column, "This must be true or false."),
    };

    private DateTimeOffset? Time(string column) => Text(column) switch
    {
        null or "not_supported" or "N/A" or "no_information" => null,
        { } text when Timestamps.TryParse(text, out var time) && time >= SimulatorClock.Earliest && time <= SimulatorClock.Latest =>
            DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()),
        _ => throw Error(column, "This must be a time, or N/A."),
    };

    private ImportException Error(string column, string message) => new(file, _line, column, message);
}
