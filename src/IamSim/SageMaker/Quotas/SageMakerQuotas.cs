using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Hosting;
using IamSim.SageMaker.Resources;
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

    public static string NameOf(InstanceUse use, string type) => $"{type} for {WordsOf(use)}";

    private static string WordsOf(InstanceUse use) => use switch
    {
        InstanceUse.Training => NeededInstances.Training,
        InstanceUse.SpotTraining => NeededInstances.SpotTraining,
        InstanceUse.Processing => NeededInstances.Processing,
        InstanceUse.Endpoint => NeededInstances.Endpoint,
        InstanceUse.Notebook => NeededInstances.Notebook,
        InstanceUse.Transform => "transform job usage",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, "A quota is for one use."),
    };
}

/// <summary>SageMaker's service quotas of instances, simulated: they limit what no policy can, how many run at once.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/general/latest/gr/sagemaker.html">SageMaker AI: service quotas</see></remarks>
internal sealed class SageMakerQuotas(IamSimOptions options) : ISageMakerQuotas
{
    private static readonly InstanceUse[] Uses =
        [InstanceUse.Training, InstanceUse.SpotTraining, InstanceUse.Processing, InstanceUse.Endpoint, InstanceUse.Notebook, InstanceUse.Transform];

    /// <summary>Why some more instances may not be started; null where they may.</summary>
    /// <param name="lane">The lane's services: what else starts instances waits.</param>
    /// <param name="call">Whose account and region.</param>
    /// <param name="instances">The instances.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<Fault?> RefuseAsync(IServiceProvider lane, Call call, IReadOnlyList<NeededInstances> instances, CancellationToken ct)
    {
        if (instances.Count == 0)
        {
            return null;
        }

        var db = lane.GetRequiredService<IamDb>();
        var running = await InstanceUsage.CountAsync(db, call, ct);
        foreach (var needed in instances.GroupBy(one => (one.Type, one.Usage)))
        {
            var (type, use) = (needed.Key.Type, UseOf(needed.Key.Usage));
            var value = await db.SageMakerQuotas
                .Where(q => q.AccountId == call.Account && q.Region == call.Region && q.Use == use && q.InstanceType == type)
                .Select(q => (int?)q.Value).SingleOrDefaultAsync(ct) ?? options.SageMaker.Quotas.Of(type);
            var (used, more) = (running.Of(use, type), needed.Sum(one => (long)one.Count));
            if (used + more > value)
            {
                return SageMakerErrors.QuotaExceeded(needed.First().Quota, value, used, (int)Math.Min(more, int.MaxValue));
            }
        }

        return null;
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

    private static InstanceUse UseOf(string usage) => usage switch
    {
        NeededInstances.Training => InstanceUse.Training,
        NeededInstances.SpotTraining => InstanceUse.SpotTraining,
        NeededInstances.Processing => InstanceUse.Processing,
        NeededInstances.Endpoint => InstanceUse.Endpoint,
        NeededInstances.Notebook => InstanceUse.Notebook,
        _ => throw new ArgumentOutOfRangeException(nameof(usage), usage, "There is no quota of this name."),
    };

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
