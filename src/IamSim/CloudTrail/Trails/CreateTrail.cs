using IamSim.Calls;
using IamSim.CloudTrail.Resources;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Trails;

/// <summary>Creates a trail. It logs nothing until <see cref="StartLogging"/>.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html">CloudTrail: CreateTrail</see></remarks>
internal sealed class CreateTrail(IamDb db, Ids ids, TrailSettings settings, CloudTrailOptions options) : IOperation<CreateTrailRequest, CreateTrailResponse>
{
    public async ValueTask<Outcome<CreateTrailResponse>> RunAsync(Call call, CreateTrailRequest request, CancellationToken ct)
    {
        if (TrailNames.Refuse(request.Name) is { } badName)
        {
            return badName;
        }

        var tags = CloudTrailTags.Add([], request.TagsList, options);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var trail = new Trail
        {
            AccountId = call.Account,
            HomeRegion = call.Region,
            Name = request.Name,
            Id = ids.Event(),
            Partition = call.Partition,
            Bucket = request.S3BucketName,
            Tags = tags.Value,

            // "For most services… By default, this option is true": the page of the concept, and the command's answers show it.
            IncludesGlobalServices = true,
        };
        var change = new TrailChange(
            request.S3BucketName, request.S3KeyPrefix, request.SnsTopicName, request.CloudWatchLogsLogGroupArn, request.CloudWatchLogsRoleArn, request.KmsKeyId,
            request.IncludeGlobalServiceEvents, request.IsMultiRegionTrail, request.IsOrganizationTrail, request.EnableLogFileValidation);
        if (await settings.ApplyAsync(call, trail, change, ct) is { } refusal)
        {
            return refusal;
        }

        if (trail.IsOrganizationTrail)
        {
            // A delegated administrator makes it for the management account, which owns it.
            trail.AccountId = (await db.FindMembershipAsync(call.Account, ct))!.Organization.AccountId;
        }

        if (await db.Trails.AnyAsync(t => t.AccountId == trail.AccountId && t.HomeRegion == call.Region && t.Name == request.Name, ct))
        {
            return TrailErrors.AlreadyExists(request.Name, trail.AccountId);
        }

        var present = await db.Trails.CountAsync(t => t.AccountId == trail.AccountId && (t.IsMultiRegion || t.HomeRegion == call.Region), ct);
        if (present >= options.TrailsPerRegion)
        {
            return TrailErrors.TooMany(trail.AccountId, options.TrailsPerRegion, call.Region);
        }

        db.Trails.Add(trail);
        return TrailShapes.Created(trail);
    }
}
