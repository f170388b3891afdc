using System.Collections.Immutable;
using System.Globalization;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Facts;

namespace IamSim.Kms.Authorization;

/// <summary>What each request wants of a key, as the condition keys tell it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html">KMS: Permissions reference</see>
/// </remarks>
internal static class KeyUses
{
    /// <summary>The operations that the table calls "cross-account use: yes"; of all others, another account's key is out of reach.</summary>
    public static bool IsForStrangers(IRequest request) => request is EncryptRequest or DecryptRequest or ReEncryptRequest or GenerateDataKeyRequest
        or GenerateDataKeyWithoutPlaintextRequest or DescribeKeyRequest or CreateGrantRequest or ListGrantsRequest or RevokeGrantRequest or RetireGrantRequest;

    public static KeyUse Of(IRequest request)
    {
        var use = new KeyUse($"kms:{request.Model.Name}");
        return request switch
        {
            EncryptRequest r => use with { EncryptionContext = ContextOf(r.EncryptionContext) },
            DecryptRequest r => use with { EncryptionContext = ContextOf(r.EncryptionContext) },
            GenerateDataKeyRequest r => use with { EncryptionContext = ContextOf(r.EncryptionContext) },
            GenerateDataKeyWithoutPlaintextRequest r => use with { EncryptionContext = ContextOf(r.EncryptionContext) },
            CreateGrantRequest r => OfGrant(use, r),
            ListGrantsRequest r => use with { GrantIsForAwsResource = false, Context = Keys(("kms:GranteePrincipal", r.GranteePrincipal)) },
            RevokeGrantRequest => use with { GrantIsForAwsResource = false },
            ScheduleKeyDeletionRequest r => use with
            {
                Context = Keys(("kms:ScheduleKeyDeletionPendingWindowInDays", (r.PendingWindowInDays ?? IamSim.Kms.Keys.ScheduleKeyDeletion.DefaultDays).ToString(CultureInfo.InvariantCulture))),
            },
            PutKeyPolicyRequest r => use with { Context = Keys(("kms:BypassPolicyLockoutSafetyCheck", r.BypassPolicyLockoutSafetyCheck == true ? "true" : "false")) },
            TagResourceRequest r => use with { Context = TagKeys(r.Tags) },
            UntagResourceRequest { TagKeys: { } keys } => use with { Context = [new("aws:TagKeys", [.. keys])] },
            _ => use,
        };
    }

    /// <summary>The keys of a request for a new key.</summary>
    public static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> OfNew(CreateKeyRequest request) =>
    [
        new("kms:KeySpec", [request.KeySpec ?? request.CustomerMasterKeySpec ?? "SYMMETRIC_DEFAULT"]),
        new("kms:KeyUsage", [request.KeyUsage ?? "ENCRYPT_DECRYPT"]),
        new("kms:KeyOrigin", [request.Origin ?? "AWS_KMS"]),
        new("kms:MultiRegion", [request.MultiRegion == true ? "true" : "false"]),
        new("kms:BypassPolicyLockoutSafetyCheck", [request.BypassPolicyLockoutSafetyCheck == true ? "true" : "false"]),
        .. TagKeys(request.Tags),
    ];

    public static KeyUse OfReEncryption(ReEncryptRequest request, bool isSource, bool isSameKey) => new(isSource ? "kms:ReEncryptFrom" : "kms:ReEncryptTo")
    {
        EncryptionContext = ContextOf(isSource ? request.SourceEncryptionContext : request.DestinationEncryptionContext),
        Context = Keys(("kms:ReEncryptOnSameKey", isSameKey ? "true" : "false")),
    };

    private static KeyUse OfGrant(KeyUse use, CreateGrantRequest request) => use with
    {
        GrantIsForAwsResource = false,
        GrantOperations = request.Operations ?? [],
        Context = Keys(
            ("kms:GranteePrincipal", request.GranteePrincipal),
            ("kms:RetiringPrincipal", request.RetiringPrincipal),
            ("kms:GrantConstraintType", request.Constraints?.EncryptionContextEquals is not null ? "EncryptionContextEquals"
                : request.Constraints?.EncryptionContextSubset is not null ? "EncryptionContextSubset" : null)),
    };

    private static IReadOnlyDictionary<string, string> ContextOf(IReadOnlyDictionary<string, string>? context) => context ?? ImmutableDictionary<string, string>.Empty;

    private static KeyValuePair<string, ImmutableArray<string>>[] TagKeys(IReadOnlyList<Tag>? tags)
    {
        var named = tags?.Where(tag => tag?.TagKey is not null).ToList() ?? [];
        return named.Count == 0
            ? []
            : [
                .. named.Select(tag => KeyValuePair.Create("aws:RequestTag/" + tag.TagKey, ImmutableArray.Create(tag.TagValue ?? string.Empty))),
                new("aws:TagKeys", [.. named.Select(tag => tag.TagKey)]),
            ];
    }

    private static KeyValuePair<string, ImmutableArray<string>>[] Keys(params ReadOnlySpan<(string Key, string? Value)> keys)
    {
        var present = new List<KeyValuePair<string, ImmutableArray<string>>>(keys.Length);
        foreach (var (key, value) in keys)
        {
            if (value is not null)
            {
                present.Add(new(key, [value]));
            }
        }

        return [.. present];
    }
}
