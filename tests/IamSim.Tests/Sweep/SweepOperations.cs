using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Tests.Models;

namespace IamSim.Tests.Sweep;

/// <summary>The operations that the sweep goes over: those of IAM that are served.</summary>
internal static class SweepOperations
{
    public static ModelFile Model { get; } = ModelFile.Of(IamService.Contract);

    public static IReadOnlyList<OperationModel> All { get; } =
        [.. OperationRegistry.All.Select(h => h.Model).Where(o => o.Service == IamService.Contract).OrderBy(o => o.Name, StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. All.Select(o => o.Name)];
}
