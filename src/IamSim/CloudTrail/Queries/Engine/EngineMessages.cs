using System.Globalization;
using System.Text.Json;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>What the engine says, for whoever wrote the statement.</summary>
internal static class EngineMessages
{
    private const int Longest = 1000;
    private const string Other = "The query could not be run.";

    /// <summary>What is wrong with a statement; what is wrong with the engine's surroundings stays in the log.</summary>
    private static readonly string[] Told =
    [
        "Binder Error", "Catalog Error", "Parser Error", "Conversion Error", "Invalid Input Error", "Out of Range Error", "Not implemented Error", "Mismatch Type Error",
        "Invalid Type Error", "Syntax Error", "Expression Error", "Sequence Error", "Invalid Error", "Parameter Not Resolved Error",
    ];

    public const string TooDeep = "The statement is nested too deeply.";

    private static bool IsTooDeep(string message) => message.Contains("expression depth", StringComparison.Ordinal);

    public static bool IsTold(string message) => Array.Exists(Told, kind => message.StartsWith(kind, StringComparison.Ordinal));

    public static bool IsOutOfMemory(string message) => message.StartsWith("Out of Memory", StringComparison.Ordinal);

    public static string Shown(string message)
    {
        if (IsOutOfMemory(message))
        {
            return "Query exhausted resources at this scale factor.";
        }

        if (!IsTold(message))
        {
            return Other;
        }

        if (IsTooDeep(message))
        {
            return TooDeep;
        }

        // Behind the first line stand suggestions and a picture of the place.
        var text = message[(message.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        text = end < 0 ? text : text[..end];
        return text.Length > Longest ? text[..Longest] : text.Length < 4 ? Other : text;
    }

    /// <summary>A parser's error with its place, as Presto says it.</summary>
    public static string At(string statement, Func<int, int> placeOf, JsonElement error)
    {
        var message = error.GetProperty("error_message").GetString() ?? Other;
        if (IsTooDeep(message))
        {
            return TooDeep;
        }

        if (!error.TryGetProperty("position", out var given)
            || !int.TryParse(given.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return message;
        }

        position = Math.Clamp(placeOf(position), 0, statement.Length);
        var before = statement.AsSpan(0, position);
        return string.Create(CultureInfo.InvariantCulture, $"line {before.Count('\n') + 1}:{position - before.LastIndexOf('\n')}: {message}");
    }
}
