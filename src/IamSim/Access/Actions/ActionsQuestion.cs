using IamSim.Policies.Reference;

namespace IamSim.Access.Actions;

/// <summary>Which actions are asked for; what is absent asks for all.</summary>
public sealed record ActionsQuestion
{
    /// <summary>A service's prefix, such as <c>sagemaker</c>.</summary>
    public string? Service { get; init; }

    /// <summary>A pattern as policies write it, such as <c>sagemaker:Create*</c>.</summary>
    public string? Pattern { get; init; }

    /// <summary>list, read, write, tagging or permissionsManagement.</summary>
    public string? AccessLevel { get; init; }

    /// <summary>A resource type's name, such as <c>bucket</c>.</summary>
    public string? ResourceType { get; init; }

    /// <summary>A condition key of the action or its resource types, such as <c>sagemaker:InstanceTypes</c>.</summary>
    public string? ConditionKey { get; init; }

    /// <summary>A text in name or description.</summary>
    public string? Q { get; init; }

    /// <summary>The most actions of a page: 1 to 1000, by default 100.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The marker of the page before.</summary>
    public string? Marker { get; init; }

    internal string Identity => string.Join('\n', "actions", Service, Pattern, AccessLevel, ResourceType, ConditionKey, Q);

    internal IEnumerable<ActionInfo> Find(AccessLevel? level)
    {
        var reference = ActionReference.Default;
        var all = Pattern is null ? reference.Services.SelectMany(service => service.Actions) : reference.Expand(Pattern);
        return all.Where(action =>
            (Service is null || action.Service.Equals(Service, StringComparison.OrdinalIgnoreCase))
            && (level is null || action.AccessLevel == level)
            && (ResourceType is null || action.ResourceTypes.Any(type => type.Name.Equals(ResourceType, StringComparison.OrdinalIgnoreCase)))
            && (ConditionKey is null || action.HasConditionKey(ConditionKey))
            && (Q is null || action.FullName.Contains(Q, StringComparison.OrdinalIgnoreCase) || action.Description.Contains(Q, StringComparison.OrdinalIgnoreCase)));
    }
}
