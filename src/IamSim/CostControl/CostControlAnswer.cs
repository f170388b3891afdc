using System.Text.Json.Serialization;
using IamSim.Access.Questions;
using IamSim.SageMaker.Quotas;

namespace IamSim.CostControl;

/// <summary>Who may start what of SageMaker, of which size, at most.</summary>
/// <param name="Principals">The users and roles that may start anything; with <c>who</c> this one in any case.</param>
/// <param name="Asked">How many users and roles were asked about.</param>
/// <param name="Quotas">The service quotas that limit how many instances of the types that anybody may start can run at once.</param>
/// <param name="Notes">What no policy can limit, and what the answer leaves out.</param>
public sealed record CostControlAnswer(
    IReadOnlyList<PrincipalLaunches> Principals, int Asked, IReadOnlyList<QuotaAnswer> Quotas, IReadOnlyList<string> Notes);

/// <summary>What a user or role may start.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="AssumableBy">Of a role: the users and roles of the account that may assume it. What nobody of them may is for services and other accounts.</param>
/// <param name="PassableRoles">The roles that SageMaker can assume and that this one may hand over to it.</param>
/// <param name="Launches">By action.</param>
public sealed record PrincipalLaunches(
    string Arn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? AssumableBy,
    IReadOnlyList<string> PassableRoles,
    IReadOnlyList<Launch> Launches);

/// <summary>What a user or role may start by one action.</summary>
/// <param name="Action">The action.</param>
/// <param name="Allowed">True where a request for it is allowed, and there is a role to hand over where it needs one.</param>
/// <param name="NeedsRole">True where a launch hands over a role: <c>iam:PassRole</c>.</param>
/// <param name="Reason">Why not, in a sentence; absent where it is allowed.</param>
/// <param name="InstanceTypes">The types of IamSim's list that are allowed, the smallest first; absent where the action names none.</param>
/// <param name="Largest">The last of them, with its size.</param>
/// <param name="MaxRuntimeInSeconds">The longest runtime that is allowed; absent where nothing limits it, or the action has none.</param>
/// <param name="RuntimeMayBeLeftOut">Whether a request that names no runtime is allowed: SageMaker's default counts then.</param>
/// <param name="MustBeInVpc">Whether a request has to name subnets; absent where the action has none.</param>
/// <param name="Conditions">What a request has to have of other condition keys: its subnets, tags, keys.</param>
/// <param name="Through">The statements that allow it.</param>
/// <param name="Warnings">What the policies probably do not mean.</param>
public sealed record Launch(
    string Action,
    bool Allowed,
    bool NeedsRole,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? InstanceTypes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] InstanceTypeAnswer? Largest,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? MaxRuntimeInSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? RuntimeMayBeLeftOut,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? MustBeInVpc,
    IReadOnlyList<KeyCondition> Conditions,
    IReadOnlyList<GrantingStatement> Through,
    IReadOnlyList<LaunchWarning> Warnings);

/// <summary>What a request has to have of a condition key.</summary>
/// <param name="Key">The key.</param>
/// <param name="MustBeGiven">True where the request is refused without it.</param>
/// <param name="Allowed">Values of the policies' own that are allowed.</param>
/// <param name="Others">True where values are allowed that no policy names.</param>
public sealed record KeyCondition(string Key, bool MustBeGiven, IReadOnlyList<string> Allowed, bool Others);

/// <summary>An instance type and its size.</summary>
public sealed record InstanceTypeAnswer(string Name, CostClass Class, int Processors, int MemoryGiB, int Accelerators);

/// <summary>Something that policies probably do not mean, shown by what they do.</summary>
/// <param name="Code"><c>MixedTypes</c>, <c>NoTypes</c>, <c>NoRuntimeLimit</c>, <c>RuntimeLeftOut</c>.</param>
/// <param name="Message">What it is, and what helps.</param>
public sealed record LaunchWarning(string Code, string Message);
