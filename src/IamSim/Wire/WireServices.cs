using System.Collections.Frozen;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Wire;

/// <summary>The services by what a request says of them.</summary>
internal static class WireServices
{
    private static readonly FrozenDictionary<string, ServiceContract> ByScope =
        Services.All.ToFrozenDictionary(s => s.EndpointPrefix, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ServiceContract> ByVersion =
        Services.All.Where(s => s.Protocol == "query").ToFrozenDictionary(s => s.ApiVersion, StringComparer.Ordinal);

    /// <summary>Whom a request that names no service is for: this is an IAM simulator.</summary>
    public static ServiceContract Default => IamService.Contract;

    public static ServiceContract? Of(CredentialScope? scope) => scope is { } s ? ByScope.GetValueOrDefault(s.Service) : null;

    public static ServiceContract? OfVersion(string? version) => version is null ? null : ByVersion.GetValueOrDefault(version);
}
