using System.Text.Json.Nodes;
using IamSim.Tests.Support;

namespace IamSim.Tests.Audit.Walk;

/// <summary>A call for which all is made ready, so that it succeeds.</summary>
/// <param name="Root">Root of the account whose trail has the event.</param>
/// <param name="Request">What is sent, as REST has it: camel case, dates in ISO 8601, documents as JSON or text.</param>
internal sealed record PreparedCall(TestAccount Root, JsonObject Request)
{
    /// <summary>Who calls; root where nothing else is said.</summary>
    public TestAccount? Caller { get; init; }

    /// <summary>Who may not call; null where a user without any permission may not, as for nearly all.</summary>
    public TestAccount? Stranger { get; init; }

    /// <summary>What is denied where that is another request; null where it is the same.</summary>
    public JsonObject? Denied { get; init; }

    /// <summary>True where the call carries no credentials: somebody else vouches for the caller.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>What the record has beside what was sent: what a token asked for.</summary>
    public JsonObject Beside { get; init; } = [];

    /// <summary>What has to be thrown away behind the call.</summary>
    public IDisposable? Owned { get; init; }
}
