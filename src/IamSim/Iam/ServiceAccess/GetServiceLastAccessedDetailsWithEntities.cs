using System.Globalization;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServiceAccess;

/// <summary>Shows who could use one service by what a report on last access is about: those who used it last first, the others behind them.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetailsWithEntities.html">IAM: GetServiceLastAccessedDetailsWithEntities</see>
/// </remarks>
internal sealed class GetServiceLastAccessedDetailsWithEntities(IamDb db, Pages pages)
    : IOperation<GetServiceLastAccessedDetailsWithEntitiesRequest, GetServiceLastAccessedDetailsWithEntitiesResponse>
{
    public async ValueTask<Outcome<GetServiceLastAccessedDetailsWithEntitiesResponse>> RunAsync(
        Call call, GetServiceLastAccessedDetailsWithEntitiesRequest request, CancellationToken ct)
    {
        var start = pages.Start(
            call, GetServiceLastAccessedDetailsWithEntitiesRequest.Operation, request, request.JobId, request.ServiceNamespace);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var found = await ReadAccessJob.FindAsync(db, call, request.JobId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (found.Value.Report.Services.Find(s => s.Namespace == request.ServiceNamespace) is not { } service)
        {
            return AccessErrors.NoSuchService(request.ServiceNamespace);
        }

        // "By default, the list of associated entities is sorted by date, with the most recent access listed first." A report never changes, so a
        // place in it is as good as any key.
        var used = service.Users.Select(user => user.Entity.Id).ToHashSet();
        var entities = service.Users.Select(user => Shown(user.Entity, user.LastUsedAt))
            .Concat(found.Value.Report.Entities.Where(entity => !used.Contains(entity.Id)).Select(entity => Shown(entity, last: null)))
            .Select((details, at) => (Details: details, At: at.ToString("D6", CultureInfo.InvariantCulture)));
        var page = start.Value.CutAll(entities, each => each.At);
        return new GetServiceLastAccessedDetailsWithEntitiesResponse
        {
            JobStatus = JobStatusType.COMPLETED,
            JobCreationDate = found.Value.Job.CreatedAt,
            JobCompletionDate = found.Value.Job.CreatedAt,
            EntityDetailsList = page.Select(each => each.Details),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    private static EntityDetails Shown(AccessEntity entity, DateTimeOffset? last) => new()
    {
        EntityInfo = new EntityInfo
        {
            Arn = entity.Arn,
            Name = entity.Name,
            Type = entity.IsRole ? PolicyOwnerEntityType.ROLE : PolicyOwnerEntityType.USER,
            Id = entity.Id,
            Path = entity.Path,
        },
        LastAuthenticated = last,
    };
}
