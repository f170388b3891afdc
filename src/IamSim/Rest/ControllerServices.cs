using IamSim.Contracts;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace IamSim.Rest;

/// <summary>
/// Which operation a controller's action runs: the one it is named as, of the service in whose folder the controller stands. Services share
/// names: IAM has a <c>CreatePolicy</c>, and Organizations too.
/// </summary>
internal static class ControllerServices
{
    private const string Root = "IamSim.";

    /// <summary>The service of a controller; null for what is IamSim's own.</summary>
    public static ServiceContract? ServiceOf(Type controller)
    {
        var space = controller.Namespace ?? string.Empty;
        return Services.All.FirstOrDefault(s => space == Root + s.Name || space.StartsWith($"{Root}{s.Name}.", StringComparison.Ordinal));
    }

    /// <summary>The operation of an action; null for an action that is IamSim's own, or shows a part of a resource.</summary>
    public static OperationModel? OperationOf(ControllerActionDescriptor action) => ServiceOf(action.ControllerTypeInfo)?.Find(action.ActionName);

    /// <summary>A name that no other service has: IAM's are as they are, another service's begin with the service.</summary>
    public static string Unique(string? service, string name) => service is null or "Iam" ? name : service + name;
}
