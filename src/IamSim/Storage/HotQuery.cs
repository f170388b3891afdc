using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IamSim.Storage;

/// <summary>
/// A compiled query of a hot path. EF compiles one for one model and one way of tracking, and IamSim has two of each: a model for every
/// provider, readers that track nothing, and the lane that tracks all.
/// </summary>
/// <param name="reading">Compiles it for readers, with <c>AsNoTracking</c>.</param>
/// <param name="tracking">Compiles it for the lane, with <c>AsTracking</c>.</param>
internal sealed class HotQuery<TQuery>(Func<TQuery> reading, Func<TQuery> tracking)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _reading = [];
    private readonly ConditionalWeakTable<IModel, TQuery> _tracking = [];

    public TQuery For(IamDb db) => db.Tracks
        ? _tracking.GetValue(db.Model, _ => tracking())
        : _reading.GetValue(db.Model, _ => reading());
}
