using IamSim.Tests.Support;
using IamSim.Tests.Sweep;

[assembly: AssemblyFixture(typeof(ErrorCoverage))]

namespace IamSim.Tests.Sweep;

/// <summary>
/// Holds, at the end of a run of all tests, that every error that the model declares for an operation which is served was answered to some test, or
/// has its reason here why it cannot be.
/// </summary>
public sealed class ErrorCoverage : IAsyncDisposable
{
    /// <summary>Errors that no operation of IamSim's answers with.</summary>
    private static readonly Dictionary<string, string> OfNone = new()
    {
        ["ServiceFailure"] = "AWS's own failure. A defect of IamSim's is an InternalFailure.",
    };

    /// <summary>Errors that these operations do not answer with, by error and operations.</summary>
    private static readonly (string Code, string[] Operations, string Why)[] OfSome =
    [
    ];

    public ValueTask DisposeAsync()
    {
        if (AnsweredErrors.IsWholeRun())
        {
            var missing = Declared().Where(e => !AnsweredErrors.Has(e.Operation, e.Code) && !IsExcused(e.Operation, e.Code)).Select(e => $"{e.Operation} {e.Code}").ToList();
            var stale = Declared().Where(e => AnsweredErrors.Has(e.Operation, e.Code) && IsExcused(e.Operation, e.Code)).Select(e => $"{e.Operation} {e.Code}").ToList();
            Assert.True(missing.Count == 0, $"No test provokes these {missing.Count} declared errors:\n{string.Join('\n', missing)}");
            Assert.True(stale.Count == 0, $"These errors are provoked, and yet excused:\n{string.Join('\n', stale)}");
        }

        return ValueTask.CompletedTask;
    }

    private static IEnumerable<(string Operation, string Code)> Declared() =>
        from operation in SweepOperations.All
        from fault in operation.Faults
        select (operation.Name, fault.Code);

    private static bool IsExcused(string operation, string code) =>
        OfNone.ContainsKey(code) || OfSome.Any(some => some.Code == code && some.Operations.Contains(operation));
}
