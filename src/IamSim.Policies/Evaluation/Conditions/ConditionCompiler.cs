using IamSim.Policies.Documents;
using static IamSim.Policies.Documents.ConditionComparison;

namespace IamSim.Policies.Evaluation.Conditions;

/// <summary>Makes the condition that an operator asks for.</summary>
internal static class ConditionCompiler
{
    internal static CompiledCondition Compile(PolicyCondition condition, bool variables) => condition.Operator.Comparison switch
    {
        StringEquals => new TextCondition(condition, TextComparison.Equal, isNegated: false, variables),
        StringNotEquals => new TextCondition(condition, TextComparison.Equal, isNegated: true, variables),
        StringEqualsIgnoreCase => new TextCondition(condition, TextComparison.EqualIgnoringCase, isNegated: false, variables),
        StringNotEqualsIgnoreCase => new TextCondition(condition, TextComparison.EqualIgnoringCase, isNegated: true, variables),
        StringLike => new TextCondition(condition, TextComparison.Like, isNegated: false, variables),
        StringNotLike => new TextCondition(condition, TextComparison.Like, isNegated: true, variables),

        // "ArnEquals and ArnLike behave identically."
        ArnEquals or ArnLike => new TextCondition(condition, TextComparison.Arn, isNegated: false, variables),
        ArnNotEquals or ArnNotLike => new TextCondition(condition, TextComparison.Arn, isNegated: true, variables),

        NumericEquals => Numbers(condition, isNegated: false, static order => order == 0),
        NumericNotEquals => Numbers(condition, isNegated: true, static order => order == 0),
        NumericLessThan => Numbers(condition, isNegated: false, static order => order < 0),
        NumericLessThanEquals => Numbers(condition, isNegated: false, static order => order <= 0),
        NumericGreaterThan => Numbers(condition, isNegated: false, static order => order > 0),
        NumericGreaterThanEquals => Numbers(condition, isNegated: false, static order => order >= 0),

        DateEquals => Dates(condition, isNegated: false, static order => order == 0),
        DateNotEquals => Dates(condition, isNegated: true, static order => order == 0),
        DateLessThan => Dates(condition, isNegated: false, static order => order < 0),
        DateLessThanEquals => Dates(condition, isNegated: false, static order => order <= 0),
        DateGreaterThan => Dates(condition, isNegated: false, static order => order > 0),
        DateGreaterThanEquals => Dates(condition, isNegated: false, static order => order >= 0),

        Bool => new BoolCondition(condition),
        BinaryEquals => new BinaryCondition(condition),
        IpAddress => new AddressCondition(condition, isNegated: false),
        NotIpAddress => new AddressCondition(condition, isNegated: true),
        Null => new NullCondition(condition),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Operator, "No such operator."),
    };

    private static OrderedCondition<decimal> Numbers(PolicyCondition condition, bool isNegated, Func<int, bool> accepts) =>
        new(condition, isNegated, accepts, ConditionValues.Number, static value => value.Number);

    private static OrderedCondition<DateTimeOffset> Dates(PolicyCondition condition, bool isNegated, Func<int, bool> accepts) =>
        new(condition, isNegated, accepts, ConditionValues.Date, static value => value.Date);
}
