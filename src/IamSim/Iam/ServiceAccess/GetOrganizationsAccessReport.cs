using System.Globalization;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServiceAccess;

/// <summary>Shows a report on an organization: the services that its accounts may use, each with its last use.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOrganizationsAccessReport.html">IAM: GetOrganizationsAccessReport</see>
/// </remarks>
internal sealed class GetOrganizationsAccessReport(IamDb db, Pages pages)
    : IOperation<GetOrganizationsAccessReportRequest, GetOrganizationsAccessReportResponse>
{
    public async ValueTask<Outcome<GetOrganizationsAccessReportResponse>> RunAsync(
        Call call, GetOrganizationsAccessReportRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, GetOrganizationsAccessReportRequest.Operation, request, request.JobId, request.SortKey);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var found = await ReadAccessJob.FindOfOrganizationAsync(db, call, request.JobId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        // A report never changes, so a place in it is as good as any key.
        var services = found.Value.Report;
        var sorted = Sorted(services, request.SortKey).Select((service, at) => (Service: service, At: at.ToString("D6", CultureInfo.InvariantCulture)));
        var page = start.Value.CutAll(sorted, each => each.At);
        return new GetOrganizationsAccessReportResponse
        {
            JobStatus = JobStatusType.COMPLETED,
            JobCreationDate = found.Value.Job.CreatedAt,
            JobCompletionDate = found.Value.Job.CreatedAt,
            NumberOfServicesAccessible = services.Count,
            NumberOfServicesNotAccessed = services.Count(service => service.Last is null),
            AccessDetails = page.Select(each => Shown(each.Service)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    private static IEnumerable<OrganizationAccess> Sorted(List<OrganizationAccess> services, string? key)
    {
        var byName = services.OrderBy(service => service.Namespace, StringComparer.Ordinal);
        return key switch
        {
            SortKeyType.SERVICE_NAMESPACE_DESCENDING => byName.Reverse(),
            SortKeyType.LAST_AUTHENTICATED_TIME_ASCENDING => byName.OrderBy(service => service.Last?.Time ?? DateTimeOffset.MinValue),
            SortKeyType.LAST_AUTHENTICATED_TIME_DESCENDING => byName.OrderByDescending(service => service.Last?.Time ?? DateTimeOffset.MinValue),
            _ => byName,
        };
    }

    private static AccessDetail Shown(OrganizationAccess service) => new()
    {
        ServiceName = service.Name,
        ServiceNamespace = service.Namespace,
        Region = service.Last?.Region,
        EntityPath = service.Last?.Who,
        LastAuthenticatedTime = service.Last?.Time,
        TotalAuthenticatedEntities = service.Accounts,
    };
}
