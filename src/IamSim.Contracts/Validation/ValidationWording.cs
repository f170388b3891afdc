using System.Globalization;
using System.Text;

namespace IamSim.Contracts.Validation;

/// <summary>AWS's general wording of constraint violations, as its services print it.</summary>
public static class ValidationWording
{
    /// <summary><c>2 validation errors detected: Value at 'a' failed to satisfy constraint: …; Value at 'b' …</c></summary>
    public static string Describe(IReadOnlyList<ConstraintViolation> violations)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{violations.Count} validation error{(violations.Count == 1 ? "" : "s")} detected: ");
        for (var i = 0; i < violations.Count; i++)
        {
            text.Append(i == 0 ? "" : "; ").Append(Describe(violations[i]));
        }

        return text.ToString();
    }

    private static string Describe(ConstraintViolation violation) =>
        $"Value {(violation.Kind == ConstraintKind.Required ? "null " : "")}at '{violation.Path}' failed to satisfy constraint: {Constraint(violation)}";

    private static string Constraint(ConstraintViolation violation) => violation.Kind switch
    {
        ConstraintKind.Required => "Member must not be null",
        ConstraintKind.MinLength => $"Member must have length greater than or equal to {violation.Expected}",
        ConstraintKind.MaxLength => $"Member must have length less than or equal to {violation.Expected}",
        ConstraintKind.Pattern => $"Member must satisfy regular expression pattern: {violation.Expected}",
        ConstraintKind.Enum => $"Member must satisfy enum value set: [{violation.Expected}]",
        ConstraintKind.MinValue => $"Member must have value greater than or equal to {violation.Expected}",
        ConstraintKind.MaxValue => $"Member must have value less than or equal to {violation.Expected}",
        ConstraintKind.Type => $"Member must be {violation.Expected}",
        ConstraintKind.UnknownMember => "Member is not known to this operation",
        _ => throw new ArgumentOutOfRangeException(nameof(violation), violation.Kind, "No wording for this constraint."),
    };
}
