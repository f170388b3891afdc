using System.Globalization;
using System.Text.Json.Nodes;
using IamSim.Contracts;
using IamSim.Tests.Models;

namespace IamSim.Tests.Support.Records;

/// <summary>What a record must hold of a request or an answer, member by member, told from the model alone.</summary>
internal static class ExpectedRecord
{
    /// <summary>What STS leaves out whatever mark it has: codes, tokens and assertions of requests, and the secret key.</summary>
    private static readonly string[] LeftOutOfSts =
    [
        "AssumeRoleRequest.TokenCode", "GetSessionTokenRequest.TokenCode", "AssumeRoleWithSAMLRequest.SAMLAssertion",
        "AssumeRoleWithWebIdentityRequest.WebIdentityToken", "GetDelegatedAccessTokenRequest.TradeInToken", "Credentials.SecretAccessKey",
    ];

    /// <summary>An element of a record; null for one that holds nothing.</summary>
    /// <param name="service">The service.</param>
    /// <param name="shape">The input or output.</param>
    /// <param name="value">As REST has it: camel case, dates in ISO 8601, documents as JSON.</param>
    public static JsonNode? Of(ServiceContract service, string? shape, JsonNode value) =>
        shape is null || Of(service, ModelFile.Of(service), shape, value) is not JsonObject { Count: > 0 } element ? null : element;

    private static JsonNode Of(ServiceContract service, ModelFile model, string shape, JsonNode value)
    {
        switch (model.Kind(shape), value)
        {
            case ("structure", JsonObject given):
                var members = new JsonObject();
                foreach (var (name, of) in model.Members(shape))
                {
                    if (given[ModelFile.Camel(name)] is not { } member || IsLeftOut(service, shape, name, model.IsSensitive(of)))
                    {
                        continue;
                    }

                    members[ModelFile.Camel(name)] = model.IsSensitive(of) ? Mask(service) : Of(service, model, of, member);
                }

                return members;
            case ("list", JsonArray items):
                var inner = model.Inner(shape, "member");
                return new JsonArray([.. items.Select(item => model.IsSensitive(inner) ? Mask(service) : Of(service, model, inner, item!))]);
            case ("map", JsonObject entries):
                return new JsonObject(entries.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)Of(service, model, model.Inner(shape, "value"), e.Value!))));
            case ("timestamp", _):
                var moment = DateTimeOffset.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture).UtcDateTime;
                return moment.ToString(service.Name is "Sts" or "CloudTrail" or "Kms" ? "MMM d, yyyy, h:mm:ss tt" : "MMM d, yyyy h:mm:ss tt", CultureInfo.InvariantCulture);
            case ("string", JsonObject document):
                return document.ToJsonString();
            default:
                return value.DeepClone();
        }
    }

    private static bool IsLeftOut(ServiceContract service, string shape, string member, bool isSensitive) => service.Name switch
    {
        "Iam" or "Kms" => isSensitive,
        "Sts" => LeftOutOfSts.Contains($"{shape}.{member}"),
        _ => false,
    };

    private static JsonNode Mask(ServiceContract service) => service.Name == "Organizations" ? "****" : "HIDDEN_DUE_TO_SECURITY_REASONS";
}
