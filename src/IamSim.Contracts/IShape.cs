using IamSim.Contracts.Json;

namespace IamSim.Contracts;

/// <summary>A structure of a service model.</summary>
public interface IShape
{
    /// <summary>Writes the structure as a JSON object, in the way that the writer's style asks for.</summary>
    void WriteJson(JsonShapeWriter writer);

    /// <summary>Adds the names and ARNs in the structure, by which its event is found again. Never a secret.</summary>
    void AddResourceNames(ICollection<NamedResource> names);
}

/// <summary>What a member of a structure names.</summary>
/// <param name="Member">The member as the model names it, such as <c>UserName</c>: it tells the kind of resource.</param>
/// <param name="Name">The name or ARN.</param>
public readonly record struct NamedResource(string Member, string Name);

/// <summary>A message to which the model gives no members.</summary>
public interface IEmptyShape : IShape;

/// <summary>The input of an operation.</summary>
public interface IRequest : IShape
{
    /// <summary>The operation whose input this is.</summary>
    OperationModel Model { get; }

    /// <summary>The text of a member by its name in the model; null where it is absent, no text, or sensitive.</summary>
    string? TextOf(string member);
}

/// <summary>The input of an operation whose answer is <typeparamref name="TResponse"/>.</summary>
public interface IRequest<TResponse> : IRequest
    where TResponse : class, IShape
{
    /// <summary>The operation whose input a type is.</summary>
    static abstract OperationModel Operation { get; }
}

/// <summary>The input of an operation that can be tried without being done.</summary>
public interface ITrialRequest
{
    /// <summary>True where nothing is to be done but to say whether it might be.</summary>
    bool? DryRun { get; }
}

/// <summary>The input of an operation that answers in pages.</summary>
public interface IPagedRequest
{
    /// <summary>Where the page before ended; null for the first.</summary>
    string? Marker { get; }

    /// <summary>The most items that the page may have; null for the service's default.</summary>
    int? MaxItems { get; }
}
