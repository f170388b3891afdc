using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Simulation;

namespace IamSim.Kms.Grants;

/// <summary>A grant as the policy engine takes it: statements that stand beside the key policy's.</summary>
/// <remarks>
/// A grant of AWS's counts only after "a few seconds", unless its token is sent with the request; here it counts at once. So a token is checked, and
/// changes nothing.
/// </remarks>
internal static class GrantPolicies
{
    /// <summary>The operations to which encryption contexts do not apply: a grant's constraint is none for them.</summary>
    private static readonly string[] WithoutContext = ["DescribeKey", "RetireGrant", "CreateGrant"];

    public static IEnumerable<AttachedPolicy> Of(KeyGrant grant)
    {
        var operations = grant.OperationNames;
        var grantee = grant.PrincipalIds.GetValueOrDefault(grant.Grantee) ?? grant.Grantee;
        var bound = operations.Except(WithoutContext).ToImmutableArray();
        if (!bound.IsEmpty)
        {
            yield return Attached(new KmsGrant(grant.Id, grantee, bound, grant.ContextEquals?.ToImmutableDictionary(), grant.ContextSubset?.ToImmutableDictionary()).ToPolicy(), grant);
        }

        var free = operations.Intersect(WithoutContext).Where(operation => operation != "CreateGrant").ToImmutableArray();
        if (!free.IsEmpty)
        {
            yield return Attached(new KmsGrant(grant.Id, grantee, free).ToPolicy(), grant);
        }

        if (operations.Contains("CreateGrant"))
        {
            yield return Attached(HandingOn(grantee, operations), grant);
        }
    }

    /// <summary>Whoever retires a grant needs no permission but to be the one whom it names for that.</summary>
    public static AttachedPolicy? Retiring(KeyGrant grant) => grant.RetiringPrincipal is { } principal
        ? Attached(new KmsGrant(grant.Id, grant.PrincipalIds.GetValueOrDefault(principal) ?? principal, ["RetireGrant"]).ToPolicy(), grant)
        : null;

    /// <summary>
    /// "The grants that the grantee principal creates … can include only grant operations that the parent grant has":
    /// https://docs.aws.amazon.com/kms/latest/developerguide/create-grant-overview.html#grant-creategrant
    /// </summary>
    private static ParseResult HandingOn(string grantee, string[] operations)
    {
        var kind = !grantee.StartsWith("arn:", StringComparison.Ordinal) && grantee.Contains('.', StringComparison.Ordinal) ? "Service" : "AWS";
        var statement = new JsonObject
        {
            ["Sid"] = "Grant",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { [kind] = grantee },
            ["Action"] = "kms:CreateGrant",
            ["Resource"] = "*",
            ["Condition"] = new JsonObject
            {
                ["ForAllValues:StringEquals"] = new JsonObject { ["kms:GrantOperations"] = new JsonArray([.. operations.Select(o => JsonValue.Create(o))]) },
            },
        };
        return PolicyDocument.ParseToAsk(new JsonObject { ["Version"] = "2008-10-17", ["Statement"] = statement }.ToJsonString(), PolicyKind.Resource);
    }

    // CreateGrant refuses whom no policy could name.
    private static AttachedPolicy Attached(ParseResult parsed, KeyGrant grant) =>
        new(CompiledPolicy.Compile(parsed.Document!), new PolicySource("grant", grant.Name is { } name ? $"{name} ({grant.Id})" : grant.Id));
}
