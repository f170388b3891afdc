using IamSim.Contracts;

namespace IamSim.Calls;

/// <summary>What a call was about, as far as it is known: what its event says beside who and when.</summary>
/// <param name="EventSource">The service: <c>iam.amazonaws.com</c>; <c>iamsim</c> for IamSim's own questions.</param>
/// <param name="EventName">The operation's name.</param>
/// <param name="IsReadOnly">True for a call that changes nothing.</param>
/// <param name="Request">The request; null where it could not be read.</param>
/// <param name="Response">The answer; null where there is none.</param>
internal sealed record CallSubject(string EventSource, string EventName, bool IsReadOnly, IShape? Request = null, IShape? Response = null)
{
    /// <summary>CloudTrail's <c>eventType</c>.</summary>
    public string EventType { get; init; } = ApiCall;

    /// <summary>True for a call of the data plane, as an object of S3 that is read: CloudTrail's <c>eventCategory</c> <c>Data</c>.</summary>
    public bool IsData { get; init; }

    /// <summary>False for a sign-in that fails, whose event has a message and no code.</summary>
    public bool HasErrorCode => EventType == ApiCall;

    /// <summary>What the event says beside request and answer: <c>additionalEventData</c>; null for most.</summary>
    public IShape? Additional { get; init; }

    /// <summary>What a service tells of itself: <c>serviceEventDetails</c>; null for all that is called.</summary>
    public IShape? ServiceEvent { get; init; }

    /// <summary>What the event of a failure says, and all that it says: no error of an API. Null where the fault speaks for itself.</summary>
    public string? FailureMessage { get; init; }

    private const string ApiCall = "AwsApiCall";

    /// <summary>The source of what is IamSim's own and no AWS service's.</summary>
    public const string OwnSource = "iamsim";

    public CallSubject(OperationModel operation, IShape? request, IShape? response = null)
        : this(operation.Service.EventSource, operation.Name, operation.IsReadOnly, request, response)
    {
        IsData = DataPlane.Contains(operation);
    }

    /// <summary>A call that reached no operation: an unknown action or path, a body that is too large.</summary>
    public static CallSubject Unknown(string? name = null) => new(OwnSource, IsName(name) ? name : "UnknownOperation", IsReadOnly: true);

    /// <summary>An action as it was sent goes into the event only where it could be an operation's name.</summary>
    private static bool IsName([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? name) =>
        name is { Length: > 0 and <= 128 } && name.All(char.IsAsciiLetterOrDigit);
}
