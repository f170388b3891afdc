using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Simulation;

/// <summary>Context keys as a simulation is given them: each with the type of its values.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html">IAM: ContextEntry</see></remarks>
internal static class ContextEntries
{
    private const string List = "List";

    /// <summary>The keys and their values, or what is wrong with the first that is not as its type says.</summary>
    public static Outcome<List<KeyValuePair<string, ImmutableArray<string>>>> Read(IReadOnlyList<ContextEntry>? entries)
    {
        var context = new List<KeyValuePair<string, ImmutableArray<string>>>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries ?? [])
        {
            if (Refuse(entry, names) is { } fault)
            {
                return fault;
            }

            var type = ScalarOf(entry.ContextKeyType!);
            var values = entry.ContextKeyValues!.Select(value => Normal(type, value)).ToImmutableArray();
            if (values.Contains(null))
            {
                return SimulationErrors.ContextValueInvalid(entry.ContextKeyName!, FormatOf(type));
            }

            context.Add(new(entry.ContextKeyName!, [.. values.OfType<string>()]));
        }

        return context;
    }

    private static Fault? Refuse(ContextEntry entry, HashSet<string> names)
    {
        if (string.IsNullOrEmpty(entry.ContextKeyName))
        {
            return SimulationErrors.ContextKeyUnnamed();
        }

        if (!names.Add(entry.ContextKeyName))
        {
            return SimulationErrors.ContextKeyTwice(entry.ContextKeyName);
        }

        if (entry.ContextKeyType is not { } type)
        {
            return SimulationErrors.ContextKeyUntyped(entry.ContextKeyName);
        }

        if (entry.ContextKeyValues is not { Count: > 0 } values)
        {
            return SimulationErrors.ContextKeyWithoutValues(entry.ContextKeyName);
        }

        return values.Count > 1 && !type.EndsWith(List, StringComparison.Ordinal)
            ? SimulationErrors.ContextKeyNotList(type, values.Count)
            : null;
    }

    private static string ScalarOf(string type) => type.EndsWith(List, StringComparison.Ordinal) ? type[..^List.Length] : type;

    /// <summary>The value as policies are asked about it; null where it is not of the type.</summary>
    private static string? Normal(string type, string value) => type switch
    {
        "numeric" => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? value.Trim() : null,
        "date" => Timestamps.TryParse(value, out _) ? value : null,
        "ip" => IsAddress(value) ? value : null,
        "binary" => Convert.TryFromBase64String(value, new byte[value.Length], out _) ? value : null,

        // What is not "true" is false: no text is refused as a Boolean.
        "boolean" => value.Equals("true", StringComparison.OrdinalIgnoreCase) ? "true" : "false",
        _ => value,
    };

    /// <summary>An address or a range of them. The library also reads "10.0.0" as an address.</summary>
    private static bool IsAddress(string value) =>
        (IPAddress.TryParse(value, out _) || IPNetwork.TryParse(value, out _)) && (value.Contains(':') || value.Count(c => c == '.') == 3);

    private static string FormatOf(string type) => type switch
    {
        "numeric" => "numeric format",
        "date" => "DateTime format",
        "ip" => "IP address",
        _ => "base-64 encoded binary format",
    };
}
