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

        NumericEquals => new NumericCondition(condition, isNegated: false, static order => order == 0),
        NumericNotEquals => new NumericCondition(condition, isNegated: true, static order => order == 0),
        NumericLessThan => new NumericCondition(condition, isNegated: false, static order => order < 0),
        NumericLessThanEquals => new NumericCondition(condition, isNegated: false, static order => order <= 0),
        NumericGreaterThan => new NumericCondition(condition, isNegated: false, static order => order > 0),
        NumericGreaterThanEquals => new NumericCondition(condition, isNegated: false, static order => order >= 0),

        DateEquals => new DateCondition(condition, isNegated: false, static order => order == 0),
        DateNotEquals => new DateCondition(condition, isNegated: true, static order => order == 0),
        DateLessThan => new DateCondition(condition, isNegated: false, static order => order < 0),
        DateLessThanEquals => new DateCondition(condition, isNegated: false, static order => order <= 0),
        DateGreaterThan => new DateCondition(condition, isNegated: false, static order => order > 0),
        DateGreaterThanEquals => new DateCondition(condition, isNegated: false, static order => order >= 0),

        Bool => new BoolCondition(condition),
        BinaryEquals => new BinaryCondition(condition),
        IpAddress => new AddressCondition(condition, isNegated: false),
        NotIpAddress => new AddressCondition(condition, isNegated: true),
        Null => new NullCondition(condition),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Operator, "No such operator."),
    };
}
