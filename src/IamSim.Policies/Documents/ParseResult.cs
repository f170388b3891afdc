using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace IamSim.Policies.Documents;

/// <summary>A valid policy document, or what is wrong with the text.</summary>
public sealed class ParseResult
{
    internal ParseResult(PolicyDocument document) => Document = document;

    internal ParseResult(ImmutableArray<PolicyError> errors) => Errors = errors;

    /// <summary>The document; null where there are errors.</summary>
    public PolicyDocument? Document { get; }

    /// <summary>In the order in which AWS looks: it answers with the first. At most a hundred.</summary>
    public ImmutableArray<PolicyError> Errors { get; } = [];

    [MemberNotNullWhen(true, nameof(Document))]
    [MemberNotNullWhen(false, nameof(FirstError))]
    public bool IsValid => Document is not null;

    /// <summary>The error that the API answers with; null where the document is valid.</summary>
    public PolicyError? FirstError => Errors.IsEmpty ? null : Errors[0];
}
