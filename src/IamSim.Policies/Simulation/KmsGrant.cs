using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IamSim.Policies.Documents;

namespace IamSim.Policies.Simulation;

/// <summary>A grant of a KMS key: it allows like a statement of the key policy that names the grantee.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html">KMS: grants</see></remarks>
/// <param name="Id">The grant's id or name, for explanations.</param>
/// <param name="GranteePrincipal">The ARN of the user, role, session or account, or a service's name.</param>
/// <param name="Operations">Such as <c>Decrypt</c> and <c>GenerateDataKey</c>.</param>
/// <param name="EncryptionContextEquals">The request's encryption context must be this one; null for any.</param>
/// <param name="EncryptionContextSubset">The request's encryption context must hold these pairs; null for any.</param>
public sealed record KmsGrant(
    string Id,
    string GranteePrincipal,
    ImmutableArray<string> Operations,
    ImmutableDictionary<string, string>? EncryptionContextEquals = null,
    ImmutableDictionary<string, string>? EncryptionContextSubset = null)
{
    private const string ContextKey = "kms:EncryptionContext:";

    /// <summary>The grant in the policy language; the errors where principal or operations can't be said in it.</summary>
    public ParseResult ToPolicy()
    {
        var equals = new JsonObject();
        foreach (var (key, value) in (EncryptionContextEquals ?? ImmutableDictionary<string, string>.Empty)
            .Concat(EncryptionContextSubset ?? ImmutableDictionary<string, string>.Empty))
        {
            equals[ContextKey + key] = value;
        }

        var condition = new JsonObject();
        if (equals.Count > 0)
        {
            condition["StringEquals"] = equals;
        }

        if (EncryptionContextEquals is { } whole)
        {
            var keys = new JsonArray([.. whole.Keys.Select(key => JsonValue.Create(key))]);
            condition["ForAllValues:StringEquals"] = new JsonObject { ["kms:EncryptionContextKeys"] = keys };
        }

        var kind = !GranteePrincipal.StartsWith("arn:", StringComparison.Ordinal) && GranteePrincipal.Contains('.') ? "Service" : "AWS";
        var statement = new JsonObject
        {
            ["Sid"] = "Grant",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { [kind] = GranteePrincipal },
            ["Action"] = new JsonArray([.. Operations.Select(operation => JsonValue.Create("kms:" + operation))]),
            ["Resource"] = "*",
            ["Condition"] = condition,
        };

        // 2008-10-17: what a context holds is no policy variable.
        var document = new JsonObject { ["Version"] = "2008-10-17", ["Statement"] = statement };
        return PolicyDocument.ParseToAsk(document.ToJsonString(), PolicyKind.Resource);
    }
}
