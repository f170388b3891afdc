using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Policies.Managed;

/// <summary>
/// Managed policies: the account's own and AWS's. A policy is addressed by its ARN as one segment of the path, so with its slashes encoded:
/// <c>/api/v1/policies/arn:aws:iam::123456789012:policy%2Fml%2FTrain</c>.
/// </summary>
[Route("api/v1/policies")]
[Tags("Policies")]
public sealed class PoliciesController : ApiController
{
    /// <summary>Lists managed policies.</summary>
    /// <param name="scope"><c>AWS</c>, <c>Local</c> for the account's own, or <c>All</c>.</param>
    /// <param name="onlyAttached">True for those only that a user, group or role has.</param>
    /// <param name="pathPrefix">Only policies whose path begins so, such as <c>/ml/</c>.</param>
    /// <param name="policyUsageFilter">Only those used as <c>PermissionsPolicy</c> or as <c>PermissionsBoundary</c>.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most policies of a page: 1 to 1000, by default 100.</param>
    [HttpGet]
    [ProducesResponseType<ListPoliciesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListPolicies(
        string? scope, bool? onlyAttached, string? pathPrefix, string? policyUsageFilter, string? marker, int? maxItems) =>
        RunAsync(
            new ListPoliciesRequest
            {
                Scope = scope,
                OnlyAttached = onlyAttached,
                PathPrefix = pathPrefix,
                PolicyUsageFilter = policyUsageFilter,
                Marker = marker,
                MaxItems = maxItems,
            },
            r => Shown(r));

    /// <summary>Creates a managed policy; <c>policyDocument</c> is JSON.</summary>
    [HttpPost]
    [ProducesResponseType<Policy>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreatePolicy(CreatePolicyRequest body) =>
        RunAsync(body, r => Made($"/policies/{Segment(r.Policy!.Arn!)}", r.Policy));

    /// <summary>Shows one policy: everything but its document.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded: <c>arn:aws:iam::123456789012:policy%2FTrain</c>.</param>
    [HttpGet("{policyArn}")]
    [ProducesResponseType<Policy>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetPolicy(string policyArn) => RunAsync(State(policyArn), r => Shown(r.Policy!, r));

    /// <summary>Deletes a policy that nothing uses and that has its default version only.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    [HttpDelete("{policyArn}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeletePolicy(string policyArn) =>
        RunAsync(new DeletePolicyRequest { PolicyArn = ArnSegment.Decode(policyArn) }, Done, State(policyArn));

    /// <summary>Lists a policy's versions, the newest first.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most versions of a page.</param>
    [HttpGet("{policyArn}/versions")]
    [ProducesResponseType<ListPolicyVersionsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListPolicyVersions(string policyArn, string? marker, int? maxItems) =>
        RunAsync(VersionsState(policyArn) with { Marker = marker, MaxItems = maxItems }, r => Shown(r, r));

    /// <summary>Adds a version; <c>policyDocument</c> is JSON, <c>setAsDefault</c> makes it the one in force.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    /// <param name="body">The document.</param>
    [HttpPost("{policyArn}/versions")]
    [ProducesResponseType<PolicyVersion>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreatePolicyVersion(string policyArn, CreatePolicyVersionRequest body)
    {
        var arn = ArnSegment.Decode(policyArn);
        return RunAsync(
            body with { PolicyArn = arn },
            r => Made($"/policies/{Segment(arn)}/versions/{r.PolicyVersion!.VersionId}", r.PolicyVersion),
            VersionsState(policyArn));
    }

    /// <summary>Shows one version with its document.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    /// <param name="versionId">Such as <c>v2</c>.</param>
    [HttpGet("{policyArn}/versions/{versionId}")]
    [ProducesResponseType<PolicyVersion>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetPolicyVersion(string policyArn, string versionId) =>
        RunAsync(VersionState(policyArn, versionId), r => Shown(r.PolicyVersion!, r));

    /// <summary>Deletes a version that is not the one in force.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    /// <param name="versionId">Such as <c>v2</c>.</param>
    [HttpDelete("{policyArn}/versions/{versionId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeletePolicyVersion(string policyArn, string versionId) => RunAsync(
        new DeletePolicyVersionRequest { PolicyArn = ArnSegment.Decode(policyArn), VersionId = versionId },
        Done,
        VersionState(policyArn, versionId));

    /// <summary>Makes a version the one in force.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    /// <param name="body">The version's id.</param>
    [HttpPut("{policyArn}/default-version")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> SetDefaultPolicyVersion(string policyArn, SetDefaultPolicyVersionRequest body) =>
        RunAsync(body with { PolicyArn = ArnSegment.Decode(policyArn) }, Done, State(policyArn));

    /// <summary>Lists a policy's tags.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most tags of a page.</param>
    [HttpGet("{policyArn}/tags")]
    [ProducesResponseType<ListPolicyTagsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListPolicyTags(string policyArn, string? marker, int? maxItems) =>
        RunAsync(new ListPolicyTagsRequest { PolicyArn = ArnSegment.Decode(policyArn), Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Adds tags to a policy, or changes their values.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    /// <param name="body">The tags.</param>
    [HttpPost("{policyArn}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> TagPolicy(string policyArn, TagPolicyRequest body) =>
        RunAsync(body with { PolicyArn = ArnSegment.Decode(policyArn) }, Done, State(policyArn));

    /// <summary>Removes tags from a policy.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    /// <param name="key">The keys of the tags, one <c>key=</c> for each.</param>
    [HttpDelete("{policyArn}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UntagPolicy(string policyArn, [FromQuery] string[] key) =>
        RunAsync(new UntagPolicyRequest { PolicyArn = ArnSegment.Decode(policyArn), TagKeys = key }, Done, State(policyArn));

    /// <summary>Lists the users, groups and roles that have a policy.</summary>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    /// <param name="entityFilter"><c>User</c>, <c>Group</c> or <c>Role</c>.</param>
    /// <param name="pathPrefix">Only those whose path begins so.</param>
    /// <param name="policyUsageFilter">Only those that have it as <c>PermissionsPolicy</c> or as <c>PermissionsBoundary</c>.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most entities of a page: 1 to 1000, by default 100.</param>
    [HttpGet("{policyArn}/entities")]
    [ProducesResponseType<ListEntitiesForPolicyResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListEntitiesForPolicy(
        string policyArn, string? entityFilter, string? pathPrefix, string? policyUsageFilter, string? marker, int? maxItems) =>
        RunAsync(
            new ListEntitiesForPolicyRequest
            {
                PolicyArn = ArnSegment.Decode(policyArn),
                EntityFilter = entityFilter,
                PathPrefix = pathPrefix,
                PolicyUsageFilter = policyUsageFilter,
                Marker = marker,
                MaxItems = maxItems,
            },
            r => Shown(r));

    private static GetPolicyRequest State(string policyArn) => new() { PolicyArn = ArnSegment.Decode(policyArn) };

    private static ListPolicyVersionsRequest VersionsState(string policyArn) => new() { PolicyArn = ArnSegment.Decode(policyArn) };

    private static GetPolicyVersionRequest VersionState(string policyArn, string versionId) =>
        new() { PolicyArn = ArnSegment.Decode(policyArn), VersionId = versionId };
}
