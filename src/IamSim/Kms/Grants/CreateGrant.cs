using System.Security.Cryptography;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Kms.Grants;

/// <summary>Lets somebody use a key. The same grant under the same name is made once.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html">KMS: CreateGrant</see></remarks>
internal sealed class CreateGrant(IamDb db, KeyFinder keys, GrantTokens tokens) : IOperation<CreateGrantRequest, CreateGrantResponse>
{
    /// <summary>"Grants for a given KMS key": https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html.</summary>
    private const int Most = 50_000;

    /// <summary>What a grant of a symmetric encryption key can allow; others "must be supported on the KMS key".</summary>
    private static readonly string[] Operations =
    [
        "Encrypt", "Decrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext",
        "ReEncryptFrom", "ReEncryptTo", "CreateGrant", "DescribeKey", "RetireGrant",
    ];

    public async ValueTask<Outcome<CreateGrantResponse>> RunAsync(Call call, CreateGrantRequest request, CancellationToken ct)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal;
        }

        var found = await keys.FindRowAsync(call, request.KeyId, "kms:CreateGrant", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var key = found.Value;
        if (key.State != KmsKeyState.Enabled)
        {
            return key.State == KmsKeyState.Disabled ? KmsErrors.Disabled(key.Arn) : KmsErrors.PendingDeletion(key.Arn);
        }

        var principals = await GrantRules.PrincipalsAsync(db, call, request.GranteePrincipal, request.RetiringPrincipal, ct);
        if (principals.IsFault)
        {
            return principals.Fault;
        }

        if (request.DryRun == true)
        {
            return KmsErrors.DryRun();
        }

        var grant = GrantOf(call, request, key, principals.Value);
        var present = db.KeyGrants.Where(g => g.AccountId == key.AccountId && g.Region == key.Region && g.KeyId == key.Id);
        if (grant.Name is not null && (await present.Where(g => g.Name == grant.Name).ToListAsync(ct)).Find(g => IsSame(g, grant)) is { } same)
        {
            return new CreateGrantResponse { GrantId = same.Id, GrantToken = tokens.Make(same) };
        }

        if (await present.CountAsync(ct) >= Most)
        {
            return KmsFaults.LimitExceeded($"A KMS key can have at most {Most} grants.");
        }

        db.KeyGrants.Add(grant);
        return new CreateGrantResponse { GrantId = grant.Id, GrantToken = tokens.Make(grant) };
    }

    private Fault? Refuse(CreateGrantRequest request)
    {
        if (tokens.Refuse(request.GrantTokens) is { } refusal)
        {
            return refusal;
        }

        if (request.Operations.Count == 0)
        {
            return CommonFaults.ValidationError("1 validation error detected: Value '[]' at 'operations' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }

        if (request.Operations.FirstOrDefault(operation => !Operations.Contains(operation)) is { } other)
        {
            return CommonFaults.ValidationError($"The operation {other} is not supported on a KMS key with KeySpec SYMMETRIC_DEFAULT and KeyUsage ENCRYPT_DECRYPT.");
        }

        // "You can use … EncryptionContextEquals or EncryptionContextSubset": one of the two.
        return request.Constraints is { EncryptionContextEquals: not null, EncryptionContextSubset: not null }
            ? CommonFaults.ValidationError("Specify either EncryptionContextEquals or EncryptionContextSubset as a grant constraint.")
            : null;
    }

    private static KeyGrant GrantOf(Call call, CreateGrantRequest request, KmsKey key, Dictionary<string, string> principals) => new()
    {
        AccountId = key.AccountId,
        Region = key.Region,
        KeyId = key.Id,
        Id = RandomNumberGenerator.GetHexString(64, lowercase: true),
        Name = request.Name,
        Grantee = request.GranteePrincipal,
        RetiringPrincipal = request.RetiringPrincipal,
        PrincipalIds = principals,
        Operations = string.Join(',', request.Operations.Distinct()),
        ContextEquals = request.Constraints?.EncryptionContextEquals?.ToDictionary(),
        ContextSubset = request.Constraints?.EncryptionContextSubset?.ToDictionary(),
        IssuingAccount = call.Account,
        CreatedAt = call.Time,
    };

    private static bool IsSame(KeyGrant one, KeyGrant other) =>
        one.Grantee == other.Grantee && one.RetiringPrincipal == other.RetiringPrincipal && one.OperationNames.ToHashSet().SetEquals(other.OperationNames)
        && IsSame(one.ContextEquals, other.ContextEquals) && IsSame(one.ContextSubset, other.ContextSubset);

    private static bool IsSame(Dictionary<string, string>? one, Dictionary<string, string>? other) =>
        one is null || other is null ? one == other : one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
