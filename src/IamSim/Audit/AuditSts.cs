using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Audit;

/// <summary>What events of STS have and others do not.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html">IAM: Logging IAM and STS API calls with CloudTrail</see></remarks>
internal static class AuditSts
{
    /// <summary>The credentials that a call gave out stand in its event, though it changed nothing.</summary>
    public static bool ShowsAnswer(CallSubject subject) =>
        subject.Response is AssumeRoleResponse or AssumeRoleWithSAMLResponse or AssumeRoleWithWebIdentityResponse or AssumeRootResponse
            or GetFederationTokenResponse or GetSessionTokenResponse or GetDelegatedAccessTokenResponse;

    /// <summary>How dates are printed; null where it is as everywhere.</summary>
    public static string? DatesOf(CallSubject subject) => subject.EventSource == StsService.Contract.EventSource ? Timestamps.CloudTrailSts : null;

    /// <summary>The answer without the secret key, which CloudTrail leaves out; the token is hidden by its mark.</summary>
    public static IShape? Shown(IShape? response) => response switch
    {
        AssumeRoleResponse r => r with { Credentials = Without(r.Credentials) },
        AssumeRoleWithSAMLResponse r => r with { Credentials = Without(r.Credentials) },
        AssumeRoleWithWebIdentityResponse r => r with { Credentials = Without(r.Credentials) },
        AssumeRootResponse r => r with { Credentials = Without(r.Credentials) },
        GetFederationTokenResponse r => r with { Credentials = Without(r.Credentials) },
        GetSessionTokenResponse r => r with { Credentials = Without(r.Credentials) },
        GetDelegatedAccessTokenResponse r => r with { Credentials = Without(r.Credentials) },
        _ => response,
    };

    /// <summary>
    /// Which endpoint was called: IamSim's is that of the region that the call was signed for. And, where calls are only observed, what would have been
    /// refused.
    /// </summary>
    public static void WriteAdditional(Utf8JsonWriter json, Call call, CallSubject subject)
    {
        var observed = call.ObservedRefusal;
        if (!ShowsAnswer(subject) && observed is null)
        {
            return;
        }

        json.WriteStartObject("additionalEventData"u8);
        if (ShowsAnswer(subject))
        {
            json.WriteStartObject("RequestDetails"u8);
            json.WriteString("endpointType"u8, "regional"u8);
            json.WriteString("awsServingRegion"u8, call.Region);
            json.WriteEndObject();
        }

        if (observed is not null)
        {
            json.WriteStartObject("wouldBeRefused"u8);
            json.WriteString("errorCode"u8, observed.ShapeName);
            json.WriteString("errorMessage"u8, observed.RecordedMessage ?? observed.Message);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // The members of an answer are written where they are there.
    private static Credentials? Without(Credentials? credentials) => credentials is null ? null : credentials with { SecretAccessKey = null! };
}
