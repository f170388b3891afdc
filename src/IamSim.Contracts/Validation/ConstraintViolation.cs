namespace IamSim.Contracts.Validation;

/// <summary>The constraints of service models, and the ways in which a value can be of another type than its member.</summary>
public enum ConstraintKind
{
    Required = 0,
    MinLength,
    MaxLength,
    Pattern,
    Enum,
    MinValue,
    MaxValue,

    /// <summary>The value is not of the member's type: text where a number, a boolean, a date or a list must be.</summary>
    Type,

    /// <summary>REST only: the structure has no such member.</summary>
    UnknownMember,
}

/// <summary>One member of a request that breaks its model's constraint.</summary>
/// <param name="Path">Where it is, as AWS writes it: <c>tags.1.member.key</c>.</param>
/// <param name="Kind">Which constraint.</param>
/// <param name="Shape">The shape whose constraint it is, such as <c>userNameType</c>.</param>
/// <param name="Expected">What the constraint asks for: the bound, the pattern, the enum's values, the type.</param>
public readonly record struct ConstraintViolation(string Path, ConstraintKind Kind, string Shape, string Expected)
{
    /// <summary>The member's own name, without the way to it: <c>key</c> of <c>tags.1.member.key</c>.</summary>
    public string Member => Path[(Path.LastIndexOf('.') + 1)..];
}
