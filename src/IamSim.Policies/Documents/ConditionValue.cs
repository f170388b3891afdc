namespace IamSim.Policies.Documents;

/// <summary>How a condition's value is written; quotation marks are optional around numbers and Booleans.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM: policy grammar</see></remarks>
public enum ConditionValueKind
{
    String,
    Number,
    Boolean,
}

/// <summary>One value of a condition.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Text">The string's text; for numbers and Booleans their JSON text, so that no number loses a digit.</param>
/// <param name="Position">Where it stands.</param>
public readonly record struct ConditionValue(ConditionValueKind Kind, string Text, TextPosition Position);
