using Microsoft.CodeAnalysis;

namespace IamSim.Contracts.Tests.Generator;

/// <summary>An edit that concerns no model and no operation costs the generators nothing.</summary>
public class CachingTests
{
    private const string Source = """
        namespace IamSim.Calls
        {
            public interface IOperation<TRequest, TResponse>;
        }
        class Serve : IamSim.Calls.IOperation<string, object>;
        """;

    [Fact]
    public void AnotherClass_LeavesEveryStepCached()
    {
        var run = GeneratorRun.Of(LabModel.Files, Source);

        run.AddSource("class Unrelated : System.IDisposable { public void Dispose() { } }");

        AssertCached(run);
    }

    [Fact]
    public void AnotherFile_LeavesEveryStepCached()
    {
        var run = GeneratorRun.Of(LabModel.Files, Source);

        run.AddFile("notes.txt", "Nothing of models.");

        AssertCached(run);
    }

    [Fact]
    public void AnotherOperation_ChangesTheRegistryOnly()
    {
        var run = GeneratorRun.Of(LabModel.Files, Source);

        run.AddSource("class ServeToo : IamSim.Calls.IOperation<int, object>;");

        Assert.All(Reasons(run, "ServiceModel"), AssertKept);
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(run, "Operations"));
    }

    private static void AssertCached(GeneratorRun run)
    {
        Assert.All(Reasons(run, "ServiceModel"), AssertKept);
        Assert.All(Reasons(run, "Operations"), AssertKept);
        var outputs = run.Result.Results.SelectMany(r => r.TrackedOutputSteps).SelectMany(s => s.Value).SelectMany(s => s.Outputs).ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, o => AssertKept(o.Reason));
    }

    private static List<IncrementalStepRunReason> Reasons(GeneratorRun run, string step)
    {
        var reasons = run.Result.Results
            .SelectMany(r => r.TrackedSteps.Where(s => s.Key == step))
            .SelectMany(s => s.Value)
            .SelectMany(s => s.Outputs)
            .Select(o => o.Reason)
            .ToList();
        Assert.NotEmpty(reasons);
        return reasons;
    }

    private static void AssertKept(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"The step ran anew: {reason}.");
}
