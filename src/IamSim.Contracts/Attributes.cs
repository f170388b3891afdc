namespace IamSim.Contracts;

/// <summary>The model marks this member sensitive: it never reaches a log or an event.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;

/// <summary>The member is a policy document: text on the wire, JSON in REST.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PolicyDocumentAttribute : Attribute;

/// <summary>The model's constraints on a member, for documentation; the generated validation is what enforces them.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConstraintAttribute : Attribute
{
    public bool Required { get; init; }

    /// <summary>The least length, size or value; NaN where there is none.</summary>
    public double Min { get; init; } = double.NaN;

    /// <summary>The greatest length, size or value; NaN where there is none.</summary>
    public double Max { get; init; } = double.NaN;

    public string? Pattern { get; init; }

    public string[] Values { get; init; } = [];
}
