using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Policies;
using IamSim.Storage;

namespace IamSim.Iam.Boundaries;

/// <summary>The permissions boundary of a user or role: a managed policy that limits what its own policies can grant.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">IAM: Permissions boundaries</see></remarks>
internal static class Boundary
{
    /// <summary>
    /// What the type is on the wire. The model's enum says <c>PermissionsBoundaryPolicy</c>; its own text ("can only have a value of Policy")
    /// and AWS's answers say this: <see href="https://github.com/awsdocs/iam-user-guide/issues/82">iam-user-guide#82</see>.
    /// </summary>
    private const string Type = "Policy";

    /// <summary>The boundary as answers show it; null where there is none.</summary>
    public static AttachedPermissionsBoundary? Shown(string? policyArn) => policyArn is null ? null : new()
    {
        PermissionsBoundaryType = Type,
        PermissionsBoundaryArn = policyArn,
    };

    /// <summary>Why a policy cannot be a boundary; null where it can. It must exist, whether the customer's or AWS's.</summary>
    public static async Task<Fault?> RefuseAsync(IamDb db, AwsManagedPolicies awsPolicies, Call call, string policyArn, CancellationToken ct)
    {
        var policy = await PolicyReference.FindAsync(db, awsPolicies, call, policyArn, ct);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        return policy.Value.IsForServiceLinkedRoles ? PolicyErrors.NoBoundary(policyArn) : null;
    }
}
