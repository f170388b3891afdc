using System.Collections.Immutable;
using IamSim.Policies.Documents.Messages;

namespace IamSim.Policies.Documents;

/// <summary>Collects the errors of one document, in AWS's words for its kind.</summary>
internal sealed class ErrorLog(PolicyKind kind)
{
    // A hostile document must not be answered with more text than it holds.
    private const int MaxErrors = 100;

    private readonly ImmutableArray<PolicyError>.Builder errors = ImmutableArray.CreateBuilder<PolicyError>();

    internal bool HasErrors => errors.Count > 0;

    internal ImmutableArray<PolicyError> Errors => errors.ToImmutable();

    /// <param name="code">The broken rule.</param>
    /// <param name="position">Where the offending part begins.</param>
    /// <param name="path">The offending part.</param>
    /// <param name="detail">What the message names: an element, a value or a position.</param>
    internal void Add(PolicyErrorCode code, TextPosition position, string path, string detail = "")
    {
        if (errors.Count < MaxErrors)
        {
            errors.Add(new PolicyError(code, PolicyMessages.For(kind, code, detail), position.Line, position.Column, path));
        }
    }
}
