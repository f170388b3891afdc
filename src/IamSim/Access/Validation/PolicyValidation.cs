using IamSim.Policies.Documents;
using IamSim.Policies.Findings;

namespace IamSim.Access.Validation;

/// <summary>What is wrong with a policy, and what is questionable in it.</summary>
/// <param name="Valid">True where AWS would take it as a policy of this kind.</param>
/// <param name="Errors">Why AWS would not, the first as AWS says it.</param>
/// <param name="Findings">What AWS takes and nobody means; of a valid policy only.</param>
public sealed record PolicyValidation(bool Valid, IReadOnlyList<PolicyErrorAnswer> Errors, IReadOnlyList<FindingAnswer> Findings)
{
    internal static PolicyValidation Of(ParseResult parsed) => new(
        parsed.IsValid,
        [.. parsed.Errors.Select(error => new PolicyErrorAnswer(error.Code, error.Message, error.Line, error.Column, error.Path))],
        parsed.Document is { } document
            ? [.. PolicyFindings.Check(document).Select(finding => new FindingAnswer(
                finding.Code, finding.Severity, finding.Message, finding.Position.Line, finding.Position.Column, finding.Path))]
            : []);
}

/// <summary>Why a text is no policy of its kind, and where.</summary>
public sealed record PolicyErrorAnswer(PolicyErrorCode Code, string Message, int Line, int Column, string Path);

/// <summary>What is questionable in a policy, and where.</summary>
public sealed record FindingAnswer(string Code, FindingSeverity Severity, string Message, int Line, int Column, string Path);
