using System.Reflection;

namespace IamSim.Policies.Tests;

public class ArchitectureTests
{
    [Fact]
    public void Policies_References_OnlyTheBaseLibrary()
    {
        var references = Assembly.Load("IamSim.Policies").GetReferencedAssemblies().Select(a => a.Name!);
        Assert.All(references, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }
}
