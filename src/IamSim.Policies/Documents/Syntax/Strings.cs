using System.Collections.Immutable;
using IamSim.Policies.Documents.Text;

namespace IamSim.Policies.Documents.Syntax;

/// <summary>Reads strings, and lists of strings whose brackets are optional around a single one.</summary>
internal static class Strings
{
    internal static PolicyText? ReadOne(JsonNode node, string path, ErrorLog log)
    {
        if (node is JsonString text)
        {
            return new PolicyText(text.Value, text.Start);
        }

        Faults.WrongType(node, path, log);
        return null;
    }

    /// <summary>The strings; an empty list is the rules' matter, for AWS names what is missing.</summary>
    internal static ImmutableArray<PolicyText> ReadList(JsonNode node, string path, ErrorLog log)
    {
        if (node is not JsonArray list)
        {
            return ReadOne(node, path, log) is { } single ? [single] : [];
        }

        var texts = ImmutableArray.CreateBuilder<PolicyText>(list.Items.Length);
        for (var index = 0; index < list.Items.Length; index++)
        {
            if (list.Items[index] is JsonString text)
            {
                texts.Add(new PolicyText(text.Value, text.Start));
            }
            else
            {
                Faults.WrongType(list.Items[index], PolicyPath.Item(path, index), log);
            }
        }

        return texts.ToImmutable();
    }
}
