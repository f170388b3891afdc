using IamSim.Contracts.Kms;

namespace IamSim.Kms.Keys;

/// <summary>Keys as answers show them.</summary>
internal static class KeyShapes
{
    public static KeyMetadata Of(KmsKey key) => new()
    {
        AWSAccountId = key.AccountId,
        KeyId = key.Id,
        Arn = key.Arn,
        CreationDate = key.CreatedAt,
        Enabled = key.State == KmsKeyState.Enabled,
        Description = key.Description,
        KeyUsage = "ENCRYPT_DECRYPT",
        KeyState = key.State.ToString(),
        DeletionDate = key.DeletionAt,
        Origin = "AWS_KMS",
        KeyManager = key.IsAwsManaged ? "AWS" : "CUSTOMER",
        CustomerMasterKeySpec = "SYMMETRIC_DEFAULT",
        KeySpec = "SYMMETRIC_DEFAULT",
        EncryptionAlgorithms = ["SYMMETRIC_DEFAULT"],
        MultiRegion = false,
        CurrentKeyMaterialId = key.MaterialId,
    };
}
