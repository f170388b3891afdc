using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.Simulator;

/// <summary>One service in the support matrix.</summary>
/// <param name="Service">AWS's id of it, such as <c>IAM</c>.</param>
/// <param name="Version">The API's version.</param>
/// <param name="Done">The operations that IamSim serves.</param>
/// <param name="Missing">The operations of the model that it does not serve yet: they answer 501 <c>NotImplemented</c>.</param>
public sealed record ServiceSupport(string Service, string Version, IReadOnlyList<string> Done, IReadOnlyList<string> Missing);

/// <summary>What is done and what is missing, from the models and the operation classes: never written by hand.</summary>
internal static class SupportMatrix
{
    public static IEnumerable<ServiceSupport> All => Services.All.Select(service => new ServiceSupport(
        service.ServiceId,
        service.ApiVersion,
        Names(service, isServed: true),
        Names(service, isServed: false)));

    private static List<string> Names(ServiceContract service, bool isServed) =>
        service.Operations.Where(o => CallRunner.IsServed(o) == isServed).Select(o => o.Name).Order(StringComparer.Ordinal).ToList();
}
