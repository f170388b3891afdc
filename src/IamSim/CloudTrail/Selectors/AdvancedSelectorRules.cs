using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Selectors;

/// <summary>
/// The rules for advanced event selectors: which fields each category of events knows, with which operators. The messages say the page's rules in words of
/// IamSim.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html">CloudTrail: AdvancedFieldSelector</see>,
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html">PutEventSelectors</see>
/// </remarks>
internal static class AdvancedSelectorRules
{
    private const string Category = "eventCategory";

    /// <summary>Fields that know nothing but <c>Equals</c>.</summary>
    private static readonly string[] EqualsOnly = [Category, "readOnly", "resources.type", "errorCode"];

    private static readonly string[] DataFields =
        [Category, "resources.type", "readOnly", "eventName", "resources.ARN", "eventSource", "eventType", "sessionCredentialFromConsole", "userIdentity.arn"];

    private static readonly string[] NetworkFields = [Category, "eventSource", "eventName", "errorCode", "vpcEndpointId"];

    private static readonly string[] TrailManagementFields = [Category, "eventSource", "readOnly"];

    private static readonly string[] StoreManagementFields =
        [Category, "eventSource", "readOnly", "eventName", "eventType", "sessionCredentialFromConsole", "userIdentity.arn"];

    /// <summary>What trails may exclude of management events.</summary>
    private static readonly string[] Excludable = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

    /// <summary>The categories that only event data stores take, of which nothing can be filtered.</summary>
    private static readonly string[] StoreOnly = ["Insight", "ConfigurationItem", "Evidence", "ActivityAuditLog"];

    /// <summary>Why selectors are refused; null where they are in order.</summary>
    /// <param name="selectors">The selectors.</param>
    /// <param name="ofTrail">False for an event data store, whose management events know more fields.</param>
    /// <param name="options">The quotas.</param>
    public static Fault? Refuse(IReadOnlyList<AdvancedEventSelector> selectors, bool ofTrail, CloudTrailOptions options)
    {
        if (selectors.Sum(s => s.FieldSelectors.Sum(f => Operators(f).Sum(o => o.Values.Count))) > options.ConditionsPerTrail)
        {
            return SelectorErrors.Invalid($"Advanced event selectors can have at most {options.ConditionsPerTrail} conditions.");
        }

        return selectors.Select(selector => Refuse(selector, ofTrail)).FirstOrDefault(fault => fault is not null);
    }

    private static Fault? Refuse(AdvancedEventSelector selector, bool ofTrail)
    {
        var fields = selector.FieldSelectors;
        if (fields.GroupBy(f => f.Field).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
        {
            return SelectorErrors.Invalid($"The field {twice} can be used only once in an advanced event selector.");
        }

        if (fields.FirstOrDefault(f => f.Field == Category)?.EqualsValue is not [var category])
        {
            return SelectorErrors.Invalid("The field eventCategory is required, and must be set to Equals with one value.");
        }

        if (FieldsOf(category, ofTrail) is not { } known)
        {
            return SelectorErrors.Invalid($"{Shown(category)} is not a valid value of eventCategory.");
        }

        if (fields.FirstOrDefault(f => !known.Contains(f.Field)) is { } unknown)
        {
            return SelectorErrors.Invalid($"{Shown(unknown.Field)} is not a valid field for events of the category {category}.");
        }

        return Missing(category, fields) ?? fields.Select(field => Refuse(field, category, ofTrail)).FirstOrDefault(fault => fault is not null);
    }

    private static string[]? FieldsOf(string category, bool ofTrail) => category switch
    {
        "Management" => ofTrail ? TrailManagementFields : StoreManagementFields,
        "Data" => DataFields,
        "NetworkActivity" => NetworkFields,
        _ => !ofTrail && StoreOnly.Contains(category) ? [Category] : null,
    };

    private static Fault? Missing(string category, IReadOnlyList<AdvancedFieldSelector> fields)
    {
        var required = category switch { "Data" => "resources.type", "NetworkActivity" => "eventSource", _ => null };
        return required is not null && fields.All(f => f.Field != required)
            ? SelectorErrors.Invalid($"The field {required} is required for events of the category {category}.")
            : null;
    }

    private static Fault? Refuse(AdvancedFieldSelector field, string category, bool ofTrail)
    {
        var operators = Operators(field).ToList();
        if (operators.Count == 0 || operators.Exists(o => o.Values.Count == 0))
        {
            return SelectorErrors.Invalid($"The field {field.Field} needs an operator with at least one value.");
        }

        if ((EqualsOnly.Contains(field.Field) || category == "NetworkActivity" && field.Field == "eventSource") && operators.Exists(o => o.Name != "Equals"))
        {
            return SelectorErrors.Invalid($"The field {field.Field} can be used with the operator Equals only.");
        }

        if (operators.FirstOrDefault(o => o.Values.Distinct().Count() < o.Values.Count) is { Name: { } repeating })
        {
            return SelectorErrors.Invalid($"The values of {repeating} of the field {field.Field} must be unique.");
        }

        return field.Field switch
        {
            "readOnly" when field.EqualsValue is not ["true" or "false"] => SelectorErrors.Invalid("The field readOnly can be set to true or false."),
            "resources.type" when field.EqualsValue is not [_] => SelectorErrors.Invalid("The field resources.type can have one value only."),
            "errorCode" when field.EqualsValue is not ["VpceAccessDenied"] => SelectorErrors.Invalid("The field errorCode can be set to VpceAccessDenied only."),
            "sessionCredentialFromConsole" when operators is not [{ Name: "Equals" or "NotEquals", Values: ["true"] }] =>
                SelectorErrors.Invalid("The field sessionCredentialFromConsole can be set to Equals or NotEquals true only."),
            "eventSource" when ofTrail && category == "Management" && !IsExclusion(operators) =>
                SelectorErrors.Invalid("The field eventSource can be set to NotEquals kms.amazonaws.com or NotEquals rdsdata.amazonaws.com only."),
            _ => null,
        };
    }

    private static bool IsExclusion(List<(string Name, IReadOnlyList<string> Values)> operators) =>
        operators is [{ Name: "NotEquals", Values: var sources }] && sources.All(source => Excludable.Contains(source));

    private static IEnumerable<(string Name, IReadOnlyList<string> Values)> Operators(AdvancedFieldSelector field)
    {
        (string Name, IReadOnlyList<string>? Values)[] all =
        [
            ("Equals", field.EqualsValue), ("StartsWith", field.StartsWith), ("EndsWith", field.EndsWith), ("NotEquals", field.NotEquals),
            ("NotStartsWith", field.NotStartsWith), ("NotEndsWith", field.NotEndsWith),
        ];
        return all.Where(o => o.Values is not null).Select(o => (o.Name, o.Values!));
    }

    private static string Shown(string text) => Calls.CallText.Shown(text);
}
