using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamSim.Iam.ServiceAccess;

/// <summary>A report on a user, group, role or policy.</summary>
/// <param name="Entities">The users and roles who may use the services by it.</param>
/// <param name="Services">The services, by namespace.</param>
internal sealed record AccessReport(IReadOnlyList<AccessEntity> Entities, List<AccessedService> Services);

/// <summary>A service that somebody may use, and who used it.</summary>
/// <param name="Namespace">The prefix of its actions.</param>
/// <param name="Name">As people say.</param>
/// <param name="Last">The last use; null where there was none.</param>
/// <param name="Actions">At action level, the tracked actions by name; empty otherwise.</param>
/// <param name="Users">Those who used it, each with the last time; whoever used it last is first.</param>
internal sealed record AccessedService(
    string Namespace, string Name, AccessUse? Last, IReadOnlyList<AccessedAction> Actions, IReadOnlyList<AccessUser> Users);

/// <summary>A tracked action.</summary>
/// <param name="Name">Without the prefix.</param>
/// <param name="Last">The last use; null where there was none.</param>
internal sealed record AccessedAction(string Name, AccessUse? Last);

/// <summary>One use.</summary>
/// <param name="Who">The ARN of a user or role, or the path of an account.</param>
/// <param name="Time">When.</param>
/// <param name="Region">Where.</param>
internal sealed record AccessUse(string Who, DateTimeOffset Time, string Region);

/// <summary>A user or role that may use a service, and when it last did.</summary>
/// <param name="Entity">Who.</param>
/// <param name="LastUsedAt">When.</param>
internal sealed record AccessUser(AccessEntity Entity, DateTimeOffset LastUsedAt);

/// <summary>A user or role.</summary>
/// <param name="IsRole">True for a role.</param>
/// <param name="Id">Its unique id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path.</param>
/// <param name="Arn">Its ARN.</param>
internal sealed record AccessEntity(bool IsRole, string Id, string Name, string Path, string Arn);

/// <summary>A service that accounts of an organization may use, and which of them used it last.</summary>
/// <param name="Namespace">The prefix of its actions.</param>
/// <param name="Name">As people say.</param>
/// <param name="Last">The last use, by the path of the account; null where there was none.</param>
/// <param name="Accounts">How many accounts used it.</param>
internal sealed record OrganizationAccess(string Namespace, string Name, AccessUse? Last, int Accounts);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AccessReport))]
[JsonSerializable(typeof(List<OrganizationAccess>))]
internal sealed partial class AccessReportJson : JsonSerializerContext;
