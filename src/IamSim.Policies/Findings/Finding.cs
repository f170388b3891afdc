using IamSim.Policies.Documents;

namespace IamSim.Policies.Findings;

/// <summary>How much a finding matters, as IAM Access Analyzer sorts its own.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">IAM: policy check reference</see>
/// </remarks>
public enum FindingSeverity
{
    /// <summary>A part of the policy does nothing of what it says.</summary>
    Error,

    /// <summary>It allows what is too much.</summary>
    SecurityWarning,

    /// <summary>It is valid, and probably not what is meant.</summary>
    Warning,

    /// <summary>It can be said better.</summary>
    Suggestion,
}

/// <summary>What is questionable in a valid policy.</summary>
/// <param name="Code">Stable, in capitals: IAM's own code where IAM has such a check.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Position">Where in the text.</param>
/// <param name="Path">Where in the document, such as <c>Statement[0].Action[1]</c>.</param>
public sealed record Finding(string Code, FindingSeverity Severity, string Message, TextPosition Position, string Path);
