using System.Collections.Immutable;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Matching;

namespace IamSim.Policies.Reference;

/// <summary>What an action does, as AWS sorts actions.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html">IAM: access
/// levels</see>
/// </remarks>
public enum AccessLevel
{
    List,
    Read,
    Write,
    Tagging,
    PermissionsManagement,
}

/// <summary>A service and all that policies can say of it.</summary>
/// <param name="Prefix">As actions begin, <c>s3</c>.</param>
/// <param name="Name">As people say, <c>Amazon S3</c>.</param>
public sealed record ServiceInfo(string Prefix, string Name)
{
    public ImmutableArray<ConditionKeyInfo> ConditionKeys { get; internal init; } = [];

    public ImmutableArray<ResourceTypeInfo> ResourceTypes { get; internal init; } = [];

    /// <summary>By name.</summary>
    public ImmutableArray<ActionInfo> Actions { get; internal init; } = [];
}

/// <summary>An action.</summary>
/// <param name="Service">The service's prefix.</param>
/// <param name="Name">Without the prefix, <c>GetObject</c>.</param>
/// <param name="Description">What it permits.</param>
/// <param name="AccessLevel">Its sort.</param>
/// <param name="ResourceTypes">What it can be limited to; none: only <c>*</c>.</param>
/// <param name="ConditionKeys">The service's keys that a request for it may have, beside those of its resource types and the global ones.</param>
/// <param name="DependentActions">What else the caller needs for it to succeed.</param>
public sealed record ActionInfo(
    string Service,
    string Name,
    string Description,
    AccessLevel AccessLevel,
    ImmutableArray<ActionResource> ResourceTypes,
    ImmutableArray<string> ConditionKeys,
    ImmutableArray<string> DependentActions)
{
    /// <summary><c>s3:GetObject</c>.</summary>
    public string FullName { get; } = $"{Service}:{Name}";

    internal string NameInLowerCase { get; } = $"{Service}:{Name}".ToLowerInvariant();

    /// <summary>Whether a request for this action may have the key, global ones aside.</summary>
    public bool HasConditionKey(string key) =>
        ConditionKeys.Any(name => ConditionKeyName.Matches(name, key))
        || ResourceTypes.Any(resource => resource.ConditionKeys.Concat(resource.Type?.ConditionKeys ?? []).Any(name => ConditionKeyName.Matches(name, key)));
}

/// <summary>A resource type of an action.</summary>
/// <param name="Name">The type's name within its service.</param>
/// <param name="Required">True where the action always needs one.</param>
/// <param name="Type">The type; null where the reference does not describe it.</param>
/// <param name="ConditionKeys">Keys that a request for the action on this type may have.</param>
/// <param name="DependentActions">What else the caller then needs.</param>
public sealed record ActionResource(
    string Name, bool Required, ResourceTypeInfo? Type, ImmutableArray<string> ConditionKeys, ImmutableArray<string> DependentActions);

/// <summary>A type of resource.</summary>
/// <param name="Name">Such as <c>bucket</c>.</param>
/// <param name="ArnPattern">Such as <c>arn:${Partition}:s3:::${BucketName}</c>.</param>
/// <param name="ConditionKeys">Keys of requests on such a resource.</param>
public sealed record ResourceTypeInfo(string Name, string ArnPattern, ImmutableArray<string> ConditionKeys)
{
    private readonly Lazy<Pattern> pattern = new(() => Pattern.Compile(Wildcards(ArnPattern), PatternSyntax.Wildcards));

    /// <summary>The ARN pattern with an asterisk for each of its variables.</summary>
    public string ArnWildcards => Wildcards(ArnPattern);

    /// <summary>Whether an ARN is of this type.</summary>
    public bool Matches(string arn) => pattern.Value.IsMatch(arn, RequestContext.Empty);

    private static string Wildcards(string arn) => ConditionKeyName.Variables().Replace(arn, "*");
}

/// <summary>A condition key.</summary>
/// <param name="Name">Such as <c>aws:SourceIp</c>, or a template such as <c>aws:RequestTag/${TagKey}</c>.</param>
/// <param name="Description">What it is.</param>
/// <param name="Type">What its values are.</param>
/// <param name="IsMultivalued">True where a request may have several values, which set operators are for.</param>
/// <param name="IsGlobal">True for those of all services.</param>
public sealed record ConditionKeyInfo(string Name, string Description, ConditionKeyType Type, bool IsMultivalued, bool IsGlobal = false)
{
    /// <summary>True where a part of the name is the user's to choose.</summary>
    public bool IsTemplate => Name.Contains("${", StringComparison.Ordinal);

    public bool Matches(string name) => ConditionKeyName.Matches(Name, name);
}

/// <summary>What a condition key's values are.</summary>
public enum ConditionKeyType
{
    String,
    Arn,
    Bool,
    Numeric,
    Date,
    IpAddress,
    Binary,
}
