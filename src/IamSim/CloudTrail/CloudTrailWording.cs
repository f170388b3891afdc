using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Contracts.Validation;

namespace IamSim.CloudTrail;

/// <summary>
/// What is wrong with a value, where CloudTrail has an error of its own for it: those that the reference of the operation lists. Everything else has the general
/// wording. The messages are the general wording too, for no report of others is at hand.
/// </summary>
internal sealed class CloudTrailWording : IServiceWording
{
    public ServiceContract Service => CloudTrailService.Contract;

    public Fault? Describe(OperationModel operation, IReadOnlyList<ConstraintViolation> violations)
    {
        var message = ValidationWording.Describe(violations);
        if (operation == LookupEventsRequest.Operation)
        {
            return violations[0].Path.Split('.')[0] switch
            {
                "maxResults" => CloudTrailFaults.InvalidMaxResults(message),
                "lookupAttributes" => CloudTrailFaults.InvalidLookupAttributes(message),
                "eventCategory" => CloudTrailFaults.InvalidEventCategory(message),
                _ => null,
            };
        }

        return operation == PutEventSelectorsRequest.Operation && violations[0].Path.Contains("elector", StringComparison.Ordinal)
            ? CloudTrailFaults.InvalidEventSelectors(message)
            : operation == PutInsightSelectorsRequest.Operation && violations[0].Path.StartsWith("insightSelectors", StringComparison.Ordinal)
                ? CloudTrailFaults.InvalidInsightSelectors(message)
                : null;
    }
}
