using System.Diagnostics.CodeAnalysis;

namespace IamSim.Policies.Evaluation.Matching;

/// <summary>What is live in a pattern.</summary>
[Flags]
internal enum PatternSyntax
{
    /// <summary>A literal.</summary>
    None = 0,

    /// <summary><c>*</c> and <c>?</c>.</summary>
    Wildcards = 1,

    /// <summary><c>${…}</c>: only under version 2012-10-17.</summary>
    Variables = 2,

    /// <summary>
    /// An ARN of <c>Resource</c>: variables after the fifth colon only; before it, wildcards stay within their component but for an asterisk
    /// that ends one.
    /// </summary>
    ResourceArn = 4,

    /// <summary>An ARN of <c>ArnLike</c>: before the fifth colon wildcards stay within their component.</summary>
    ConditionArn = 8,

    IgnoreCase = 16,
}

/// <summary>Tokens, or a policy variable.</summary>
internal sealed class PatternPart
{
    private readonly ContextKey key;

    internal PatternPart(int[] tokens) => Tokens = tokens;

    internal PatternPart(string variable, string? defaultValue, bool withinComponent)
    {
        Tokens = [];
        Variable = variable;
        Default = defaultValue;
        WithinComponent = withinComponent;
        key = new ContextKey(variable);
    }

    [MemberNotNullWhen(true, nameof(Variable))]
    internal bool IsVariable => Variable is not null;

    internal int[] Tokens { get; }

    /// <summary>The context key of a variable.</summary>
    internal string? Variable { get; }

    internal string? Default { get; }

    /// <summary>True for a variable in an ARN's first five components, whose value can hold no colon.</summary>
    internal bool WithinComponent { get; }

    /// <summary>How many tokens come after this part, not counting variables' values.</summary>
    internal int Rest { get; set; }

    /// <summary>
    /// The variable's value; null where it has none, and for a key of several: "You can use any single-valued condition key as a variable".
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM: policy variables</see></remarks>
    internal string? ValueIn(RequestContext context) => context.Find(key) switch
    {
        null => Default,
        [var single] => single.Text,
        _ => null,
    };
}
