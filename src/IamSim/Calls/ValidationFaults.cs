using IamSim.Contracts;
using IamSim.Contracts.Validation;

namespace IamSim.Calls;

/// <summary>How one service words its validation errors, where it differs from AWS's general wording.</summary>
internal interface IServiceWording
{
    ServiceContract Service { get; }

    /// <summary>The service's own fault for these violations; null where the general wording holds.</summary>
    Fault? Describe(OperationModel operation, IReadOnlyList<ConstraintViolation> violations);
}

/// <summary>Turns what is wrong with a request into AWS's <c>ValidationError</c>.</summary>
internal sealed class ValidationFaults(IEnumerable<IServiceWording> wordings)
{
    private readonly Dictionary<ServiceContract, IServiceWording> _wordings = wordings.ToDictionary(w => w.Service);

    public Fault Describe(OperationModel operation, IReadOnlyList<ConstraintViolation> violations) =>
        _wordings.GetValueOrDefault(operation.Service)?.Describe(operation, violations)
        ?? CommonFaults.ValidationError(ValidationWording.Describe(violations));
}
