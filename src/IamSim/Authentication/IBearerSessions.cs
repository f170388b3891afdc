using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.Authentication;

/// <summary>The sessions of people who signed in, by the token that they send as <c>Authorization: Bearer</c>.</summary>
internal interface IBearerSessions
{
    /// <summary>Who a token is of; or why it is no good: unknown, expired, signed out, its user gone.</summary>
    ValueTask<Outcome<Caller>> ResolveAsync(string token, string partition, CancellationToken ct);
}
