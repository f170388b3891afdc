using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IamSim.Calls;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Storage;
using IamSim.Workloads.Specs;
using IamSim.Workloads.Steps;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Workloads.Life;

/// <summary>The life of a tuning job: it starts training jobs as the service, so many at a time, until it has had as many as it may.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-how-it-works.html">SageMaker AI: automatic model tuning</see></remarks>
internal sealed class TuningLife(IServiceProvider lane, IamDb db, WorkloadLife life, Ids ids)
{
    public async ValueTask<IReadOnlyList<MadeCall>> GoOnAsync(SageMakerResource tuning, DateTimeOffset time, CancellationToken ct)
    {
        if (tuning.Status is not (HyperParameterTuningJobStatus.InProgress or HyperParameterTuningJobStatus.Stopping))
        {
            return [];
        }

        var request = (CreateHyperParameterTuningJobRequest)StoredRequests.Read(SageMakerOperations.CreateHyperParameterTuningJob, tuning.Request);
        var jobs = await db.SageMakerResources.Where(r => r.AccountId == tuning.AccountId && r.ParentArn == tuning.Arn).ToListAsync(ct);
        var made = new List<MadeCall>();
        if (tuning.Status == HyperParameterTuningJobStatus.Stopping)
        {
            Stop(jobs, time);
        }
        else
        {
            await StartAsync(tuning, request, jobs, made, time, ct);
        }

        Count(tuning, request, jobs);
        End(tuning, request, jobs, time);
        tuning.ModifiedAt = time;
        return made;
    }

    private void Stop(List<SageMakerResource> jobs, DateTimeOffset time)
    {
        foreach (var job in jobs.Where(job => job.Status == TrainingJobStatus.InProgress))
        {
            job.Status = TrainingJobStatus.Stopping;
            job.SecondaryStatus = SecondaryStatus.Stopping;
            job.Details = SageMakerDetails.Read(job.Details).Moved(SecondaryStatus.Stopping, "Stopping the training job", time).Write();
            life.WakeAfter(job, time, 0);
        }
    }

    private async ValueTask StartAsync(
        SageMakerResource tuning, CreateHyperParameterTuningJobRequest request, List<SageMakerResource> jobs, List<MadeCall> made, DateTimeOffset time, CancellationToken ct)
    {
        var definitions = WorkloadSpecs.Definitions(request);
        while (jobs.Count < MostJobs(request) && jobs.Count(IsRunning) < request.HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs)
        {
            var definition = definitions[jobs.Count % definitions.Count];
            var training = WorkloadSpecs.Training(request, definition, jobs.Count + 1);
            var parameters = Parameters(training.TrainingJobName, definition);
            training = training with { HyperParameters = Merged(training.HyperParameters, parameters) };
            if (await StartAsync(tuning, training, parameters, made, time, ct) is not { } job)
            {
                return;
            }

            jobs.Add(job);
        }
    }

    private async ValueTask<SageMakerResource?> StartAsync(
        SageMakerResource tuning, CreateTrainingJobRequest training, Dictionary<string, string> parameters, List<MadeCall> made, DateTimeOffset time, CancellationToken ct)
    {
        var spec = WorkloadSpecs.Of(training, tuning.Region, tuning.AccountId)[0];
        var call = RoleSession.OfService(spec, time, ids);
        var job = new SageMakerResource
        {
            AccountId = tuning.AccountId,
            Region = tuning.Region,
            Kind = SageMakerKind.TrainingJob,
            Name = training.TrainingJobName,
            NameKey = NameKeys.Of(training.TrainingJobName),
            Arn = spec.Arn,
            Request = StoredRequests.Write(training),
            Status = TrainingJobStatus.InProgress,
            SecondaryStatus = SecondaryStatus.Starting,
            CreatedAt = time,
            ModifiedAt = time,
            ParentArn = tuning.Arn,
            Details = (new SageMakerDetails { TunedParameters = parameters }).Moved(SecondaryStatus.Starting, "Starting the training job", time).Write(),
            Tags = [.. tuning.Tags],
        };
        var (refusal, calls) = await life.CheckAsync(lane, call, job, spec, time, ct);
        made.Add(new MadeCall(call, new CallSubject(SageMakerOperations.CreateTrainingJob, training, refusal is null ? new CreateTrainingJobResponse { TrainingJobArn = job.Arn } : null), refusal));
        made.AddRange(calls);
        if (refusal is not null)
        {
            tuning.FailureReason = refusal.Message;
            return null;
        }

        db.SageMakerResources.Add(job);
        life.WakeAfter(job, time, 0);
        return job;
    }

    private static void End(SageMakerResource tuning, CreateHyperParameterTuningJobRequest request, List<SageMakerResource> jobs, DateTimeOffset time)
    {
        if (jobs.Any(IsRunning) || (tuning.FailureReason is null && tuning.Status == HyperParameterTuningJobStatus.InProgress && jobs.Count < MostJobs(request)))
        {
            return;
        }

        tuning.EndedAt = time;
        if (tuning.Status == HyperParameterTuningJobStatus.Stopping)
        {
            tuning.Status = HyperParameterTuningJobStatus.Stopped;
        }
        else if (tuning.FailureReason is null && jobs.Any(job => job.Status == TrainingJobStatus.Completed))
        {
            tuning.Status = HyperParameterTuningJobStatus.Completed;
        }
        else
        {
            tuning.Status = HyperParameterTuningJobStatus.Failed;
            tuning.FailureReason ??= "All training jobs failed. Please take a look at the training jobs failures to get more details.";
            tuning.AccessPath = jobs.FirstOrDefault(job => job.Status == TrainingJobStatus.Failed)?.AccessPath ?? tuning.AccessPath;
        }
    }

    private static void Count(SageMakerResource tuning, CreateHyperParameterTuningJobRequest request, List<SageMakerResource> jobs)
    {
        var completed = jobs.Where(job => job.Status == TrainingJobStatus.Completed).ToList();
        var isLeast = (request.HyperParameterTuningJobConfig.HyperParameterTuningJobObjective?.Type ?? request.TrainingJobDefinition?.TuningObjective?.Type) == "Minimize";
        var best = (isLeast ? completed.OrderBy(job => Objective(job.Name)) : completed.OrderByDescending(job => Objective(job.Name))).FirstOrDefault();
        var failed = jobs.Count(job => job.Status == TrainingJobStatus.Failed);
        tuning.Details = (SageMakerDetails.Read(tuning.Details) with
        {
            Tuning = new TuningProgress
            {
                Completed = completed.Count,
                InProgress = jobs.Count(IsRunning),
                NonRetryableError = failed,
                Stopped = jobs.Count(job => job.Status == TrainingJobStatus.Stopped),
                ObjectiveSucceeded = completed.Count,
                ObjectivePending = jobs.Count(IsRunning),
                ObjectiveFailed = failed,
                BestJob = best?.Name,
                BestValue = best is null ? 0 : Objective(best.Name),
                TrainingSeconds = jobs.Sum(job => SageMakerDetails.Read(job.Details).TrainingSeconds ?? 0),
            },
        }).Write();
    }

    private static bool IsRunning(SageMakerResource job) => job.Status is TrainingJobStatus.InProgress or TrainingJobStatus.Stopping;

    private static int MostJobs(CreateHyperParameterTuningJobRequest request) => request.HyperParameterTuningJobConfig.ResourceLimits.MaxNumberOfTrainingJobs ?? 1;

    /// <summary>What a training job is said to have reached: between 0 and 1, always the same for the same name.</summary>
    private static double Objective(string name) => Math.Round(Share(name), 4);

    private static double Share(string text) => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text))) / (double)uint.MaxValue;

    /// <summary>The hyperparameters that are tried in a training job, always the same for the same name.</summary>
    private static Dictionary<string, string> Parameters(string job, HyperParameterTrainingJobDefinition definition)
    {
        var tried = new Dictionary<string, string>();
        foreach (var range in definition.HyperParameterRanges?.ContinuousParameterRanges ?? [])
        {
            var (least, most) = (Number(range.MinValue), Number(range.MaxValue));
            tried[range.Name] = (least + ((most - least) * Share(job + range.Name))).ToString("R", CultureInfo.InvariantCulture);
        }

        foreach (var range in definition.HyperParameterRanges?.IntegerParameterRanges ?? [])
        {
            var (least, most) = (Number(range.MinValue), Number(range.MaxValue));
            tried[range.Name] = Math.Round(least + ((most - least) * Share(job + range.Name))).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var range in definition.HyperParameterRanges?.CategoricalParameterRanges ?? [])
        {
            tried[range.Name] = range.Values[(int)(Share(job + range.Name) * range.Values.Count) % range.Values.Count];
        }

        return tried;
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Dictionary<string, string> Merged(IReadOnlyDictionary<string, string>? given, Dictionary<string, string> tried)
    {
        var all = given?.ToDictionary() ?? [];
        foreach (var (name, value) in tried)
        {
            all[name] = value;
        }

        return all;
    }
}
