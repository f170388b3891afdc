using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.Hosting;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.SageMaker.Quotas;

/// <summary>One quota, as it is for an account and region.</summary>
/// <param name="Use">What the instances are used for.</param>
/// <param name="InstanceType">Their type.</param>
/// <param name="Value">How many may run at once.</param>
/// <param name="Default">How many might where nothing was set.</param>
/// <param name="InUse">How many run now.</param>
internal sealed record Quota(InstanceUse Use, string InstanceType, int Value, int Default, int InUse)
{
    /// <summary>As AWS names it: <c>ml.g5.xlarge for training job usage</c>.</summary>
    public string Name => NameOf(Use, InstanceType);

    public static string NameOf(InstanceUse use, string type) => $"{type} for {WordsOf(use)} usage";

    private static string WordsOf(InstanceUse use) => use switch
    {
        InstanceUse.Training => "training job",
        InstanceUse.SpotTraining => "spot training job",
        InstanceUse.Processing => "processing job",
        InstanceUse.Endpoint => "endpoint",
        InstanceUse.Notebook => "notebook instance",
        InstanceUse.Transform => "transform job",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, "A quota is for one use."),
    };
}

/// <summary>SageMaker's service quotas of instances, simulated: they limit what no policy can, how many run at once.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/general/latest/gr/sagemaker.html">SageMaker AI: service quotas</see></remarks>
internal sealed class SageMakerQuotas(IamSimOptions options)
{
    private static readonly InstanceUse[] Uses =
        [InstanceUse.Training, InstanceUse.SpotTraining, InstanceUse.Processing, InstanceUse.Endpoint, InstanceUse.Notebook, InstanceUse.Transform];

    /// <summary>Why some more instances may not be started; null where they may.</summary>
    /// <param name="services">The lane's services: what else starts instances waits.</param>
    /// <param name="call">Whose account and region.</param>
    /// <param name="use">What they are used for, one use alone.</param>
    /// <param name="instanceType">Their type.</param>
    /// <param name="count">How many more.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<Fault?> RefuseAsync(IServiceProvider services, Call call, InstanceUse use, string instanceType, int count, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(use, InstanceUse.None);
        var db = services.GetRequiredService<IamDb>();
        var value = await db.SageMakerQuotas
            .Where(q => q.AccountId == call.Account && q.Region == call.Region && q.Use == use && q.InstanceType == instanceType)
            .Select(q => (int?)q.Value).SingleOrDefaultAsync(ct) ?? options.SageMaker.Quotas.Of(instanceType);
        var running = (await InstanceUsage.CountAsync(db, call, ct)).Of(use, instanceType);

        // https://github.com/awsdocs/amazon-sagemaker-developer-guide/issues/70
        return running + (long)count <= value
            ? null
            : SageMakerFaults.ResourceLimitExceeded(
                $"The account-level service limit '{Quota.NameOf(use, instanceType)}' is {value} Instances, with current utilization of {running} Instances and a request delta of {count} Instances. Please contact AWS support to request an increase for this limit.");
    }

    /// <summary>The quotas of all types that IamSim knows, and of those for which one was set, by use and size.</summary>
    public async Task<IReadOnlyList<Quota>> AllAsync(IServiceProvider services, Call call, CancellationToken ct)
    {
        var db = services.GetRequiredService<IamDb>();
        var set = (await db.SageMakerQuotas.Where(q => q.AccountId == call.Account && q.Region == call.Region).ToListAsync(ct))
            .ToDictionary(q => (q.Use, q.InstanceType), q => q.Value);
        var usage = await InstanceUsage.CountAsync(db, call, ct);
        var known = Uses.SelectMany(use => InstanceTypes.Known.Where(type => type.IsFor(use)).Select(type => (use, type.Name)));
        return
        [
            .. known.Concat(set.Keys.Order()).Distinct().Select(each =>
            {
                var otherwise = options.SageMaker.Quotas.Of(each.Item2);
                return new Quota(each.Item1, each.Item2, set.GetValueOrDefault(each, otherwise), otherwise, usage.Of(each.Item1, each.Item2));
            }),
        ];
    }

    /// <summary>Sets a quota, inside the lane.</summary>
    public static async ValueTask SetAsync(IamDb db, Call call, InstanceUse use, string instanceType, int value, CancellationToken ct)
    {
        if (await db.SageMakerQuotas.SingleOrDefaultAsync(
            q => q.AccountId == call.Account && q.Region == call.Region && q.Use == use && q.InstanceType == instanceType, ct) is { } quota)
        {
            quota.Value = value;
            return;
        }

        db.SageMakerQuotas.Add(new SageMakerQuota
        {
            AccountId = call.Account,
            Region = call.Region,
            Use = use,
            InstanceType = instanceType,
            Value = value,
        });
    }
}
