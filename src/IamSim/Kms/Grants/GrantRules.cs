using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Iam.Roles;
using IamSim.Policies.Documents;
using IamSim.Storage;

namespace IamSim.Kms.Grants;

/// <summary>Whom a grant can name.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html">KMS: CreateGrant</see></remarks>
internal static class GrantRules
{
    /// <summary>The unique ids behind the principals of a grant; why one of them can be none.</summary>
    public static async Task<Outcome<Dictionary<string, string>>> PrincipalsAsync(IamDb db, Call call, string grantee, string? retiring, CancellationToken ct)
    {
        foreach (var principal in new[] { grantee, retiring })
        {
            if (principal is not null && PolicyWith(principal) is var text
                && (PolicyDocument.Parse(text, PolicyKind.Resource, call.Partition) is not { IsValid: true, Document: { } document } || !IsPrincipal(principal)
                    || await TrustPolicies.FirstMissingAsync(db, call, document, ct) is not null))
            {
                return KmsFaults.InvalidArn($"ARN does not refer to a valid principal: {principal}");
            }
        }

        return await TrustedIds.OfAsync(db, PolicyWith(grantee, retiring), ct);
    }

    /// <summary>"AWS accounts, IAM users, IAM roles, federated users, and assumed role users", by their ARNs; a service by its name, as AWS's services do.</summary>
    private static bool IsPrincipal(string principal) => principal.StartsWith("arn:", StringComparison.Ordinal) || IsService(principal);

    private static bool IsService(string principal) => principal.EndsWith(".amazonaws.com", StringComparison.Ordinal);

    /// <summary>The rules for principals are those of policies: a grant's is read as one.</summary>
    private static string PolicyWith(params ReadOnlySpan<string?> principals)
    {
        var statements = new List<string>();
        foreach (var principal in principals)
        {
            if (principal is not null)
            {
                var name = System.Text.Json.JsonSerializer.Serialize(principal, PrincipalJson.Default.String);
                statements.Add($$"""{"Effect":"Allow","Principal":{"{{(IsService(principal) ? "Service" : "AWS")}}":{{name}}},"Action":"kms:Decrypt","Resource":"*"}""");
            }
        }

        return $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class PrincipalJson : System.Text.Json.Serialization.JsonSerializerContext;
