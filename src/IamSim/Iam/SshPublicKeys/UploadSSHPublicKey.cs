using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>Uploads an SSH public key of a user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSSHPublicKey.html">IAM: UploadSSHPublicKey</see></remarks>
internal sealed class UploadSSHPublicKey(IamDb db, Ids ids, QuotaOptions quotas)
    : IPreparedOperation<UploadSSHPublicKeyRequest, UploadSSHPublicKeyResponse, RsaPublicKeyText>
{
    /// <summary>"The minimum bit-length of the public key is 2048 bits."</summary>
    private const int LeastBits = 2048;

    public ValueTask<Outcome<RsaPublicKeyText>> PrepareAsync(Call call, UploadSSHPublicKeyRequest request, CancellationToken ct) =>
        ValueTask.FromResult(Read(request.SSHPublicKeyBody));

    public async ValueTask<Outcome<UploadSSHPublicKeyResponse>> RunAsync(
        Call call, UploadSSHPublicKeyRequest request, RsaPublicKeyText prepared, CancellationToken ct)
    {
        if (await db.FindUserAsync(call.Account, request.UserName, ct) is not { } user)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        var fingerprint = prepared.Fingerprint;
        var own = await db.SshPublicKeys.Where(k => k.AccountId == call.Account && k.UserId == user.Id).Select(k => k.Fingerprint).ToListAsync(ct);
        if (own.Contains(fingerprint))
        {
            return SshPublicKeyErrors.Duplicate();
        }

        if (own.Count >= quotas.SSHPublicKeysPerUser)
        {
            return QuotaOptions.Exceeded(nameof(quotas.SSHPublicKeysPerUser), quotas.SSHPublicKeysPerUser);
        }

        var key = new SshPublicKey
        {
            AccountId = call.Account,
            Id = ids.PublicKey(),
            UserId = user.Id,
            Body = prepared.Text,
            Fingerprint = fingerprint,
            Status = StatusType.Active,
            UploadedAt = call.Time,
        };
        db.SshPublicKeys.Add(key);
        return new UploadSSHPublicKeyResponse { SSHPublicKey = SshPublicKeyShapes.Whole(user.Name, key, key.Body) };
    }

    private static Outcome<RsaPublicKeyText> Read(string body)
    {
        if (!RsaPublicKeyText.IsKnownEncoding(body))
        {
            return SshPublicKeyErrors.UnknownEncoding();
        }

        return RsaPublicKeyText.Read(body) is { KeySize: >= LeastBits } key ? key : SshPublicKeyErrors.Invalid(LeastBits);
    }
}
