using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Json;
using IamSim.Contracts.Sts;

namespace IamSim.Audit;

/// <summary>What requests and answers of STS look like in events: without what could be used, with what stands behind them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html">IAM: Logging IAM and STS API calls with CloudTrail</see></remarks>
internal static class StsRecords
{
    /// <summary>
    /// "For the AWS STS APIs AssumeRole, AssumeRoleWithSAML, and AssumeRoleWithWebIdentity, even though they are logged as read-only, CloudTrail will
    /// include the full responseElements except secretAccessKey."
    /// </summary>
    public static bool ShowsAnswer(CallSubject subject) => subject.Response is AssumeRoleResponse or AssumeRoleWithSAMLResponse or AssumeRoleWithWebIdentityResponse;

    /// <summary>The request as its event has it: no code, assertion or token, but what these say.</summary>
    public static IShape? RequestOf(Call call, IShape? request) => request switch
    {
        AssumeRoleRequest asked => OfRole(call, asked with { TokenCode = null }),
        AssumeRoleWithSAMLRequest asked => OfSaml(call.Vouched, asked),
        AssumeRoleWithWebIdentityRequest asked => OfWebIdentity(call.Vouched, asked),
        GetSessionTokenRequest asked => asked with { TokenCode = null },
        GetDelegatedAccessTokenRequest asked => asked with { TradeInToken = null! },
        _ => request,
    };

    /// <summary>The answer without the secret key, which CloudTrail leaves out; the session token is hidden by its mark.</summary>
    public static IShape? AnswerOf(IShape? response) => response switch
    {
        AssumeRoleResponse r => r with { Credentials = Without(r.Credentials) },
        AssumeRoleWithSAMLResponse r => r with { Credentials = Without(r.Credentials) },
        AssumeRoleWithWebIdentityResponse r => r with { Credentials = Without(r.Credentials) },
        AssumeRootResponse r => r with { Credentials = Without(r.Credentials) },
        GetFederationTokenResponse r => r with { Credentials = Without(r.Credentials) },
        GetSessionTokenResponse r => r with { Credentials = Without(r.Credentials) },
        GetDelegatedAccessTokenResponse r => r with { Credentials = Without(r.Credentials) },
        _ => response,
    };

    /// <summary>With the tags that the caller's session hands on: "the request inherits the Department tag as transitive".</summary>
    private static IShape OfRole(Call call, AssumeRoleRequest request)
    {
        if (call.Caller.Session is not { TransitiveTagKeys.Count: > 0 } session)
        {
            return request;
        }

        var handedOn = session.Tags.Where(tag => session.TransitiveTagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase));
        return new RequestShape(request, ("incomingTransitiveTags", handedOn.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)).ToList()));
    }

    private static RequestShape OfSaml(VouchedRequest? vouched, AssumeRoleWithSAMLRequest request) => new(
        request with { SAMLAssertion = null! },
        ("sAMLAssertionID", vouched?.AssertionId),
        ("roleSessionName", vouched?.SessionName),
        ("sourceIdentity", vouched?.SourceIdentity),
        ("principalTags", TagsOf(vouched)),
        ("transitiveTagKeys", KeysOf(vouched)));

    private static RequestShape OfWebIdentity(VouchedRequest? vouched, AssumeRoleWithWebIdentityRequest request) => new(
        request with { WebIdentityToken = null! },
        ("sourceIdentity", vouched?.SourceIdentity),
        ("principalTags", TagsOf(vouched)),
        ("transitiveTagKeys", KeysOf(vouched)));

    private static List<KeyValuePair<string, string>>? TagsOf(VouchedRequest? vouched) =>
        vouched is { Tags.Count: > 0 } ? vouched.Tags.Select(tag => KeyValuePair.Create(tag.Key!, tag.Value!)).ToList() : null;

    private static IReadOnlyList<string>? KeysOf(VouchedRequest? vouched) => vouched is { TransitiveTagKeys.Count: > 0 } ? vouched.TransitiveTagKeys : null;

    // The members of a structure are written where they are there.
    private static Credentials? Without(Credentials? credentials) => credentials is null ? null : credentials with { SecretAccessKey = null! };

    /// <summary>A request with members that no client sends, in front of its own.</summary>
    private sealed class RequestShape(IShape request, params (string Name, object? Value)[] members) : IShape
    {
        public void WriteJson(JsonShapeWriter writer)
        {
            var json = writer.Json;
            json.WriteStartObject();
            foreach (var (name, value) in members)
            {
                WriteMember(writer, name, value);
            }

            using var own = JsonDocument.Parse(OwnJson(writer));
            foreach (var member in own.RootElement.EnumerateObject())
            {
                member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        public void AddResourceNames(ICollection<NamedResource> names) => request.AddResourceNames(names);

        private static void WriteMember(JsonShapeWriter writer, string name, object? value)
        {
            var json = writer.Json;
            switch (value)
            {
                case string text:
                    json.WritePropertyName(name);
                    writer.String(text);
                    break;
                case IReadOnlyList<string> texts:
                    json.WriteStartArray(name);
                    foreach (var text in texts)
                    {
                        writer.String(text);
                    }

                    json.WriteEndArray();
                    break;
                case List<KeyValuePair<string, string>> pairs:
                    json.WriteStartObject(name);
                    foreach (var (key, text) in pairs)
                    {
                        json.WritePropertyName(key);
                        writer.String(text);
                    }

                    json.WriteEndObject();
                    break;
            }
        }

        private ReadOnlyMemory<byte> OwnJson(JsonShapeWriter writer)
        {
            var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
            using (var json = new Utf8JsonWriter(buffer, RecordWriter.Options))
            {
                request.WriteJson(writer.To(json));
            }

            return buffer.WrittenMemory;
        }
    }
}
