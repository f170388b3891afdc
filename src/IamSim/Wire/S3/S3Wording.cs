using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Http;
using IamSim.Contracts.S3;
using IamSim.Contracts.Validation;

namespace IamSim.Wire.S3;

/// <summary>What is wrong with a value, as S3 says it: of the first violation, by the place of its member in HTTP.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3: Error responses</see>. Of which words go with which header, S3 documents
/// few; where no answer is known, the form of <c>InvalidArgument</c> stands.
/// </remarks>
internal sealed class S3Wording : IServiceWording
{
    public ServiceContract Service => S3Service.Contract;

    public Fault? Describe(OperationModel operation, IReadOnlyList<ConstraintViolation> violations)
    {
        // What cannot be read at all comes before what is missing because of it.
        var violation = violations.OrderBy(v => v.Kind == ConstraintKind.Type ? 0 : 1).First();
        var top = violation.Path.Split('.')[0];
        var member = operation.Http!.Of(top);
        if (member.Location == HttpLocation.Body)
        {
            if (violation.Kind == ConstraintKind.Enum && violation.Member.Equals("locationConstraint", StringComparison.OrdinalIgnoreCase))
            {
                return S3Refusals.Of("InvalidLocationConstraint", 400, "The specified location-constraint is not valid");
            }

            return violation is { Kind: ConstraintKind.Required, Path: var path } && path == top && operation.Http.Payload is not null
                ? S3Refusals.MissingBody()
                : S3Refusals.MalformedXml();
        }

        return (member.Location, violation.Kind) switch
        {
            (HttpLocation.Label, ConstraintKind.Required or ConstraintKind.Type) => S3Refusals.InvalidUri(),
            (HttpLocation.Label, _) => S3Refusals.Of("KeyTooLongError", 400, "Your key is too long"),
            (HttpLocation.Header, ConstraintKind.Enum) when member.WireName == "x-amz-storage-class" =>
                S3Refusals.Of("InvalidStorageClass", 400, "The storage class you specified is not valid"),
            (HttpLocation.Header, ConstraintKind.Enum) when member.WireName == "x-amz-server-side-encryption" =>
                S3Refusals.InvalidArgument("The encryption method specified is not supported", member.WireName, null),
            (HttpLocation.Query, ConstraintKind.Enum) when member.WireName == "encoding-type" =>
                S3Refusals.InvalidArgument("Invalid Encoding Method specified in Request", member.WireName, null),
            (_, ConstraintKind.Type) when violation.Expected == "an integer" =>
                S3Refusals.InvalidArgument($"Provided {member.WireName} not an integer or within integer range", member.WireName, null),
            (HttpLocation.Header, ConstraintKind.Required) => S3Refusals.InvalidRequest($"Missing required header for this request: {member.WireName}"),
            _ => S3Refusals.InvalidArgument($"The value of {member.WireName} is not valid", member.WireName, null),
        };
    }
}
