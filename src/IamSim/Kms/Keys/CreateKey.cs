using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Policies;
using IamSim.Kms.Tagging;
using IamSim.Storage;

namespace IamSim.Kms.Keys;

/// <summary>Creates a symmetric encryption key. Its material is made before the lane, and sealed at once.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html">KMS: CreateKey</see></remarks>
internal sealed class CreateKey(IamDb db, Ids ids, KeyMaterials materials, KeyPolicies policies, KeyFinder keys)
    : IPreparedOperation<CreateKeyRequest, CreateKeyResponse, NewMaterial>
{
    public ValueTask<Outcome<NewMaterial>> PrepareAsync(Call call, CreateKeyRequest request, CancellationToken ct) =>
        ValueTask.FromResult<Outcome<NewMaterial>>(Refuse(request) is { } refusal ? refusal : materials.Make());

    public async ValueTask<Outcome<CreateKeyResponse>> RunAsync(Call call, CreateKeyRequest request, NewMaterial prepared, CancellationToken ct)
    {
        var tags = KmsTags.Add([], request.Tags);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var key = new KmsKey
        {
            AccountId = call.Account,
            Region = call.Region,
            Id = ids.KmsKey(),
            Description = request.Description ?? string.Empty,
            Policy = request.Policy ?? KeyPolicies.Default(call.Partition, call.Account),
            ProtectedMaterial = prepared.Sealed,
            MaterialId = prepared.Id,
            CreatedAt = call.Time,
            Tags = tags.Value,
        };
        if (request.Policy is not null)
        {
            if (await policies.RefuseAsync(call, key.Arn, key.Policy, request.BypassPolicyLockoutSafetyCheck == true, ct) is { } malformed)
            {
                return malformed;
            }

            key.PolicyPrincipals = await policies.PrincipalsAsync(key.Policy, ct);
        }

        await keys.ForgetGoneAsync(call, ct);
        db.KmsKeys.Add(key);
        call.Resources.Add(new CallResource(key.Arn, key.AccountId, "AWS::KMS::Key"));
        return new CreateKeyResponse { KeyMetadata = KeyShapes.Of(key) };
    }

    /// <summary>What AWS has and IamSim does not: every key encrypts symmetrically, in one region, with material of KMS's own.</summary>
    private static Fault? Refuse(CreateKeyRequest request)
    {
        // "The KeySpec and CustomerMasterKeySpec parameters work the same way. Only the names differ."
        if (request is { KeySpec: not null, CustomerMasterKeySpec: not null } && request.KeySpec != request.CustomerMasterKeySpec)
        {
            return CommonFaults.ValidationError("You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.");
        }

        var spec = request.KeySpec ?? request.CustomerMasterKeySpec ?? "SYMMETRIC_DEFAULT";
        if (spec != "SYMMETRIC_DEFAULT")
        {
            return Unsupported($"KeySpec {spec}");
        }

        if (request.KeyUsage is not (null or "ENCRYPT_DECRYPT"))
        {
            return CommonFaults.ValidationError($"KeyUsage {request.KeyUsage} is not compatible with KeySpec {spec}");
        }

        return request.Origin is not (null or "AWS_KMS") ? Unsupported($"Origin {request.Origin}")
            : request.MultiRegion == true ? Unsupported("MultiRegion")
            : request.CustomKeyStoreId is not null ? Unsupported("CustomKeyStoreId")
            : request.XksKeyId is not null ? Unsupported("XksKeyId")
            : null;
    }

    private static Fault Unsupported(string what) =>
        KmsFaults.UnsupportedOperation($"{what} is not supported by IamSim: its keys are symmetric encryption keys of one region, with material from AWS KMS.");
}
