using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation.Matching;

namespace IamSim.Policies.Evaluation.Conditions;

/// <summary>How texts are compared.</summary>
internal enum TextComparison
{
    Equal,
    EqualIgnoringCase,
    Like,
    Arn,
}

/// <summary>The string and ARN operators, the only ones whose values may hold policy variables.</summary>
internal sealed class TextCondition(PolicyCondition source, TextComparison comparison, bool isNegated, bool variables)
    : CompiledCondition(source, isNegated)
{
    private readonly Pattern[] patterns = [.. source.Values.Select(value => Compile(value.Text, comparison, variables))];

    internal override IEnumerable<PatternPart> Variables => patterns.SelectMany(pattern => pattern.Variables);

    internal override IEnumerable<string?> Asked(RequestContext context) => patterns.Select((pattern, index) =>
        pattern.Shape == PatternShape.Variables ? pattern.Resolve(context) : Source.Values[index].Text);

    private protected override bool Matches(ContextValue value, RequestContext context)
    {
        if (comparison == TextComparison.Arn && !ArnComponents.AreAll(value.Text))
        {
            return false;
        }

        foreach (var pattern in patterns)
        {
            if (pattern.IsMatch(value.Text, context))
            {
                return true;
            }
        }

        return false;
    }

    private static Pattern Compile(string text, TextComparison comparison, bool variables)
    {
        // "Each of the six colon-delimited components of the ARN is checked separately": a pattern of fewer, as written, matches no ARN.
        if (comparison == TextComparison.Arn && !ArnComponents.AreAllWritten(text, variables))
        {
            return Pattern.Nothing;
        }

        var syntax = comparison switch
        {
            TextComparison.EqualIgnoringCase => PatternSyntax.IgnoreCase,
            TextComparison.Like => PatternSyntax.Wildcards,
            TextComparison.Arn => PatternSyntax.Wildcards | PatternSyntax.ConditionArn,
            _ => PatternSyntax.None,
        };
        return Pattern.Compile(text, variables ? syntax | PatternSyntax.Variables : syntax);
    }
}
