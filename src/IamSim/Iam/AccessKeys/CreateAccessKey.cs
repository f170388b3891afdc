using System.Text;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.AccessKeys;

/// <summary>Creates an access key of a user, or of the caller. Its secret is in this answer and in none after it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html">IAM: CreateAccessKey</see></remarks>
internal sealed class CreateAccessKey(IamDb db, Ids ids, IDataProtectionProvider protection, QuotaOptions quotas)
    : IPreparedOperation<CreateAccessKeyRequest, CreateAccessKeyResponse, CreateAccessKey.NewSecret>
{
    public ValueTask<Outcome<NewSecret>> PrepareAsync(Call call, CreateAccessKeyRequest request, CancellationToken ct)
    {
        var secret = ids.SecretAccessKey();
        var sealedSecret = protection.CreateProtector(AccessKey.SecretPurpose).Protect(Encoding.UTF8.GetBytes(secret));
        return ValueTask.FromResult<Outcome<NewSecret>>(new NewSecret(secret, sealedSecret));
    }

    public async ValueTask<Outcome<CreateAccessKeyResponse>> RunAsync(
        Call call, CreateAccessKeyRequest request, NewSecret prepared, CancellationToken ct)
    {
        var owner = await UserOrRoot.FindAsync(db, call, request.UserName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        // Inactive keys count, and root has the same quota as a user.
        if (await db.AccessKeys.Of(call, owner.Value).CountAsync(ct) >= quotas.AccessKeysPerUser)
        {
            return QuotaOptions.Exceeded(nameof(quotas.AccessKeysPerUser), quotas.AccessKeysPerUser);
        }

        var key = new AccessKey
        {
            AccountId = call.Account,
            Id = ids.AccessKey(),
            UserId = owner.Value.UserId,
            ProtectedSecret = prepared.Protected,
            Status = StatusType.Active,
            CreatedAt = call.Time,
        };
        db.AccessKeys.Add(key);
        return new CreateAccessKeyResponse
        {
            AccessKey = new Contract.AccessKey
            {
                UserName = owner.Value.UserName!,
                AccessKeyId = key.Id,
                Status = key.Status,
                SecretAccessKey = prepared.Secret,
                CreateDate = key.CreatedAt,
            },
        };
    }

    /// <summary>A new secret, as it is shown and as it is kept.</summary>
    internal sealed record NewSecret(string Secret, byte[] Protected)
    {
        /// <summary>Only the name: the secret must not get into a log.</summary>
        public override string ToString() => nameof(NewSecret);
    }
}
