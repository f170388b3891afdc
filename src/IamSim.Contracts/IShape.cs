namespace IamSim.Contracts;

/// <summary>A structure of a service model.</summary>
public interface IShape;

/// <summary>The input of an operation whose answer is <typeparamref name="TResponse"/>.</summary>
public interface IRequest<TResponse> : IShape
    where TResponse : class, IShape;
