using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Contracts.Validation;

namespace IamSim.Ec2;

/// <summary>What is wrong with a value, as EC2 says it: the first violation.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">EC2: Error codes</see></remarks>
internal sealed class Ec2Wording : IServiceWording
{
    public ServiceContract Service => Ec2Service.Contract;

    public Fault? Describe(OperationModel operation, IReadOnlyList<ConstraintViolation> violations)
    {
        var violation = violations[0];
        var name = violation.Path;
        return violation.Kind switch
        {
            ConstraintKind.Required => Ec2Errors.Missing(name),
            ConstraintKind.MinValue => Invalid(name, $"Expecting a value greater than or equal to {violation.Expected}."),
            ConstraintKind.MaxValue => Invalid(name, $"Expecting a value less than or equal to {violation.Expected}."),
            ConstraintKind.Enum => Invalid(name, "It is none of the values that the parameter can have."),
            ConstraintKind.Type => Invalid(name, $"It must be {violation.Expected}."),

            // What REST alone can get wrong has the general wording.
            _ => null,
        };
    }

    /// <summary>The value itself is not repeated: it is of any length.</summary>
    private static Fault Invalid(string name, string why) => Ec2Errors.InvalidValue($"The value for parameter {name} is invalid. {why}");
}
