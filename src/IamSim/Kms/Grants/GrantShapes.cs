using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;

namespace IamSim.Kms.Grants;

/// <summary>Grants as answers show them.</summary>
internal static class GrantShapes
{
    public static GrantListEntry Of(KeyGrant grant) => new()
    {
        KeyId = KeyArns.OfKey(grant.AccountId, grant.Region, grant.KeyId),
        GrantId = grant.Id,
        Name = grant.Name,
        CreationDate = grant.CreatedAt,
        GranteePrincipal = grant.Grantee,
        RetiringPrincipal = grant.RetiringPrincipal,
        IssuingAccount = $"arn:{Calls.Arns.PartitionOf(grant.Region)}:iam::{grant.IssuingAccount}:root",
        Operations = grant.OperationNames,
        Constraints = grant.ContextEquals is null && grant.ContextSubset is null
            ? null
            : new GrantConstraints { EncryptionContextEquals = grant.ContextEquals, EncryptionContextSubset = grant.ContextSubset },
    };
}
