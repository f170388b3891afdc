using IamSim.Wire.Rest;

namespace IamSim.Calls;

/// <summary>Which requests are calls.</summary>
internal static class CallPaths
{
    public const string Api = "/api/v1";

    public const string Simulator = "/api/v1/simulator";

    /// <summary>
    /// A call is a request to <c>/</c>, to one of AWS's REST services wherever, or to <c>/api/v1</c> outside the simulator's own. Null for health, metrics,
    /// Swagger.
    /// </summary>
    public static CallSurface? SurfaceOf(HttpRequest request)
    {
        if (RestRoute.Of(request) is not null)
        {
            return CallSurface.Wire;
        }

        if (request.Path.Value is "/" or "")
        {
            return IsBrowser(request) ? null : CallSurface.Wire;
        }

        return request.Path.StartsWithSegments(Api) && !request.Path.StartsWithSegments(Simulator) ? CallSurface.Rest : null;
    }

    /// <summary>What nobody can have credentials for yet: signing in.</summary>
    public static bool NeedsNoCredentials(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path == Api + "/sign-in";

    /// <summary>A person who opened the address in a browser, and no client of AWS: shown to Swagger UI.</summary>
    public static bool IsBrowser(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.QueryString.HasValue && request.Headers.Authorization.Count == 0
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
