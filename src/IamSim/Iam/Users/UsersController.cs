using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Users;

/// <summary>Users: people and programs with long-term credentials.</summary>
[Route("api/v1/users")]
[Tags("Users")]
public sealed class UsersController : ApiController
{
    /// <summary>Lists the account's users.</summary>
    /// <param name="pathPrefix">Only users whose path begins so, such as <c>/ml/</c>.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most users of a page: 1 to 1000, by default 100.</param>
    [HttpGet]
    [ProducesResponseType<ListUsersResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListUsers(string? pathPrefix, string? marker, int? maxItems) =>
        RunAsync(new ListUsersRequest { PathPrefix = pathPrefix, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Creates a user.</summary>
    [HttpPost]
    [ProducesResponseType<Contracts.Iam.User>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateUser(CreateUserRequest body) =>
        RunAsync(body, r => Made($"/users/{Segment(r.User!.UserName)}", r.User));

    /// <summary>Shows one user.</summary>
    [HttpGet("{userName}")]
    [ProducesResponseType<Contracts.Iam.User>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetUser(string userName) => RunAsync(State(userName), r => Shown(r.User, r));

    /// <summary>Renames a user or moves it to another path.</summary>
    [HttpPatch("{userName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateUser(string userName, UpdateUserRequest body) =>
        RunAsync(body with { UserName = userName }, Done, State(userName));

    /// <summary>Deletes a user that has nothing left.</summary>
    [HttpDelete("{userName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteUser(string userName) =>
        RunAsync(new DeleteUserRequest { UserName = userName }, Done, State(userName));

    /// <summary>Lists a user's tags.</summary>
    [HttpGet("{userName}/tags")]
    [ProducesResponseType<ListUserTagsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListUserTags(string userName, string? marker, int? maxItems) =>
        RunAsync(new ListUserTagsRequest { UserName = userName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Adds tags to a user, or changes their values.</summary>
    [HttpPost("{userName}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> TagUser(string userName, TagUserRequest body) =>
        RunAsync(body with { UserName = userName }, Done, State(userName));

    /// <summary>Removes tags from a user.</summary>
    /// <param name="userName">Whose tags.</param>
    /// <param name="key">The keys of the tags, one <c>key=</c> for each.</param>
    [HttpDelete("{userName}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UntagUser(string userName, [FromQuery] string[] key) =>
        RunAsync(new UntagUserRequest { UserName = userName, TagKeys = key }, Done, State(userName));

    /// <summary>Sets a user's permissions boundary.</summary>
    [HttpPut("{userName}/permissions-boundary")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutUserPermissionsBoundary(string userName, PutUserPermissionsBoundaryRequest body) =>
        RunAsync(body with { UserName = userName }, Done, State(userName));

    /// <summary>Takes a user's permissions boundary away.</summary>
    [HttpDelete("{userName}/permissions-boundary")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteUserPermissionsBoundary(string userName) =>
        RunAsync(new DeleteUserPermissionsBoundaryRequest { UserName = userName }, Done, State(userName));

    private static GetUserRequest State(string userName) => new() { UserName = userName };
}
