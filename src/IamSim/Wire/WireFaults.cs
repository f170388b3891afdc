using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Wire.Json;
using IamSim.Wire.Query;
using IamSim.Wire.Rest;
using IamSim.Wire.S3;

namespace IamSim.Wire;

/// <summary>Writes a refusal that comes before any operation, in the form of the protocol that the request is in.</summary>
internal static class WireFaults
{
    public static Task WriteAsync(HttpContext http, OpenedCall opened, Fault fault) => RestRoute.Of(http.Request) is { } route
        ? route.IsS3 ? S3Answers.WriteFaultAsync(http, opened.Call, fault) : RestJsonAnswers.WriteFaultAsync(http, fault)
        : OfRoot(http, opened, fault);

    private static Task OfRoot(HttpContext http, OpenedCall opened, Fault fault) => JsonProtocol.IsSpokenIn(http.Request)
        ? JsonAnswers.WriteFaultAsync(http, JsonTarget.Of(http.Request).Service?.JsonVersion, fault)
        : QueryAnswers.WriteFaultAsync(http, opened.Call, WireServices.OfScope(opened.Scope) ?? WireServices.Default, fault);
}
