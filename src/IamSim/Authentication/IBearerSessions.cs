using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.Authentication;

/// <summary>Sign-in's sessions, which REST takes as <c>Authorization: Bearer …</c>.</summary>
internal interface IBearerSessions
{
    /// <summary>Who signed in, as a partition knows them; or why the token is no good.</summary>
    ValueTask<Outcome<Caller>> ResolveAsync(string token, string partition, CancellationToken ct);
}
