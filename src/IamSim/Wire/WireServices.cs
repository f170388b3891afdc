using System.Collections.Frozen;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Wire;

/// <summary>The services by what a request says of them.</summary>
internal static class WireServices
{
    private static readonly FrozenDictionary<string, ServiceContract> ByScope = Queries(s => s.SigningName);

    private static readonly FrozenDictionary<string, ServiceContract> ByVersion = Queries(s => s.ApiVersion);

    // CloudTrail's prefix is com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101, of which clients made from the Smithy models (the SDK for JavaScript)
    // send the last part alone.
    private static readonly FrozenDictionary<string, ServiceContract> ByTarget = Services.All.Where(s => s.Protocol == "json")
        .SelectMany(s => new[] { s.TargetPrefix, s.TargetPrefix[(s.TargetPrefix.LastIndexOf('.') + 1)..] }.Distinct().Select(prefix => (prefix, s)))
        .ToFrozenDictionary(each => each.prefix, each => each.s, StringComparer.Ordinal);

    /// <summary>Whom a request that names no service is for: this is an IAM simulator.</summary>
    public static ServiceContract Default => IamService.Contract;

    /// <summary>The query service that a credential's scope names.</summary>
    public static ServiceContract? OfScope(CredentialScope? scope) => scope is { } s ? ByScope.GetValueOrDefault(s.Service) : null;

    /// <summary>The query service whose API has this version.</summary>
    public static ServiceContract? OfVersion(string? version) => version is null ? null : ByVersion.GetValueOrDefault(version);

    /// <summary>The JSON service of a target's prefix: <c>AWSOrganizationsV20161128</c>.</summary>
    public static ServiceContract? OfTarget(string prefix) => ByTarget.GetValueOrDefault(prefix);

    private static FrozenDictionary<string, ServiceContract> Queries(Func<ServiceContract, string> key) =>
        Services.All.Where(s => s.Protocol is "query" or "ec2").ToFrozenDictionary(key, StringComparer.Ordinal);
}
