using IamSim.Authentication.Sessions;
using IamSim.Iam.DelegationRequests;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Sts.Delegation;

/// <summary>The session that a delegation gives: its approver's own, limited by the delegated policy.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html">IAM: temporary delegation</see>: "the effective
/// permissions are the intersection".
/// </remarks>
internal static class DelegatedAccess
{
    /// <summary>What is sealed into the session; null where the approver is gone, or can have no session.</summary>
    public static async Task<SessionClaims?> OfAsync(IamDb db, DelegationRequest delegation, long now, long end, string keyId, string secret, CancellationToken ct)
    {
        var account = delegation.OwnerAccountId!;
        var approver = delegation.ApproverId!;
        var claims = new SessionClaims
        {
            Kind = SessionKind.User,
            AccessKeyId = keyId,
            Secret = secret,
            Account = account,
            PrincipalId = approver,
            IssuedAt = now,
            ExpiresAt = end,
            Policy = delegation.PermissionPolicy,
            Delegate = delegation.AccountId,
        };
        if (approver == account)
        {
            return claims with { Kind = SessionKind.Root };
        }

        if (approver.Split(':', 2) is [var id, var session])
        {
            return await db.Roles.SingleOrDefaultAsync(r => r.AccountId == account && r.Id == id, ct) is { } role
                ? claims with { Kind = SessionKind.AssumedRole, PrincipalId = role.Id, RoleName = role.Name, RolePath = role.Path, Name = session }
                : null;
        }

        return await db.Users.AnyAsync(u => u.AccountId == account && u.Id == approver, ct) ? claims : null;
    }
}
