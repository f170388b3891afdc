using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.ServiceAccess;

/// <summary>Reports on last access: which services users, groups, roles and policies may use, and when somebody last did.</summary>
[Route("api/v1/service-access")]
[Tags("Service access")]
public sealed class ServiceAccessController : ApiController
{
    /// <summary>Makes a report on a user, group, role or managed policy.</summary>
    [HttpPost("reports")]
    [ProducesResponseType<GenerateServiceLastAccessedDetailsResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> GenerateServiceLastAccessedDetails(GenerateServiceLastAccessedDetailsRequest body) =>
        RunAsync(body, r => Made($"/service-access/reports/{Segment(r.JobId!)}", r));

    /// <summary>Shows a report: the services that may be used, each with its last use.</summary>
    /// <param name="jobId">The report's id.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most services of a page: 1 to 1000, by default 100.</param>
    [HttpGet("reports/{jobId}")]
    [ProducesResponseType<GetServiceLastAccessedDetailsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetServiceLastAccessedDetails(string jobId, string? marker, int? maxItems) =>
        RunAsync(new GetServiceLastAccessedDetailsRequest { JobId = jobId, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Shows who could use one service, and when each last did.</summary>
    /// <param name="jobId">The report's id.</param>
    /// <param name="serviceNamespace">The service's prefix, such as <c>iam</c>.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most users and roles of a page: 1 to 1000, by default 100.</param>
    [HttpGet("reports/{jobId}/services/{serviceNamespace}")]
    [ProducesResponseType<GetServiceLastAccessedDetailsWithEntitiesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetServiceLastAccessedDetailsWithEntities(string jobId, string serviceNamespace, string? marker, int? maxItems) => RunAsync(
        new GetServiceLastAccessedDetailsWithEntitiesRequest
        {
            JobId = jobId,
            ServiceNamespace = serviceNamespace,
            Marker = marker,
            MaxItems = maxItems,
        },
        r => Shown(r));

    /// <summary>Lists the policies by which a user, group or role can use each of some services.</summary>
    /// <param name="arn">The user's, group's or role's ARN.</param>
    /// <param name="service">The services' prefixes, one <c>service=</c> for each.</param>
    [HttpGet("granting-policies")]
    [ProducesResponseType<ListPoliciesGrantingServiceAccessResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListPoliciesGrantingServiceAccess(string? arn, [FromQuery] string[] service) =>
        RunAsync(new ListPoliciesGrantingServiceAccessRequest { Arn = arn!, ServiceNamespaces = service }, r => Shown(r));

    /// <summary>Makes a report on an organization's root, a unit or an account; for the management account.</summary>
    [HttpPost("organization-reports")]
    [ProducesResponseType<GenerateOrganizationsAccessReportResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> GenerateOrganizationsAccessReport(GenerateOrganizationsAccessReportRequest body) =>
        RunAsync(body, r => Made($"/service-access/organization-reports/{Segment(r.JobId!)}", r));

    /// <summary>Shows a report on an organization.</summary>
    /// <param name="jobId">The report's id.</param>
    /// <param name="sortKey">SERVICE_NAMESPACE_ASCENDING (the default), …_DESCENDING, LAST_AUTHENTICATED_TIME_ASCENDING, …_DESCENDING.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most services of a page: 1 to 1000, by default 100.</param>
    [HttpGet("organization-reports/{jobId}")]
    [ProducesResponseType<GetOrganizationsAccessReportResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetOrganizationsAccessReport(string jobId, string? sortKey, string? marker, int? maxItems) => RunAsync(
        new GetOrganizationsAccessReportRequest { JobId = jobId, SortKey = sortKey, Marker = marker, MaxItems = maxItems }, r => Shown(r));
}
