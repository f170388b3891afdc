using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.SageMaker.Resources;

/// <summary>Instances that a new resource needs.</summary>
/// <param name="Type">Such as <c>ml.g5.xlarge</c>.</param>
/// <param name="Usage">As the quota's name says it: <c>training job usage</c>, <c>endpoint usage</c>…</param>
/// <param name="Count">How many.</param>
internal sealed record NeededInstances(string Type, string Usage, int Count)
{
    public const string Training = "training job usage";
    public const string SpotTraining = "spot training job usage";
    public const string Processing = "processing job usage";
    public const string Endpoint = "endpoint usage";
    public const string Notebook = "notebook instance usage";

    /// <summary>The quota's name: <c>ml.g5.xlarge for training job usage</c>.</summary>
    public string Quota => $"{Type} for {Usage}";
}

/// <summary>The account's service quotas, asked before anything is made that needs instances.</summary>
internal interface ISageMakerQuotas
{
    /// <summary>Why there are not instances enough (<see cref="SageMakerErrors.QuotaExceeded"/>); null where there are.</summary>
    ValueTask<Fault?> RefuseAsync(IServiceProvider lane, Call call, IReadOnlyList<NeededInstances> instances, CancellationToken ct);
}
