using System.Globalization;

namespace IamSim.Policies.Documents;

/// <summary>Writes the paths of errors.</summary>
internal static class PolicyPath
{
    internal static string Statement(int index) => Item(ElementNames.Statement, index);

    internal static string Item(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
