using IamSim.Contracts;

namespace IamSim.Calls;

/// <summary>An operation class behind its model: what the registry holds, so that both doors reach it without knowing its types.</summary>
/// <param name="model">The operation that it serves.</param>
/// <param name="operation">The operation's class.</param>
internal abstract class OperationHandler(OperationModel model, Type operation)
{
    public OperationModel Model { get; } = model;

    /// <summary>True for an operation that keeps something, which is the lane's affair: what CloudTrail calls a write, but for the few that say otherwise.</summary>
    public bool Changes { get; } = !model.IsReadOnly && !operation.IsAssignableTo(typeof(IChangesNothing));

    /// <summary>True where slow work comes before the lane.</summary>
    public virtual bool Prepares => false;

    /// <summary>The slow work before the lane; the value is handed to <see cref="RunAsync"/>.</summary>
    public virtual ValueTask<Outcome<object>> PrepareAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct) =>
        throw new InvalidOperationException($"{Model} has nothing to prepare.");

    public abstract ValueTask<Outcome<IShape>> RunAsync(
        IServiceProvider services, Call call, IRequest request, object? prepared, CancellationToken ct);
}

internal sealed class OperationHandler<TOperation, TRequest, TResponse>(Func<IServiceProvider, TOperation> create) : OperationHandler(TRequest.Operation, typeof(TOperation))
    where TOperation : IOperation<TRequest, TResponse>
    where TRequest : class, IRequest<TResponse>
    where TResponse : class, IShape
{
    public override async ValueTask<Outcome<IShape>> RunAsync(
        IServiceProvider services, Call call, IRequest request, object? prepared, CancellationToken ct)
    {
        var outcome = await create(services).RunAsync(call, (TRequest)request, ct);
        return outcome.IsFault ? outcome.Fault : Outcome<IShape>.Success(outcome.Value);
    }
}

internal sealed class PreparedOperationHandler<TOperation, TRequest, TResponse, TPrepared>(Func<IServiceProvider, TOperation> create)
    : OperationHandler(TRequest.Operation, typeof(TOperation))
    where TOperation : IPreparedOperation<TRequest, TResponse, TPrepared>
    where TRequest : class, IRequest<TResponse>
    where TResponse : class, IShape
    where TPrepared : class
{
    public override bool Prepares => true;

    public override async ValueTask<Outcome<object>> PrepareAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct)
    {
        var outcome = await create(services).PrepareAsync(call, (TRequest)request, ct);
        return outcome.IsFault ? outcome.Fault : Outcome<object>.Success(outcome.Value);
    }

    public override async ValueTask<Outcome<IShape>> RunAsync(
        IServiceProvider services, Call call, IRequest request, object? prepared, CancellationToken ct)
    {
        var outcome = await create(services).RunAsync(call, (TRequest)request, (TPrepared)prepared!, ct);
        return outcome.IsFault ? outcome.Fault : Outcome<IShape>.Success(outcome.Value);
    }
}
