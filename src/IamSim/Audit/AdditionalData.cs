using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Audit;

/// <summary>What events say beside request and answer: <c>additionalEventData</c>.</summary>
internal static class AdditionalData
{
    private const string Sts = "sts.amazonaws.com";

    /// <summary>What an event says so; null for most.</summary>
    public static IShape? Of(Call call, CallSubject subject, Fault? fault) =>
        call.Exchange is not null ? new S3Facts(call, subject, fault) : subject.Additional ?? (subject.EventSource == Sts || call.ObservedRefusal is not null ? new CallFacts(call, subject.EventSource == Sts) : null);

    /// <summary>
    /// Which endpoint of STS was called, for "CloudTrail logs for operations performed by the STS global and Regional endpoints will have the additional
    /// fields endpointType and awsServingRegion" (https://aws.amazon.com/blogs/security/upcoming-changes-to-the-aws-security-token-service-global-endpoint).
    /// And, IamSim's own, what would have been refused where calls are only observed.
    /// </summary>
    private sealed class CallFacts(Call call, bool isSts) : IShape
    {
        public void WriteJson(JsonShapeWriter writer)
        {
            var json = writer.Json;
            json.WriteStartObject();
            if (isSts)
            {
                json.WriteStartObject("RequestDetails"u8);
                json.WriteString("endpointType"u8, EventRegion.IsGlobalSts(call) ? "global"u8 : "regional"u8);
                json.WriteString("awsServingRegion"u8, EventRegion.ServingRegion(call));
                json.WriteEndObject();
            }

            if (call.ObservedRefusal is { } observed)
            {
                json.WriteStartObject("wouldBeRefused"u8);
                json.WriteString("errorCode"u8, observed.ShapeName);
                json.WriteString("errorMessage"u8, observed.RecordedMessage ?? observed.Message);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        public void AddResourceNames(ICollection<NamedResource> names)
        {
            // What stands here is about the call, not about a resource.
        }
    }
}
