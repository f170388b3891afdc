using IamSim.Contracts;

namespace IamSim.Calls;

/// <summary>
/// One operation of one service, reached by every protocol and by REST. It knows its service and nothing of HTTP; it changes tracked
/// entities and never saves, starts a transaction, reads a clock or makes ids in its own way.
/// </summary>
internal interface IOperation<in TRequest, TResponse>
    where TRequest : class, IRequest<TResponse>
    where TResponse : class, IShape
{
    ValueTask<Outcome<TResponse>> RunAsync(Call call, TRequest request, CancellationToken ct);
}

/// <summary>
/// An operation with slow work (hashing, key pairs, pictures) that is done before the writer lane, on a context for reading. What
/// <see cref="PrepareAsync"/> read must be checked again in <see cref="RunAsync"/>, for another call may have come between.
/// </summary>
internal interface IPreparedOperation<in TRequest, TResponse, TPrepared>
    where TRequest : class, IRequest<TResponse>
    where TResponse : class, IShape
    where TPrepared : class
{
    ValueTask<Outcome<TPrepared>> PrepareAsync(Call call, TRequest request, CancellationToken ct);

    ValueTask<Outcome<TResponse>> RunAsync(Call call, TRequest request, TPrepared prepared, CancellationToken ct);
}

/// <summary>An operation that keeps nothing, though CloudTrail's records call it no read: STS's that give out credentials.</summary>
internal interface IChangesNothing;
