using System.Collections.Generic;
using System.Linq;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>Writes the list of all services that have a model.</summary>
internal static class ServicesEmitter
{
    public static string Emit(IEnumerable<string> names)
    {
        var w = new CodeWriter();
        w.Line("namespace IamSim.Contracts;").Line();
        w.Line("/// <summary>Every service that IamSim has a model of.</summary>");
        w.Block("public static class Services", () =>
        {
            w.Line("public static readonly global::System.Collections.Generic.IReadOnlyList<ServiceContract> All =");
            w.Line($"[{string.Join(", ", names.OrderBy(n => n, System.StringComparer.Ordinal).Select(n => $"global::IamSim.Contracts.{n}.{n}Service.Contract"))}];");
        });
        return w.ToString();
    }
}
