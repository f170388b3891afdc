namespace IamSim.Audit.Activity;

/// <summary>What a principal did, and what it may do and never did.</summary>
/// <param name="Arn">Its ARN. Whoever had it before is the same to the trail.</param>
/// <param name="Type">user, role, root, session or federatedUser.</param>
/// <param name="Exists">Whether there is such a user or role now; of a session its role. Root always is there.</param>
/// <param name="Calls">How many calls it made; of a role, its sessions.</param>
/// <param name="FailedCalls">How many of them were refused.</param>
/// <param name="FirstUsed">When the first was; absent where there is none.</param>
/// <param name="LastUsed">When the last was.</param>
/// <param name="Used">What it called, the latest first.</param>
/// <param name="Errors">How its calls were refused, the latest first.</param>
/// <param name="AccessKeys">The keys that it used, the latest first.</param>
/// <param name="Sessions">A role's sessions, the latest first.</param>
/// <param name="SourceIPAddresses">Where its calls came from, the latest first.</param>
/// <param name="Allowed">
/// The services that its permissions policies open, with what it never used: as AWS's reports on last access ask it, without boundaries, SCPs and policies
/// of resources. Absent for root, who may do everything, for a federated user, and for a principal that is no more.
/// </param>
public sealed record PrincipalActivity(
    string Arn,
    string Type,
    bool Exists,
    long Calls,
    long FailedCalls,
    DateTimeOffset? FirstUsed,
    DateTimeOffset? LastUsed,
    IReadOnlyList<UsedAction> Used,
    IReadOnlyList<UsedValue> Errors,
    IReadOnlyList<UsedValue> AccessKeys,
    IReadOnlyList<UsedValue> Sessions,
    IReadOnlyList<UsedValue> SourceIPAddresses,
    IReadOnlyList<OpenedService>? Allowed);

/// <summary>An action that was used.</summary>
/// <param name="Service">The service's prefix; <c>iamsim</c> for IamSim's own questions.</param>
/// <param name="Action">The operation.</param>
/// <param name="Count">How often.</param>
/// <param name="FailedCount">How often it was refused.</param>
/// <param name="FirstUsed">When first.</param>
/// <param name="LastUsed">When last.</param>
/// <param name="LastRegion">Where last.</param>
/// <param name="LastSourceIPAddress">From where last.</param>
/// <param name="LastEventId">The last event.</param>
public sealed record UsedAction(
    string Service,
    string Action,
    long Count,
    long FailedCount,
    DateTimeOffset FirstUsed,
    DateTimeOffset LastUsed,
    string? LastRegion,
    string? LastSourceIPAddress,
    Guid? LastEventId);

/// <summary>A value that calls had.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">How many calls.</param>
/// <param name="FirstUsed">When the first was.</param>
/// <param name="LastUsed">When the last was.</param>
public sealed record UsedValue(string Value, long Count, DateTimeOffset FirstUsed, DateTimeOffset LastUsed);

/// <summary>A service that a principal's policies open.</summary>
/// <param name="Service">Its prefix.</param>
/// <param name="Name">As people say.</param>
/// <param name="LastUsed">When anything of it was used last; absent for never.</param>
/// <param name="AllowedActions">How many of its actions are open.</param>
/// <param name="NeverUsed">Those of them that were never used; absent for a service that IamSim does not serve, of which nothing can be used here.</param>
public sealed record OpenedService(string Service, string Name, DateTimeOffset? LastUsed, int AllowedActions, IReadOnlyList<string>? NeverUsed);
