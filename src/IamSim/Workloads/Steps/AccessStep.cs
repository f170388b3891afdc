using System.Text.Json;
using System.Text.Json.Serialization;
using IamSim.Access.Simulations;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;

namespace IamSim.Workloads.Steps;

/// <summary>One step of an access path: a call, the way it took, who was asked, and what came of it.</summary>
public sealed record AccessStep
{
    /// <summary>Its place in the path, from 1.</summary>
    public int Number { get; init; }

    /// <summary><c>create</c>, <c>prepare</c>, <c>download</c>, <c>run</c>, <c>upload</c> or <c>cleanUp</c>.</summary>
    public required string Phase { get; init; }

    /// <summary>The action that is asked for, <c>s3:GetObject</c>.</summary>
    public required string Call { get; init; }

    /// <summary>On which resource: an ARN, or <c>*</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>Who calls: the ARN of the role's session, or the service.</summary>
    public required string Principal { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>True where the step succeeds.</summary>
    public required bool Succeeds { get; init; }

    /// <summary>False for what may fail without ending the job, as its log.</summary>
    public bool IsNeeded { get; init; } = true;

    /// <summary>How the call leaves its network; absent for calls that SageMaker makes on its own side.</summary>
    public AccessWay? Way { get; init; }

    /// <summary>The kind of policies that decided; absent where no policy was asked.</summary>
    public PolicyLayerKind? DecidedBy { get; init; }

    /// <summary>Each kind of policies that was asked, and what it said.</summary>
    public IReadOnlyList<AskedPolicies> Asked { get; init; } = [];

    /// <summary>Why it fails, in the words of the service that refuses; absent where it succeeds.</summary>
    public string? Reason { get; init; }

    /// <summary>The whole story of the decision; only where it is a refusal.</summary>
    public ExplanationView? Explanation { get; init; }

    /// <summary>The smallest change that mends it; absent where it succeeds, and where no change of a policy or a network would.</summary>
    public AccessMend? Mend { get; init; }

    /// <summary>False where a resource's own policy lets the role do it, whatever the role's policies say.</summary>
    [JsonIgnore]
    internal bool NeedsIdentity { get; init; } = true;

    /// <summary>The id of the step's event; absent in a dry run.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The simulator's time; absent in a dry run.</summary>
    public DateTimeOffset? Time { get; init; }
}

/// <summary>How a call leaves its network.</summary>
/// <param name="Kind"><c>serviceNetwork</c>, <c>gatewayEndpoint</c>, <c>interfaceEndpoint</c>, <c>natGateway</c>, <c>internetGateway</c> or <c>none</c>.</param>
/// <param name="VpcEndpointId">The endpoint that it goes through.</param>
/// <param name="Gateway">The gateway that it goes through.</param>
/// <param name="Hops">Step by step.</param>
public sealed record AccessWay(string Kind, string? VpcEndpointId, string? Gateway, IReadOnlyList<string> Hops);

/// <summary>One kind of policies and what it said of a call.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Verdict">What it said.</param>
/// <param name="Statements">The statements that apply: policy and place or name.</param>
public sealed record AskedPolicies(PolicyLayerKind Kind, LayerVerdict Verdict, IReadOnlyList<string> Statements);

/// <summary>The smallest change that mends a step.</summary>
/// <param name="Sentence">In a sentence.</param>
/// <param name="Changes">The statements to add, each to a policy; empty where something else has to change.</param>
public sealed record AccessMend(string Sentence, IReadOnlyList<PolicyChange> Changes);

/// <summary>A statement to add to a policy.</summary>
/// <param name="Policy">
/// <c>identity</c>, <c>permissionsBoundary</c>, <c>trust</c>, <c>bucket</c>, <c>key</c>, <c>repository</c>, <c>vpcEndpoint</c>, <c>serviceControl</c>,
/// <c>resourceControl</c> or <c>session</c>.
/// </param>
/// <param name="Of">Whose policy: the ARN of the role, bucket or key, or the endpoint's id.</param>
/// <param name="Statement">The statement.</param>
public sealed record PolicyChange(string Policy, string Of, JsonElement Statement);

/// <summary>The story of a workload: every step it took, or would take.</summary>
public sealed record AccessPath
{
    /// <summary>The workload's ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Its execution role.</summary>
    public required string RoleArn { get; init; }

    /// <summary>True where every needed step succeeds (so far, of a job that runs).</summary>
    public required bool Succeeds { get; init; }

    /// <summary>The first needed step that fails; absent where none does.</summary>
    public int? FailsAt { get; init; }

    /// <summary>The story in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What SageMaker answers or shows as <c>FailureReason</c>; absent where nothing fails.</summary>
    public string? FailureReason { get; init; }

    public required IReadOnlyList<AccessStep> Steps { get; init; }

    internal static AccessPath Of(string arn, string role, IReadOnlyList<AccessStep> steps, string? failureReason)
    {
        var failing = steps.FirstOrDefault(step => step is { IsNeeded: true, Succeeds: false });
        return new AccessPath
        {
            Arn = arn,
            RoleArn = role,
            Succeeds = failing is null,
            FailsAt = failing?.Number,
            FailureReason = failureReason,
            Sentence = failing is null
                ? $"All {steps.Count(step => step.IsNeeded)} needed steps succeed{Notes(steps)}."
                : $"Step {failing.Number} fails: {failing.Sentence}",
            Steps = steps,
        };
    }

    private static string Notes(IReadOnlyList<AccessStep> steps) =>
        steps.Count(step => step is { IsNeeded: false, Succeeds: false }) is > 0 and var failed ? $"; {failed} that a job can do without fail" : string.Empty;

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
