using System.Net;
using System.Net.Sockets;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation.Conditions;
using IamSim.Policies.Evaluation.Matching;
using static IamSim.Policies.Documents.ConditionComparison;

namespace IamSim.Policies.Findings.Checks;

/// <summary>Values that their operator can't compare, that no request can have, or that every request has.</summary>
internal static class ConditionValueChecks
{
    internal static void Check(StatementView view, FindingLog log)
    {
        foreach (var condition in view.Statement.Conditions)
        {
            var path = $"{view.Path}.Condition.{condition.Operator}.{condition.Key}";
            if (condition.Values.IsEmpty)
            {
                log.Suggest("EMPTY_ARRAY_CONDITION", "Without values the condition compares with nothing. Give a value, or leave it out.", condition.Position, path);
                continue;
            }

            foreach (var value in condition.Values)
            {
                CheckValue(condition.Operator.Comparison, value, path, log);
            }

            CheckAlwaysTrue(condition, path, log);
            CheckRepeated(condition, path, log);
        }
    }

    private static void CheckValue(ConditionComparison comparison, ConditionValue value, string path, FindingLog log)
    {
        var text = value.Text;
        switch (comparison)
        {
            case >= NumericEquals and <= NumericGreaterThanEquals when !ConditionValues.Number(text).IsValid:
                Mismatch("a number");
                break;
            case >= DateEquals and <= DateGreaterThanEquals when !ConditionValues.Date(text).IsValid:
                log.Error("INVALID_DATE_VALUE", $"{text} is no date: it matches no request. Write 2030-01-31T12:00:00Z, or seconds since 1970.", value.Position, path);
                break;
            case Bool or Null when !ConditionValues.Boolean(text).IsValid:
                Mismatch("true or false");
                break;
            case BinaryEquals when !ConditionValues.Bytes(text).IsValid:
                Mismatch("base64");
                break;
            case IpAddress or NotIpAddress:
                CheckAddress(value, path, log);
                break;
            case ArnEquals or ArnLike or ArnNotEquals or ArnNotLike when !ArnComponents.AreAll(text):
                log.Error("INVALID_ARN_VALUE", $"{text} is no ARN of six components: it matches no request.", value.Position, path);
                break;
            case StringEquals or StringNotEquals or StringEqualsIgnoreCase or StringNotEqualsIgnoreCase
                when text.Replace("${*}", "", StringComparison.Ordinal).Replace("${?}", "", StringComparison.Ordinal).AsSpan().ContainsAny('*', '?'):
                log.Warning("WILDCARD_WITHOUT_LIKE_OPERATOR", $"{comparison} takes the wildcards of {text} as plain characters. Use StringLike.", value.Position, path);
                break;
            default:
                break;
        }

        void Mismatch(string expected) =>
            log.Error("MISMATCHED_CONDITION_VALUE", $"{text} is not {expected}: {comparison} matches no request with it.", value.Position, path);
    }

    private static void CheckAddress(ConditionValue value, string path, FindingLog log)
    {
        var network = ConditionValues.Network(value.Text);
        if (!network.IsValid)
        {
            log.Error("TYPE_MISMATCH_IP_RANGE", $"{value.Text} is no address and no CIDR range: it matches no request.", value.Position, path);
            return;
        }

        var address = ConditionValues.Address(value.Text.Split('/')[0]).Value;
        if (!network.Value.BaseAddress.Equals(address))
        {
            log.Suggest("IMPROVE_IP_RANGE", $"{value.Text} has bits behind its prefix, which do not count. Write {network.Value}.", value.Position, path);
        }

        if (IsPrivate(address))
        {
            log.Warning(
                "PRIVATE_IP_ADDRESS",
                $"aws:SourceIp is a public address; {value.Text} is of a private network. For requests through a VPC endpoint use aws:VpcSourceIp.",
                value.Position,
                path);
        }
    }

    private static bool IsPrivate(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            && (bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31) || (bytes[0] == 192 && bytes[1] == 168));
    }

    private static void CheckAlwaysTrue(PolicyCondition condition, string path, FindingLog log)
    {
        var isAlways = condition.Operator.Comparison switch
        {
            Null => condition.Values.Select(value => ConditionValues.Boolean(value.Text)).Where(value => value.IsValid).Select(value => value.Value).Distinct().Count() == 2,
            Bool => condition.Operator.IfExists
                && condition.Values.Select(value => value.Text.ToLowerInvariant()).Where(text => text is "true" or "false").Distinct().Count() == 2,
            StringLike => condition.Operator.IfExists && condition.Values.Any(value => value.Text == "*"),
            _ => false,
        };
        var isOpen = condition.Operator.Comparison == StringLike && condition.Values.Any(value => value.Text == "*");
        if (isAlways)
        {
            log.Warning("CONDITION_ALWAYS_TRUE", "Every request fulfils this condition. Leave it out, or say what is meant.", condition.Position, path);
        }
        else if (isOpen)
        {
            log.Warning(
                "CONDITION_MATCHES_ANY_VALUE", $"Every request that has {condition.Key} fulfils this. If that is meant, say it by Null.", condition.Position, path);
        }
        else if (condition.Operator.Comparison == IpAddress && condition.Values.Any(value => value.Text.EndsWith("/0", StringComparison.Ordinal)))
        {
            log.Warning("CONDITION_MATCHES_ANY_VALUE", "A range with the prefix 0 is every address of its family.", condition.Position, path);
        }

        if (condition.Operator.Comparison is Bool && condition.Values.Length > 1)
        {
            log.Error("INVALID_CONDITION_MULTIPLE_BOOLEAN", "A Boolean has one value: true or false.", condition.Position, path);
        }
    }

    private static void CheckRepeated(PolicyCondition condition, string path, FindingLog log)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in condition.Values.Where(value => !seen.Add(value.Text)))
        {
            log.Suggest("REDUNDANT_CONDITION_VALUE", $"{value.Text} stands here twice.", value.Position, path);
        }
    }
}
