using IamSim.Contracts.Iam;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>SSH public keys as answers show them.</summary>
internal static class SshPublicKeyShapes
{
    public static SSHPublicKeyMetadata Listed(string userName, SshPublicKey key) => new()
    {
        UserName = userName,
        SSHPublicKeyId = key.Id,
        Status = key.Status,
        UploadDate = key.UploadedAt,
    };

    /// <param name="userName">Whose key.</param>
    /// <param name="key">The key.</param>
    /// <param name="body">Its text, in the encoding that is asked for.</param>
    public static SSHPublicKey Whole(string userName, SshPublicKey key, string body) => new()
    {
        UserName = userName,
        SSHPublicKeyId = key.Id,
        Fingerprint = key.Fingerprint,
        SSHPublicKeyBody = body,
        Status = key.Status,
        UploadDate = key.UploadedAt,
    };
}
