using IamSim.Tests.Authorization;
using IamSim.Tests.Support;

[assembly: AssemblyFixture(typeof(GuardedSim))]

namespace IamSim.Tests.Authorization;

/// <summary>A server that enforces what it decides, which the tests of authorization share.</summary>
public sealed class GuardedSim : Sim
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["IamSim:Enforcement"] = "On" };
}
