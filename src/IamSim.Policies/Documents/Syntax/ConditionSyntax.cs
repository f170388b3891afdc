using System.Collections.Immutable;
using IamSim.Policies.Documents.Text;

namespace IamSim.Policies.Documents.Syntax;

/// <summary>Reads <c>Condition</c>: operators, under them keys, under them values.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">IAM: Condition</see>.
/// Empty maps and lists pass here: AWS accepts <c>"Condition": {}</c>, and nothing is known of it refusing the others.
/// </remarks>
internal static class ConditionSyntax
{
    internal static ImmutableArray<PolicyCondition> Read(JsonNode node, string path, ErrorLog log)
    {
        if (node is not JsonObject operators)
        {
            Faults.WrongType(node, path, log);
            return [];
        }

        var conditions = ImmutableArray.CreateBuilder<PolicyCondition>();
        foreach (var (name, position, value) in operators.Members)
        {
            var here = $"{path}.{name}";
            if (ConditionOperator.TryParse(name) is not { } known)
            {
                log.Add(PolicyErrorCode.InvalidConditionOperator, position, here, name);
            }
            else if (value is not JsonObject keys)
            {
                Faults.WrongType(value, here, log);
            }
            else
            {
                foreach (var key in keys.Members)
                {
                    var values = ReadValues(key.Value, $"{here}.{key.Name}", log);
                    conditions.Add(new PolicyCondition(known, key.Name, values, key.Position));
                }
            }
        }

        return conditions.ToImmutable();
    }

    private static ImmutableArray<ConditionValue> ReadValues(JsonNode node, string path, ErrorLog log)
    {
        if (node is not JsonArray list)
        {
            return ReadValue(node, path, log) is { } single ? [single] : [];
        }

        var values = ImmutableArray.CreateBuilder<ConditionValue>(list.Items.Length);
        for (var index = 0; index < list.Items.Length; index++)
        {
            if (ReadValue(list.Items[index], PolicyPath.Item(path, index), log) is { } value)
            {
                values.Add(value);
            }
        }

        return values.ToImmutable();
    }

    private static ConditionValue? ReadValue(JsonNode node, string path, ErrorLog log)
    {
        switch (node)
        {
            case JsonString text:
                return new ConditionValue(ConditionValueKind.String, text.Value, text.Start);
            case JsonNumber number:
                return new ConditionValue(ConditionValueKind.Number, number.Text, number.Start);
            case JsonBoolean boolean:
                return new ConditionValue(ConditionValueKind.Boolean, boolean.Value ? "true" : "false", boolean.Start);
            default:
                Faults.WrongType(node, path, log);
                return null;
        }
    }
}
