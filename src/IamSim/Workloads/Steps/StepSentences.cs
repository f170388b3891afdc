using IamSim.Contracts;
using IamSim.Ec2.Facts;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;

namespace IamSim.Workloads.Steps;

/// <summary>A step in a sentence.</summary>
internal static class StepSentences
{
    public static string Of(StepCall step, Judgement judged, Fault? fault)
    {
        var through = step.Way switch
        {
            null or { Kind: WayKind.None } => string.Empty,
            { Endpoint: { } endpoint } => $" through VPC endpoint {endpoint.Id}",
            { Gateway: { } gateway } => $" through {gateway}",
            _ => string.Empty,
        };
        var start = step.Sentence + through;
        if (fault is null)
        {
            return Allowing(judged) is { } by ? $"{start}: allowed by {by}." : $"{start}.";
        }

        var sentence = step.Obstacle is not null || judged.Explanation is null
            ? fault.Message
            : judged.Explanation.Sentence;
        return $"{start}: {sentence}{(sentence.EndsWith('.') ? string.Empty : ".")}{(step.IsNeeded ? string.Empty : " The job goes on without it.")}";
    }

    public static string WordOf(WayKind kind) => kind switch
    {
        WayKind.ServiceNetwork => "serviceNetwork",
        WayKind.GatewayEndpoint => "gatewayEndpoint",
        WayKind.InterfaceEndpoint => "interfaceEndpoint",
        WayKind.NatGateway => "natGateway",
        WayKind.InternetGateway => "internetGateway",
        _ => "none",
    };

    private static string? Allowing(Judgement judged) => judged.Asked
        .Where(asked => asked.Verdict == LayerVerdict.Allowed && asked.Kind is PolicyLayerKind.Identity or PolicyLayerKind.Resource)
        .SelectMany(asked => asked.Statements).FirstOrDefault();
}
