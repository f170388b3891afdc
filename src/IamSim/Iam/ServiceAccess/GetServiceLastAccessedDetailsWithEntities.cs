using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServiceAccess;

/// <summary>Shows who used one service by what a report on last access is about.</summary>
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

        if (found.Value.Services.Find(s => s.Namespace == request.ServiceNamespace) is not { } service)
        {
            return AccessErrors.NoSuchService(request.ServiceNamespace);
        }

        var page = start.Value.CutAll(service.Users, u => u.Entity.Arn);
        return new GetServiceLastAccessedDetailsWithEntitiesResponse
        {
            JobStatus = JobStatusType.COMPLETED,
            JobCreationDate = found.Value.Job.CreatedAt,
            JobCompletionDate = found.Value.Job.CreatedAt,
            EntityDetailsList = page.Select(Shown),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    private static EntityDetails Shown(AccessUser user) => new()
    {
        EntityInfo = new EntityInfo
        {
            Arn = user.Entity.Arn,
            Name = user.Entity.Name,
            Type = user.Entity.IsRole ? PolicyOwnerEntityType.ROLE : PolicyOwnerEntityType.USER,
            Id = user.Entity.Id,
            Path = user.Entity.Path,
        },
        LastAuthenticated = user.LastUsedAt,
    };
}
