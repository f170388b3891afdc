using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServiceAccess;

/// <summary>Shows a report on last access: the services that may be used, each with its last use.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html">IAM: GetServiceLastAccessedDetails</see>
/// </remarks>
internal sealed class GetServiceLastAccessedDetails(IamDb db, Pages pages)
    : IOperation<GetServiceLastAccessedDetailsRequest, GetServiceLastAccessedDetailsResponse>
{
    public async ValueTask<Outcome<GetServiceLastAccessedDetailsResponse>> RunAsync(
        Call call, GetServiceLastAccessedDetailsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, GetServiceLastAccessedDetailsRequest.Operation, request, request.JobId);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var found = await ReadAccessJob.FindAsync(db, call, request.JobId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var job = found.Value.Job;
        var page = start.Value.CutAll(found.Value.Report.Services, s => s.Namespace);
        return new GetServiceLastAccessedDetailsResponse
        {
            JobStatus = JobStatusType.COMPLETED,
            JobType = job.Kind,
            JobCreationDate = job.CreatedAt,
            JobCompletionDate = job.CreatedAt,
            ServicesLastAccessed = page.Select(s => Shown(s, job.Kind == AccessAdvisorUsageGranularityType.ACTION_LEVEL)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    private static ServiceLastAccessed Shown(AccessedService service, bool withActions) => new()
    {
        ServiceName = service.Name,
        ServiceNamespace = service.Namespace,
        LastAuthenticated = service.Last?.Time,
        LastAuthenticatedEntity = service.Last?.Who,
        LastAuthenticatedRegion = service.Last?.Region,
        TotalAuthenticatedEntities = service.Users.Count,

        // "This field is null if [there are] no tracked actions or if the principal did not use the tracked actions within the tracking period."
        TrackedActionsLastAccessed = withActions && service.Actions.Any(action => action.Last is not null) ? service.Actions.Select(Shown).ToList() : null,
    };

    private static TrackedActionLastAccessed Shown(AccessedAction action) => new()
    {
        ActionName = action.Name,
        LastAccessedEntity = action.Last?.Who,
        LastAccessedTime = action.Last?.Time,
        LastAccessedRegion = action.Last?.Region,
    };
}
