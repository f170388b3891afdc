using IamSim.Tests.Support;

namespace IamSim.Tests.Audit.Walk;

/// <summary>How each operation of CloudTrail is made to succeed.</summary>
internal static class CloudTrailCalls
{
    /// <summary>
    /// An entry for every operation that is done: it makes an account in which the call succeeds, and says the request as REST has it, in camel case.
    /// </summary>
    public static readonly Dictionary<string, Func<Sim, Task<PreparedCall>>> Of = [];
}
