using IamSim.Contracts;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Authorization;

/// <summary>Which resources a request names, by its members.</summary>
internal static class NamedKinds
{
    private static readonly (string Member, SageMakerKind Kind)[] Naming =
    [
        ("TrainingJobName", SageMakerKind.TrainingJob),
        ("ProcessingJobName", SageMakerKind.ProcessingJob),
        ("HyperParameterTuningJobName", SageMakerKind.TuningJob),
        ("ModelName", SageMakerKind.Model),
        ("EndpointName", SageMakerKind.Endpoint),
        ("EndpointConfigName", SageMakerKind.EndpointConfig),
        ("NotebookInstanceName", SageMakerKind.NotebookInstance),
    ];

    /// <summary>The first is what the call is about: an endpoint comes before its configuration.</summary>
    public static IEnumerable<(SageMakerKind Kind, string Name)> Of(IRequest request)
    {
        foreach (var (member, kind) in Naming)
        {
            if (request.TextOf(member) is { } name)
            {
                yield return (kind, name);
            }
        }
    }
}
