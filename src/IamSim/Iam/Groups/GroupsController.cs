using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Groups;

/// <summary>Groups: users that share policies.</summary>
[Route("api/v1/groups")]
[Tags("Groups")]
public sealed class GroupsController : ApiController
{
    /// <summary>Lists the account's groups.</summary>
    /// <param name="pathPrefix">Only groups whose path begins so, such as <c>/ml/</c>.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most groups of a page: 1 to 1000, by default 100.</param>
    [HttpGet]
    [ProducesResponseType<ListGroupsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListGroups(string? pathPrefix, string? marker, int? maxItems) =>
        RunAsync(new ListGroupsRequest { PathPrefix = pathPrefix, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Creates a group.</summary>
    [HttpPost]
    [ProducesResponseType<Contracts.Iam.Group>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateGroup(CreateGroupRequest body) =>
        RunAsync(body, r => Made($"/groups/{Segment(r.Group.GroupName)}", r.Group));

    /// <summary>Shows one group. Its entity tag also stands for the first hundred users in it.</summary>
    [HttpGet("{groupName}")]
    [ProducesResponseType<Contracts.Iam.Group>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetGroup(string groupName) => RunAsync(State(groupName), r => Shown(r.Group, r));

    /// <summary>Renames a group or moves it to another path.</summary>
    [HttpPatch("{groupName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateGroup(string groupName, UpdateGroupRequest body) =>
        RunAsync(body with { GroupName = groupName }, Done, State(groupName));

    /// <summary>Deletes a group that has no members and no policies.</summary>
    [HttpDelete("{groupName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteGroup(string groupName) =>
        RunAsync(new DeleteGroupRequest { GroupName = groupName }, Done, State(groupName));

    /// <summary>Shows a group with the users in it, page by page.</summary>
    [HttpGet("{groupName}/users")]
    [ActionName(nameof(GetGroup))]
    [ProducesResponseType<GetGroupResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetGroupUsers(string groupName, string? marker, int? maxItems) =>
        RunAsync(State(groupName) with { Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Puts a user into a group; one that is in it already stays.</summary>
    [HttpPut("{groupName}/users/{userName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AddUserToGroup(string groupName, string userName) =>
        RunAsync(new AddUserToGroupRequest { GroupName = groupName, UserName = userName }, Done, State(groupName));

    /// <summary>Takes a user out of a group.</summary>
    [HttpDelete("{groupName}/users/{userName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RemoveUserFromGroup(string groupName, string userName) =>
        RunAsync(new RemoveUserFromGroupRequest { GroupName = groupName, UserName = userName }, Done, State(groupName));

    /// <summary>Lists the groups that a user is in.</summary>
    [HttpGet("/api/v1/users/{userName}/groups")]
    [ProducesResponseType<ListGroupsForUserResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListGroupsForUser(string userName, string? marker, int? maxItems) =>
        RunAsync(new ListGroupsForUserRequest { UserName = userName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    private static GetGroupRequest State(string groupName) => new() { GroupName = groupName };
}
