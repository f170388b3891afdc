using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Wire.Json;
using IamSim.Wire.Query;

namespace IamSim.Wire;

/// <summary>Writes a refusal that comes before any operation, in the form of the protocol that the request is in.</summary>
internal static class WireFaults
{
    public static Task WriteAsync(HttpContext http, OpenedCall opened, Fault fault) => JsonProtocol.IsSpokenIn(http.Request)
        ? JsonAnswers.WriteFaultAsync(http, JsonTarget.Of(http.Request).Service?.JsonVersion, fault)
        : QueryAnswers.WriteFaultAsync(http, opened.Call, WireServices.OfScope(opened.Scope) ?? WireServices.Default, fault);
}
