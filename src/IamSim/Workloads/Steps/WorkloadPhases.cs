using IamSim.S3.Facts;
using IamSim.SageMaker.Resources;
using IamSim.Workloads.Specs;

namespace IamSim.Workloads.Steps;

/// <summary>The phases of a workload's way, in the order in which SageMaker goes them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html">SageMaker AI: How to use execution roles</see></remarks>
internal sealed class WorkloadPhases(AccessWalk walk, DataSteps data)
{
    public const string Create = "create";
    public const string Prepare = "prepare";
    public const string Download = "download";
    public const string Run = "run";
    public const string Upload = "upload";

    /// <summary>How many objects of a prefix are read one by one: a job of a million files has the same permissions for all of them, or nearly.</summary>
    public const int MostObjects = 100;

    private WorkloadSpec Spec => walk.Spec;

    /// <summary>What is checked before the job is made: the role, and that there is something under each prefix.</summary>
    public async ValueTask CreateAsync(CancellationToken ct)
    {
        await walk.AssumeAsync(Create, isTold: true, ct);
        if (Spec.Kind == SageMakerKind.Model)
        {
            await ReadModelAsync(ct);
            return;
        }

        if (Spec.Kind is not (SageMakerKind.TrainingJob or SageMakerKind.ProcessingJob or SageMakerKind.TuningJob))
        {
            return;
        }

        foreach (var input in Spec.Inputs)
        {
            if (walk.HasEnded)
            {
                return;
            }

            if (!input.IsObject && S3Location.TryParse(input.S3Uri) is { } location)
            {
                await LookAsync(input, location, ct);
            }
        }
    }

    /// <summary>The URI under which nothing was found; null where there was something under each.</summary>
    public InputSpec? Empty { get; private set; }

    /// <summary>Network interfaces, the volume's grant, the images.</summary>
    public async ValueTask PrepareAsync(CancellationToken ct)
    {
        await NetworkSteps.PrepareAsync(walk, Prepare, ct);
        await data.GrantAsync(Prepare, ct);
        await ImageSteps.PullAsync(walk, Prepare, ct);
    }

    /// <summary>The data of each channel, the model's artefact, the checkpoints.</summary>
    public async ValueTask DownloadAsync(CancellationToken ct)
    {
        foreach (var input in Spec.Inputs)
        {
            if (walk.HasEnded)
            {
                return;
            }

            if (S3Location.TryParse(input.S3Uri) is { } location)
            {
                await ReadAsync(input, location, ct);
            }
        }

        if (S3Location.TryParse(Spec.CheckpointS3Uri) is { } checkpoints && !walk.HasEnded)
        {
            var (_, objects) = await data.ListAsync(Download, checkpoints, MostObjects, isFromNetwork: true, ct);
            await ReadAllAsync(checkpoints, objects, ct);
        }
    }

    /// <summary>The log and the metrics of the work itself, and its checkpoints.</summary>
    public async ValueTask RunAsync(CancellationToken ct)
    {
        await LogSteps.WriteAsync(walk, Run, ct);
        if (S3Location.TryParse(Spec.CheckpointS3Uri) is { } checkpoints && !walk.HasEnded)
        {
            await data.PutAsync(Run, checkpoints with { Key = Under(checkpoints.Key, "checkpoint-1") }, asked: null, ct);
        }
    }

    /// <summary>The model or the results.</summary>
    /// <param name="written">Told of each object that may be written, and how it is encrypted.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask UploadAsync(Func<OutputSpec, S3Location, BucketEncryption, ValueTask>? written, CancellationToken ct)
    {
        foreach (var output in Spec.Outputs)
        {
            if (walk.HasEnded)
            {
                return;
            }

            if (S3Location.TryParse(output.S3Uri) is not { } location)
            {
                continue;
            }

            // "If you don't provide a KMS key ID, SageMaker AI uses the default KMS key for Amazon S3 for your role's account":
            // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html
            var asked = new BucketEncryption("aws:kms", output.KmsKeyId, BucketKeyEnabled: false);
            if (await data.PutAsync(Upload, location, asked, ct) is { } encryption && written is not null && !walk.HasEnded)
            {
                await written(output, location, encryption);
            }
        }
    }

    /// <summary>The whole way at once: a dry run's.</summary>
    public async ValueTask WalkAsync(CancellationToken ct)
    {
        await CreateAsync(ct);
        if (walk.HasEnded || Spec.Kind == SageMakerKind.Model)
        {
            return;
        }

        await PrepareAsync(ct);
        await DownloadAsync(ct);
        await RunAsync(ct);
        await UploadAsync(written: null, ct);
    }

    private async ValueTask ReadModelAsync(CancellationToken ct)
    {
        foreach (var input in Spec.Inputs)
        {
            if (!walk.HasEnded && input.IsObject && S3Location.TryParse(input.S3Uri) is { } location)
            {
                await data.GetAsync(Create, location, facts: null, isFromNetwork: false, ct);
            }
        }
    }

    private async ValueTask LookAsync(InputSpec input, S3Location location, CancellationToken ct)
    {
        var (succeeds, objects) = await data.ListAsync(Create, location, most: 1, isFromNetwork: false, ct);
        if (!succeeds || objects.Count == 0)
        {
            Empty ??= input;
        }

        if (succeeds && objects.Count == 0)
        {
            walk.Steps[^1] = walk.Steps[^1] with
            {
                Succeeds = false,
                Reason = $"There is no object under {location}.",
                Sentence = $"SageMaker lists {location}: it may, and there is no object under that prefix.",
                Mend = new AccessMend($"Put the data of channel {input.Name} under {location}, or name the prefix that it is under.", []),
            };
        }
    }

    private async ValueTask ReadAsync(InputSpec input, S3Location location, CancellationToken ct)
    {
        if (input.IsObject)
        {
            await data.GetAsync(Download, location, facts: null, isFromNetwork: true, ct);
            return;
        }

        var (_, objects) = await data.ListAsync(Download, location, MostObjects, isFromNetwork: true, ct);
        await ReadAllAsync(location, objects, ct);
    }

    private async ValueTask ReadAllAsync(S3Location location, IReadOnlyList<ObjectFacts> objects, CancellationToken ct)
    {
        foreach (var found in objects)
        {
            if (walk.HasEnded)
            {
                return;
            }

            await data.GetAsync(Download, location with { Key = found.Key }, found, isFromNetwork: true, ct);
        }
    }

    private static string Under(string prefix, string name) => prefix.Length == 0 || prefix.EndsWith('/') ? prefix + name : $"{prefix}/{name}";
}
