using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Http;
using IamSim.Contracts.Validation;
using IamSim.Wire.Rest;

namespace IamSim.S3.Objects;

/// <summary>Requests for objects as REST has them: what S3 has in headers and parameters stands there too, and only the path is another.</summary>
internal sealed class RestObjectInput(HttpRequest request, string bucket, string key) : HttpInput
{
    /// <summary>Conditions that REST guards changes by elsewhere; here they are S3's own.</summary>
    private static readonly string[] OwnConditions = ["If-Match", "If-None-Match"];

    private readonly RestInput _parts = new(request, RestLabels.None, null);

    public override string? Label(string name) => name switch
    {
        "Bucket" => bucket,
        "Key" => key,
        _ => null,
    };

    public override string? Query(string name) => _parts.Query(name);

    public override string? Header(string name) => _parts.Header(name);

    public override IReadOnlyDictionary<string, string>? Headers(string prefix) => _parts.Headers(prefix);

    /// <summary>Reads a request; and why it cannot be read, where it cannot.</summary>
    public static (T Request, Fault? Fault) Read<T>(OperationModel operation, HttpRequest request, string bucket, string key)
        where T : class, IRequest
    {
        var violations = new Violations { OnWire = true };
        var read = (T)operation.ReadHttp(new RestObjectInput(request, bucket, key), violations);
        foreach (var condition in OwnConditions)
        {
            request.Headers.Remove(condition);
        }

        return (read, violations.Any ? request.HttpContext.RequestServices.GetRequiredService<ValidationFaults>().Describe(operation, violations.Found) : null);
    }
}
