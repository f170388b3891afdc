using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamSim.SageMaker.Resources;

/// <summary>
/// What a resource of SageMaker keeps beside its request and its status (<see cref="SageMakerResource.Details"/>). The life of workloads writes it, what is
/// described reads it; what a kind has no use for is empty.
/// </summary>
internal sealed record SageMakerDetails
{
    /// <summary>A training job's secondary statuses, the first one first.</summary>
    public IReadOnlyList<StatusTransition> Transitions { get; init; } = [];

    /// <summary>Where a training job has put its model; null where it has its usual place.</summary>
    public string? ModelArtifacts { get; init; }

    public int? TrainingSeconds { get; init; }

    public int? BillableSeconds { get; init; }

    /// <summary>What a training job measured last.</summary>
    public IReadOnlyList<MeasuredMetric> FinalMetrics { get; init; } = [];

    /// <summary>What a processing job's container said when it ended.</summary>
    public string? ExitMessage { get; init; }

    /// <summary>The state of a warm pool that a training job left: <c>Available</c>, <c>Terminated</c>…; null where it left none.</summary>
    public string? WarmPool { get; init; }

    /// <summary>The hyperparameters that a tuning job chose for a training job of its own.</summary>
    public IReadOnlyDictionary<string, string>? TunedParameters { get; init; }

    /// <summary>How far a tuning job is; null for all others.</summary>
    public TuningProgress? Tuning { get; init; }

    /// <summary>What an endpoint runs; null for all others.</summary>
    public EndpointState? Endpoint { get; init; }

    /// <summary>The network interface of a notebook instance in a VPC.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>The network interfaces that were made in its VPC, to be deleted at its end.</summary>
    public IReadOnlyList<string> NetworkInterfaces { get; init; } = [];

    public string Write() => JsonSerializer.Serialize(this, SageMakerDetailsJson.Default.SageMakerDetails);

    public static SageMakerDetails Read(string text) => JsonSerializer.Deserialize(text, SageMakerDetailsJson.Default.SageMakerDetails)!;

    /// <summary>The same with another secondary status: the one before has ended.</summary>
    public SageMakerDetails Moved(string status, string? message, DateTimeOffset time) => this with
    {
        Transitions =
        [
            .. Transitions.Select((before, at) => at == Transitions.Count - 1 && before.EndedAt is null ? before with { EndedAt = time } : before),
            new StatusTransition(status, time, null, message),
        ],
    };
}

/// <summary>A stretch of a training job's life: <c>Downloading</c> from then to then.</summary>
/// <param name="Status">The secondary status.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null for the one that it is in.</param>
/// <param name="Message">What AWS says of it.</param>
internal sealed record StatusTransition(string Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Message);

/// <summary>A value that a training job measured.</summary>
internal sealed record MeasuredMetric(string Name, double Value, DateTimeOffset At);

/// <summary>How many training jobs of a tuning job are where, and which is the best.</summary>
internal sealed record TuningProgress
{
    public int Completed { get; init; }

    public int InProgress { get; init; }

    public int RetryableError { get; init; }

    public int NonRetryableError { get; init; }

    public int Stopped { get; init; }

    public int ObjectiveSucceeded { get; init; }

    public int ObjectivePending { get; init; }

    public int ObjectiveFailed { get; init; }

    /// <summary>The name of the best training job so far; null while there is none.</summary>
    public string? BestJob { get; init; }

    /// <summary>What the best training job reached.</summary>
    public double BestValue { get; init; }

    public int TrainingSeconds { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SageMakerDetails))]
internal sealed partial class SageMakerDetailsJson : JsonSerializerContext;
