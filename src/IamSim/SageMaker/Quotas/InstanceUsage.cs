using System.Text.Json;
using IamSim.Calls;
using IamSim.SageMaker.Resources;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.SageMaker.Quotas;

/// <summary>Counts the instances that an account has running in a region, by what they are used for.</summary>
internal sealed class InstanceUsage
{
    private static readonly SageMakerKind[] Kinds =
        [SageMakerKind.TrainingJob, SageMakerKind.ProcessingJob, SageMakerKind.Endpoint, SageMakerKind.NotebookInstance];

    // What has come to its end, or was stopped, runs on no instance.
    private static readonly string[] Ended = ["Completed", "Failed", "Stopped", "OutOfService", "Deleted"];

    private readonly Dictionary<(InstanceUse Use, string Type), int> _counts = [];

    public int Of(InstanceUse use, string type) => _counts.GetValueOrDefault((use, type));

    public static async Task<InstanceUsage> CountAsync(IamDb db, Call call, CancellationToken ct)
    {
        var usage = new InstanceUsage();
        var running = await db.SageMakerResources
            .Where(r => r.AccountId == call.Account && r.Region == call.Region && Kinds.Contains(r.Kind) && !Ended.Contains(r.Status))
            .Select(r => new { r.Kind, r.Request, r.Details }).ToListAsync(ct);
        foreach (var one in running)
        {
            using var request = JsonDocument.Parse(one.Request);
            switch (one.Kind)
            {
                case SageMakerKind.TrainingJob:
                    usage.AddTraining(request.RootElement);
                    break;
                case SageMakerKind.ProcessingJob:
                    usage.AddCluster(InstanceUse.Processing, Member(Member(request.RootElement, "ProcessingResources"), "ClusterConfig"));
                    break;
                case SageMakerKind.NotebookInstance:
                    usage.Add(InstanceUse.Notebook, Text(request.RootElement, "InstanceType"), 1);
                    break;
                default:
                    usage.AddEndpoint(SageMakerDetails.Read(one.Details).Endpoint);
                    break;
            }
        }

        return usage;
    }

    private void AddTraining(JsonElement request)
    {
        var use = Member(request, "EnableManagedSpotTraining") is { ValueKind: JsonValueKind.True } ? InstanceUse.SpotTraining : InstanceUse.Training;
        var resources = Member(request, "ResourceConfig");
        AddCluster(use, resources);
        foreach (var group in Items(Member(resources, "InstanceGroups")))
        {
            AddCluster(use, group);
        }
    }

    /// <summary>What it runs, or while that changes what it is to run.</summary>
    private void AddEndpoint(EndpointState? endpoint)
    {
        foreach (var variant in endpoint?.Pending?.Variants ?? endpoint?.Variants ?? [])
        {
            Add(InstanceUse.Endpoint, variant.InstanceType, variant.Instances ?? 0);
        }
    }

    private void AddCluster(InstanceUse use, JsonElement? cluster) => Add(use, Text(cluster, "InstanceType"), Number(cluster, "InstanceCount"));

    private void Add(InstanceUse use, string? type, int count)
    {
        if (type is not null)
        {
            _counts[(use, type)] = Of(use, type) + count;
        }
    }

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } container && container.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int Number(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : 1;

    private static JsonElement.ArrayEnumerator Items(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;
}
