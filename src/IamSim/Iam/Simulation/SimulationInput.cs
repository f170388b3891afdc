using IamSim.Contracts.Iam;
using IamSim.Policies.Simulation;

namespace IamSim.Iam.Simulation;

/// <summary>What both simulations ask.</summary>
internal sealed record SimulationInput
{
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>"If this parameter is not provided, then the value defaults to * (all resources)."</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    public required IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    public required string? ResourceOwner { get; init; }

    public required string? CallerArn { get; init; }

    public required string? ResourceHandlingOption { get; init; }

    public static SimulationInput Of(SimulateCustomPolicyRequest request) => new()
    {
        Actions = request.ActionNames,
        Resources = OrAny(request.ResourceArns),
        ContextEntries = request.ContextEntries,
        ResourceOwner = request.ResourceOwner,
        CallerArn = request.CallerArn,
        ResourceHandlingOption = request.ResourceHandlingOption,
    };

    public static SimulationInput Of(SimulatePrincipalPolicyRequest request) => new()
    {
        Actions = request.ActionNames,
        Resources = OrAny(request.ResourceArns),
        ContextEntries = request.ContextEntries,
        ResourceOwner = request.ResourceOwner,
        CallerArn = request.CallerArn,
        ResourceHandlingOption = request.ResourceHandlingOption,
    };

    /// <summary>True where resources are named, and the answer tells each one's result.</summary>
    public bool NamesResources => Resources is not ["*"];

    /// <summary>The accounts that the input names: of resources, of their owner, of the caller.</summary>
    public IEnumerable<string> Accounts =>
        Resources.Append(ResourceOwner).Append(CallerArn).OfType<string>().Select(RequestSimulator.AccountIn).OfType<string>().Distinct();

    private static IReadOnlyList<string> OrAny(IReadOnlyList<string>? resources) => resources is { Count: > 0 } ? resources : ["*"];
}
