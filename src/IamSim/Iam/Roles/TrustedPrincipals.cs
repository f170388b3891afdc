using System.Text;
using System.Text.Json;
using IamSim.Policies.Documents;

namespace IamSim.Iam.Roles;

/// <summary>
/// The unique ids behind the users and roles that a trust policy names. They are what is trusted: whoever is made anew under the same name is not,
/// and what is left of one who is gone is the bare id.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles">IAM: "that ARN transforms
/// to the role unique principal ID when you save the policy"</see>. Sessions of roles and of federation keep their ARNs: AWS says it of users and
/// roles alone.
/// </remarks>
internal static class TrustedPrincipals
{
    /// <summary>The trust policy as it is decided with: by ids.</summary>
    public static string ById(Role role) => role.TrustedIds.Count == 0
        ? role.TrustPolicy
        : Rewrite(role.TrustPolicy, arn => role.TrustedIds.GetValueOrDefault(arn));

    /// <summary>A document with other principals of the type <c>AWS</c> in the place of those that it names; all else stays, letter by letter.</summary>
    /// <param name="document">The trust policy.</param>
    /// <param name="replacement">What stands for a principal; null where it stays.</param>
    public static string Rewrite(string document, Func<string, string?> replacement)
    {
        var text = Encoding.UTF8.GetBytes(document);
        var places = Places(text);
        if (places.Count == 0)
        {
            return document;
        }

        var rewritten = new StringBuilder(document.Length);
        var from = 0;
        foreach (var (start, end, value) in places)
        {
            if (replacement(value) is { } other)
            {
                rewritten.Append(Encoding.UTF8.GetString(text, from, start - from)).Append('"').Append(other).Append('"');
                from = end;
            }
        }

        return from == 0 ? document : rewritten.Append(Encoding.UTF8.GetString(text, from, text.Length - from)).ToString();
    }

    /// <summary>The principals that a document names as users or roles.</summary>
    public static IEnumerable<string> Named(string document) =>
        Places(Encoding.UTF8.GetBytes(document))
            .Select(place => place.Value)
            .Where(value => AwsPrincipal.TryParse(value) is { Form: AwsPrincipalForm.User or AwsPrincipalForm.Role })
            .Distinct(StringComparer.Ordinal);

    /// <summary>Where the values of <c>Principal.AWS</c> and <c>NotPrincipal.AWS</c> stand, with their quotes; none in a text that is no JSON.</summary>
    private static List<(int Start, int End, string Value)> Places(byte[] text)
    {
        var places = new List<(int Start, int End, string Value)>();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            // The depth at which a clause of principals was opened; within it, whether the type is AWS.
            var clause = -1;
            var isAws = false;
            string? name = null;
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = reader.GetString();
                        isAws = clause >= 0 && (reader.CurrentDepth == clause + 1 ? name == "AWS" : isAws);
                        break;
                    case JsonTokenType.StartObject when clause < 0 && name is "Principal" or "NotPrincipal":
                        clause = reader.CurrentDepth;
                        break;
                    case JsonTokenType.EndObject when reader.CurrentDepth == clause:
                        (clause, isAws, name) = (-1, false, null);
                        break;
                    case JsonTokenType.String when isAws:
                        places.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed, reader.GetString()!));
                        break;
                }
            }
        }
        catch (JsonException)
        {
            return [];
        }

        return places;
    }
}
