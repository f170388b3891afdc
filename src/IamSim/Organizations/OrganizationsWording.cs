using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Contracts.Validation;

namespace IamSim.Organizations;

/// <summary>What is wrong with a value, as Organizations says it: the first violation, with its reason.</summary>
/// <remarks>
/// The words of the pattern are AWS's (<see href="https://github.com/boto/boto3/issues/4565">boto3 #4565</see>); the others are those of
/// <see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html">the reference</see>.
/// </remarks>
internal sealed class OrganizationsWording : IServiceWording
{
    public ServiceContract Service => OrganizationsService.Contract;

    public Fault? Describe(OperationModel operation, IReadOnlyList<ConstraintViolation> violations)
    {
        foreach (var violation in violations)
        {
            var (reason, message) = violation.Kind switch
            {
                ConstraintKind.Required => (InvalidInputExceptionReason.INPUT_REQUIRED, "You must include a value for all required parameters."),
                ConstraintKind.MinLength => (InvalidInputExceptionReason.MIN_LENGTH_EXCEEDED, "You provided a string parameter that is shorter than allowed."),
                ConstraintKind.MaxLength => (InvalidInputExceptionReason.MAX_LENGTH_EXCEEDED, "You provided a string parameter that is longer than allowed."),
                ConstraintKind.MinValue => (InvalidInputExceptionReason.MIN_VALUE_EXCEEDED, "You provided a numeric parameter that has a smaller value than allowed."),
                ConstraintKind.MaxValue => (InvalidInputExceptionReason.MAX_VALUE_EXCEEDED, "You provided a numeric parameter that has a larger value than allowed."),
                ConstraintKind.Pattern => (InvalidInputExceptionReason.INVALID_PATTERN, "You provided a value that does not match the required pattern."),
                ConstraintKind.Enum when violation.Shape is nameof(PolicyType) or nameof(EffectivePolicyType) =>
                    (InvalidInputExceptionReason.INVALID_ENUM_POLICY_TYPE, "You specified an invalid policy type string."),
                ConstraintKind.Enum => (InvalidInputExceptionReason.INVALID_ENUM, "You specified an invalid value."),
                _ => default,
            };
            if (reason is not null)
            {
                return OrganizationErrors.InvalidInput(reason, message);
            }
        }

        // What is no value of its type has the general wording.
        return null;
    }
}
