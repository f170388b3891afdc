using System.Globalization;
using System.Text;
using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.Simulator;

/// <summary>One service in the support matrix.</summary>
/// <param name="Service">AWS's id of it, such as <c>IAM</c>.</param>
/// <param name="Version">The API's version.</param>
/// <param name="Done">The operations that IamSim serves.</param>
/// <param name="Missing">The operations of the model that it does not serve yet: they answer 501 <c>NotImplemented</c>.</param>
public sealed record ServiceSupport(string Service, string Version, IReadOnlyList<string> Done, IReadOnlyList<string> Missing);

/// <summary>What is done and what is missing, from the models and the operation classes: never written by hand.</summary>
internal static class SupportMatrix
{
    public static IEnumerable<ServiceSupport> All => Services.All.Select(service => new ServiceSupport(
        service.ServiceId,
        service.ApiVersion,
        Names(service, isServed: true),
        Names(service, isServed: false)));

    /// <summary>The matrix as the page <c>docs/support.md</c>, which a test holds against it.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder("# What IamSim supports\n\n");
        text.Append("Made from AWS's models and IamSim's operation classes; a test keeps it true. A missing operation answers `501 NotImplemented`.\n");
        foreach (var service in All)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {service.Service} {service.Version}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"**Done: {service.Done.Count} of {service.Done.Count + service.Missing.Count}**\n");
            text.Append(List(service.Done));
            text.Append(CultureInfo.InvariantCulture, $"\n**Missing: {service.Missing.Count}**\n");
            text.Append(List(service.Missing));
        }

        return text.ToString();
    }

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? string.Empty : "\n" + string.Concat(names.Select(n => $"- `{n}`\n"));

    private static List<string> Names(ServiceContract service, bool isServed) =>
        service.Operations.Where(o => CallRunner.IsServed(o) == isServed).Select(o => o.Name).Order(StringComparer.Ordinal).ToList();
}
