using System.Collections.Frozen;
using IamSim.Contracts;
using IamSim.Contracts.Http;

namespace IamSim.Wire.Rest;

/// <summary>An operation that a request names, with the labels of its path.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Labels">The labels, encoded as they came.</param>
internal sealed record RestMatch(OperationModel Operation, RestLabels Labels);

/// <summary>Tells the operation of a REST service by method, path, parameters and headers.</summary>
/// <remarks>
/// Of several that fit, the one that asks for most: a <c>PUT</c> of an object with <c>x-amz-copy-source</c> is a <c>CopyObject</c>, one with
/// <c>partNumber</c> and <c>uploadId</c> an <c>UploadPart</c>, and every other a <c>PutObject</c>.
/// </remarks>
internal sealed class RestRouter
{
    private static readonly FrozenDictionary<ServiceContract, RestRouter> Routers = Services.All
        .Where(s => s.Protocol.StartsWith("rest-", StringComparison.Ordinal)).ToFrozenDictionary(s => s, s => new RestRouter(s));

    private readonly FrozenDictionary<string, Entry[]> _byMethod;

    private RestRouter(ServiceContract service) => _byMethod = service.Operations
        .GroupBy(o => o.Http!.Method)
        .ToFrozenDictionary(g => g.Key, g => g.Select(o => new Entry(o)).OrderByDescending(e => e.Weight).ToArray(), StringComparer.Ordinal);

    public static RestRouter Of(ServiceContract service) => Routers[service];

    /// <summary>The operation; null where there is none.</summary>
    public RestMatch? Match(HttpRequest request, string path)
    {
        foreach (var entry in _byMethod.GetValueOrDefault(request.Method) ?? [])
        {
            if (entry.Fits(request) && entry.Path.Match(path) is { } labels)
            {
                return new RestMatch(entry.Operation, labels);
            }
        }

        return null;
    }

    private sealed class Entry(OperationModel operation)
    {
        private readonly HttpBinding _binding = operation.Http!;

        public OperationModel Operation { get; } = operation;

        public RestPath Path { get; } = new(operation.Http!.Path);

        public int Weight { get; } = operation.Http!.Constants.Count + operation.Http.RequiredQuery.Count + operation.Http.RequiredHeaders.Count;

        public bool Fits(HttpRequest request)
        {
            if (Weight == 0)
            {
                return true;
            }

            foreach (var (name, value) in _binding.Constants)
            {
                if (!request.Query.TryGetValue(name, out var given) || (value is not null && given != value))
                {
                    return false;
                }
            }

            foreach (var name in _binding.RequiredQuery)
            {
                if (!request.Query.ContainsKey(name))
                {
                    return false;
                }
            }

            foreach (var name in _binding.RequiredHeaders)
            {
                if (!request.Headers.ContainsKey(name))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
