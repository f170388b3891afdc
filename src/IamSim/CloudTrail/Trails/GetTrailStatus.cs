using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Trails;

/// <summary>Shows whether a trail logs, and when it last delivered. IamSim notifies nobody and writes to no log group, so nothing is said of either.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html">CloudTrail: GetTrailStatus</see></remarks>
internal sealed class GetTrailStatus(TrailFinder trails) : IOperation<GetTrailStatusRequest, GetTrailStatusResponse>
{
    public async ValueTask<Outcome<GetTrailStatusResponse>> RunAsync(Call call, GetTrailStatusRequest request, CancellationToken ct)
    {
        var found = await trails.FindAsync(call, request.Name, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var trail = found.Value;
        return new GetTrailStatusResponse
        {
            IsLogging = trail.IsLogging,
            LatestDeliveryError = trail.DeliveryError,
            LatestDeliveryTime = trail.DeliveredAt,
            StartLoggingTime = trail.StartedAt,
            StopLoggingTime = trail.StoppedAt,
            LatestDigestDeliveryTime = trail.DigestDeliveredAt,
            LatestDigestDeliveryError = trail.DigestError,

            // "This field is no longer in use": AWS fills them all the same.
            LatestDeliveryAttemptTime = Text(trail.DeliveryTriedAt),
            LatestNotificationAttemptTime = string.Empty,
            LatestNotificationAttemptSucceeded = string.Empty,
            LatestDeliveryAttemptSucceeded = Text(trail.DeliveredAt),
            TimeLoggingStarted = Text(trail.StartedAt),
            TimeLoggingStopped = Text(trail.StoppedAt),
        };
    }

    private static string Text(DateTimeOffset? time) => time is { } known ? Timestamps.Format(known, Timestamps.Iso8601) : string.Empty;
}
