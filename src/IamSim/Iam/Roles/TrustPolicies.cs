using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Policies.Documents;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Roles;

/// <summary>The rules for a role's trust policy: the document that says who may assume the role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">IAM: Principal</see></remarks>
internal static class TrustPolicies
{
    /// <summary>Why a document cannot be a trust policy, as IAM says it; null where it can.</summary>
    public static async Task<Fault?> RefuseAsync(IamDb db, QuotaOptions quotas, Call call, string document, CancellationToken ct)
    {
        // AWS does not say what it looks at first. The size bounds the work of all that follows.
        if (PolicySize.NonWhitespaceLength(document) > quotas.ACLSizePerRole)
        {
            return QuotaOptions.Exceeded(nameof(quotas.ACLSizePerRole), quotas.ACLSizePerRole);
        }

        var parsed = PolicyDocument.Parse(document, PolicyKind.Trust, call.Partition);
        if (!parsed.IsValid)
        {
            return IamFaults.MalformedPolicyDocument(parsed.FirstError.Message);
        }

        return await FirstMissingAsync(db, call, parsed.Document, ct) is { } missing
            ? IamFaults.MalformedPolicyDocument(missing.InvalidPrincipalMessage)
            : null;
    }

    /// <summary>The first principal of the own account that does not exist.</summary>
    /// <remarks>Other accounts are taken as they are: IamSim need not know them.</remarks>
    public static async Task<PolicyPrincipal?> FirstMissingAsync(IamDb db, Call call, PolicyDocument document, CancellationToken ct)
    {
        var named = document.Statements
            .SelectMany(statement => statement.Principal?.Principals ?? [])
            .Select(principal => (Written: principal, Meant: principal.ToAwsPrincipal()))
            .Where(principal => principal.Meant is not null && MustExist(call, principal.Meant))
            .ToList();
        if (named.Count == 0)
        {
            return null;
        }

        var existing = await ExistingAsync(db, call, named.ConvertAll(principal => principal.Meant!), ct);
        var missing = named.FindIndex(principal => !existing.Contains(Identity(principal.Written, principal.Meant!)));
        return missing < 0 ? null : named[missing].Written;
    }

    // A unique id names no account. What is saved with one is what is left of a policy whose principal was deleted, and AWS refuses it:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
    private static bool MustExist(Call call, AwsPrincipal principal) => principal.Form switch
    {
        AwsPrincipalForm.User or AwsPrincipalForm.Role or AwsPrincipalForm.RoleSession => principal.AccountId == call.Account,
        AwsPrincipalForm.UniqueId => true,
        _ => false,
    };

    /// <summary>By what a principal is known: its ARN, letter by letter, or its id; a session by the name of its role.</summary>
    private static string Identity(PolicyPrincipal written, AwsPrincipal meant) =>
        meant.Form == AwsPrincipalForm.RoleSession ? RoleOfSession(meant.Name!) : written.Value;

    private static string RoleOfSession(string roleName) => "assumed-role/" + roleName;

    /// <summary>What the named users and roles that exist are known by.</summary>
    private static async Task<HashSet<string>> ExistingAsync(IamDb db, Call call, List<AwsPrincipal> named, CancellationToken ct)
    {
        var ids = named.Where(p => p.Form == AwsPrincipalForm.UniqueId).Select(p => p.Name!).ToList();
        var userKeys = named.Where(p => p.Form == AwsPrincipalForm.User).Select(KeyOf).ToList();
        var users = await db.Users
            .Where(u => u.AccountId == call.Account && (userKeys.Contains(u.NameKey) || ids.Contains(u.Id)))
            .Select(u => new { u.Id, u.Path, u.Name })
            .ToListAsync(ct);

        var roleKeys = named.Where(p => p.Form is AwsPrincipalForm.Role or AwsPrincipalForm.RoleSession).Select(KeyOf).ToList();
        var roles = await db.Roles
            .Where(r => r.AccountId == call.Account && (roleKeys.Contains(r.NameKey) || ids.Contains(r.Id)))
            .Select(r => new { r.Id, r.Path, r.Name })
            .ToListAsync(ct);

        return
        [
            .. users.SelectMany(u => new[] { u.Id, Arns.Iam(call, "user", u.Path, u.Name) }),
            .. roles.SelectMany(r => new[] { r.Id, Arns.Iam(call, "role", r.Path, r.Name), RoleOfSession(r.Name) }),
        ];
    }

    private static string KeyOf(AwsPrincipal principal) => NameKeys.Of(principal.Name![(principal.Name!.LastIndexOf('/') + 1)..]);
}
