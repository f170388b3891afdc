using System.Text.Json;
using System.Text.Json.Serialization;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Keeps the parameters of a request's template in one text, as they were given.</summary>
internal static class DelegationParameters
{
    public static string Write(IReadOnlyList<PolicyParameter>? parameters) =>
        JsonSerializer.Serialize(
            parameters?.Select(p => new StoredParameter(p.Name, p.Values, p.Type)).ToList(), DelegationParameterJson.Default.ListStoredParameter);

    public static IReadOnlyList<PolicyParameter>? Read(string text) =>
        JsonSerializer.Deserialize(text, DelegationParameterJson.Default.ListStoredParameter)
            ?.ConvertAll(p => new PolicyParameter { Name = p.Name, Values = p.Values, Type = p.Type });
}

internal sealed record StoredParameter(string? Name, IReadOnlyList<string>? Values, string? Type);

[JsonSerializable(typeof(List<StoredParameter>))]
internal sealed partial class DelegationParameterJson : JsonSerializerContext;
