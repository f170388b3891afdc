using IamSim.Policies.Reference;

namespace IamSim.Access.Actions;

/// <summary>A page of actions.</summary>
/// <param name="Actions">By service and name.</param>
/// <param name="Marker">Where the next page starts; absent on the last.</param>
public sealed record ActionsPage(IReadOnlyList<ActionAnswer> Actions, string? Marker);

/// <summary>An action as the Service Authorization Reference has it.</summary>
/// <param name="Action">Such as <c>s3:GetObject</c>.</param>
/// <param name="Description">What it permits.</param>
/// <param name="AccessLevel">list, read, write, tagging or permissionsManagement.</param>
/// <param name="ResourceTypes">What it can be limited to; none: only <c>*</c>.</param>
/// <param name="ConditionKeys">Keys of its requests, beside those of its resource types and the global ones.</param>
/// <param name="DependentActions">What else the caller needs.</param>
public sealed record ActionAnswer(
    string Action,
    string Description,
    AccessLevel AccessLevel,
    IReadOnlyList<ActionResourceAnswer> ResourceTypes,
    IReadOnlyList<string> ConditionKeys,
    IReadOnlyList<string> DependentActions)
{
    internal static ActionAnswer Of(ActionInfo action) => new(
        action.FullName,
        action.Description,
        action.AccessLevel,
        [.. action.ResourceTypes.Select(type => new ActionResourceAnswer(
            type.Name, type.Required, type.Type?.ArnPattern, [.. type.ConditionKeys.Concat(type.Type?.ConditionKeys ?? []).Distinct()], type.DependentActions))],
        action.ConditionKeys,
        action.DependentActions);
}

/// <summary>A resource type of an action.</summary>
/// <param name="Name">Such as <c>bucket</c>.</param>
/// <param name="Required">True where the action always needs one.</param>
/// <param name="Arn">Its ARN, with variables.</param>
/// <param name="ConditionKeys">Keys of requests on it.</param>
/// <param name="DependentActions">What else the caller then needs.</param>
public sealed record ActionResourceAnswer(
    string Name, bool Required, string? Arn, IReadOnlyList<string> ConditionKeys, IReadOnlyList<string> DependentActions);

/// <summary>The services that have actions.</summary>
public sealed record ActionServices(IReadOnlyList<ActionServiceAnswer> Services);

/// <summary>A service.</summary>
/// <param name="Service">As its actions begin.</param>
/// <param name="Name">As people say.</param>
/// <param name="Actions">How many it has.</param>
public sealed record ActionServiceAnswer(string Service, string Name, int Actions);
