using IamSim.Calls;
using IamSim.CloudTrail.Delivery;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.Trails;

/// <summary>Changes where a trail delivers to and what it takes in; what is not named stays as it is.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html">CloudTrail: UpdateTrail</see></remarks>
internal sealed class UpdateTrail(IamDb db, TrailFinder trails, TrailSettings settings) : IOperation<UpdateTrailRequest, UpdateTrailResponse>
{
    public async ValueTask<Outcome<UpdateTrailResponse>> RunAsync(Call call, UpdateTrailRequest request, CancellationToken ct)
    {
        var found = await trails.FindToChangeAsync(call, request.Name, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var trail = found.Value;
        var (wasForOrganization, wasValidated) = (trail.IsOrganizationTrail, trail.ValidatedSince is not null);
        var change = new TrailChange(
            request.S3BucketName, request.S3KeyPrefix, request.SnsTopicName, request.CloudWatchLogsLogGroupArn, request.CloudWatchLogsRoleArn, request.KmsKeyId,
            request.IncludeGlobalServiceEvents, request.IsMultiRegionTrail, request.IsOrganizationTrail, request.EnableLogFileValidation);
        if (await settings.ApplyAsync(call, trail, change, ct) is { } refusal)
        {
            return refusal;
        }

        if (wasForOrganization && !trail.IsOrganizationTrail)
        {
            await TrailSpans.StopAsync(db, trail, ofMembers: true, lastEvent: null, ct);
        }

        if (!wasForOrganization && trail is { IsOrganizationTrail: true, IsLogging: true })
        {
            await TrailSpans.StartAsync(db, trail, ct);
        }

        if (wasValidated && trail.ValidatedSince is null)
        {
            // "When you disable log file integrity validation, the chain of digest files is broken."
            await TrailSpans.BreakChainsAsync(db, trail, ct);
        }

        return TrailShapes.Updated(trail);
    }
}
