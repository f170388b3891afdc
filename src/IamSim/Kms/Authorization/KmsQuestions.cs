using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Cryptography;
using IamSim.Kms.Facts;
using IamSim.Kms.Grants;
using IamSim.Kms.Keys;
using IamSim.Kms.Policies;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Kms.Authorization;

/// <summary>What the operations of KMS need to be allowed. A key's own policy always has to let the caller in; its grants count beside it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html">KMS: Permissions reference</see>
/// </remarks>
internal sealed class KmsQuestions(IKeys keys) : IServiceQuestions
{
    public ServiceContract Service => KmsService.Contract;

    public async ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct) => request switch
    {
        CreateKeyRequest r => OfNewKey(r),
        ListKeysRequest or ListAliasesRequest or ListRetirableGrantsRequest => [new Question($"kms:{request.Model.Name}", "*")],
        CreateAliasRequest r => [OfAlias(call, request, r.AliasName), await AboutAsync(services, call, request, KeyUses.Of(r), r.TargetKeyId, ct)],
        DeleteAliasRequest r => [OfAlias(call, request, r.AliasName), .. await OfTargetAsync(services, call, request, r.AliasName, ct)],
        UpdateAliasRequest r =>
        [
            OfAlias(call, request, r.AliasName),
            .. await OfTargetAsync(services, call, request, r.AliasName, ct),
            await AboutAsync(services, call, request, KeyUses.Of(r), r.TargetKeyId, ct),
        ],
        DecryptRequest r => await OfDecryptionAsync(services, call, r, ct),
        ReEncryptRequest r => await OfReEncryptionAsync(services, call, r, ct),
        RetireGrantRequest r => await OfRetirementAsync(services, call, r, ct),
        _ => [await AboutAsync(services, call, request, KeyUses.Of(request), request.TextOf("KeyId"), ct)],
    };

    /// <summary>"To use the Tags parameter, kms:TagResource (IAM policy)": https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html.</summary>
    private static List<Question> OfNewKey(CreateKeyRequest request)
    {
        var context = KeyUses.OfNew(request);
        var questions = new List<Question> { new("kms:CreateKey", "*") { Context = context } };
        if (request.Tags is { Count: > 0 })
        {
            questions.Add(new("kms:TagResource", "*") { Context = context });
        }

        return questions;
    }

    /// <summary>"kms:CreateAlias on the alias (IAM policy)": an alias has no policy of its own.</summary>
    private static Question OfAlias(Call call, IRequest request, string? name) =>
        new($"kms:{request.Model.Name}", name is null ? "*" : KeyArns.OfAlias(call.Account, call.Region, name));

    private async ValueTask<IReadOnlyList<Question>> OfTargetAsync(IServiceProvider services, Call call, IRequest request, string? alias, CancellationToken ct) =>
        alias is not null && await keys.FindAsync(services, call.Account, call.Region, alias, ct) is { } key
            ? [keys.Ask(KmsRecords.Note(call, key), KeyUses.Of(request))]
            : [];

    private async ValueTask<IReadOnlyList<Question>> OfDecryptionAsync(IServiceProvider services, Call call, DecryptRequest request, CancellationToken ct)
    {
        var use = KeyUses.Of(request);
        return request.KeyId is not null ? [await AboutAsync(services, call, request, use, request.KeyId, ct)]
            : Ciphertext.Parse(request.CiphertextBlob) is { } blob ? [await OfCiphertextAsync(services, call, request, use, blob, ct)]
            : [new Question(use.Action, AnyKey(call))];
    }

    private async ValueTask<IReadOnlyList<Question>> OfReEncryptionAsync(IServiceProvider services, Call call, ReEncryptRequest request, CancellationToken ct)
    {
        var blob = Ciphertext.Parse(request.CiphertextBlob);
        var source = request.SourceKeyId is { } named ? await FindAsync(services, call, named, ct) : blob is null ? null : await FindAsync(services, call, blob.KeyArn, ct);
        var destination = await FindAsync(services, call, request.DestinationKeyId, ct);
        var isSame = source is not null && source.Arn == destination?.Arn;
        var from = KeyUses.OfReEncryption(request, isSource: true, isSame);
        return
        [
            request.SourceKeyId is not null ? await AboutAsync(services, call, request, from, request.SourceKeyId, ct)
                : blob is not null ? await OfCiphertextAsync(services, call, request, from, blob, ct)
                : new Question(from.Action, AnyKey(call)),
            await AboutAsync(services, call, request, KeyUses.OfReEncryption(request, isSource: false, isSame), request.DestinationKeyId, ct),
        ];
    }

    /// <summary>"Permission to retire a grant is determined primarily by the grant": https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html.</summary>
    private async ValueTask<IReadOnlyList<Question>> OfRetirementAsync(IServiceProvider services, Call call, RetireGrantRequest request, CancellationToken ct)
    {
        // Not before a call: the tokens' key is in the database.
        var tokens = services.GetRequiredService<GrantTokens>();
        var (keyId, grantId) = request.GrantToken is { } token && tokens.Read(token) is { } read ? (read.KeyArn, read.GrantId) : (request.KeyId, request.GrantId);
        var question = await AboutAsync(services, call, request, KeyUses.Of(request), keyId, ct);
        var key = await FindAsync(services, call, keyId, ct);
        if (key is null || await services.GetRequiredService<IamDb>().KeyGrants.SingleOrDefaultAsync(
            g => g.AccountId == key.Account && g.Region == key.Region && g.KeyId == key.Id && g.Id == grantId, ct) is not { } grant
            || GrantPolicies.Retiring(grant) is not { } retiring)
        {
            return [question];
        }

        return [question with { ResourcePolicy = PolicyLayer.Of([.. key.Policy.Policies, retiring]) }];
    }

    private async ValueTask<Question> OfCiphertextAsync(IServiceProvider services, Call call, IRequest request, KeyUse use, Ciphertext blob, CancellationToken ct) =>
        await AboutAsync(services, call, request, use, blob.KeyArn, ct) with { StrangersReason = KmsErrors.StrangersCiphertext };

    private ValueTask<KeyFacts?> FindAsync(IServiceProvider services, Call call, string? keyId, CancellationToken ct) =>
        keyId is null ? ValueTask.FromResult<KeyFacts?>(null) : keys.FindAsync(services, call.Account, call.Region, keyId, ct);

    /// <summary>
    /// A question about the key that a request names. Of one that is not there, whoever may use the account's keys learns that; nobody learns it of
    /// another account's.
    /// </summary>
    private async ValueTask<Question> AboutAsync(IServiceProvider services, Call call, IRequest request, KeyUse use, string? keyId, CancellationToken ct)
    {
        if (KeyReference.Parse(call.Account, call.Region, keyId) is not { } named)
        {
            return new Question(use.Action, AnyKey(call));
        }

        var key = await FindAsync(services, call, keyId, ct);
        var isOwn = named.Account == call.Account;
        if (key is not null)
        {
            var question = keys.Ask(KmsRecords.Note(call, key), use with { RequestAlias = named.IsAlias ? named.Name : null, ViaService = use.ViaService ?? ViaServiceOf(call) });
            return isOwn || KeyUses.IsForStrangers(request) ? question : question with { ResourcePolicy = PolicyLayer.Empty };
        }

        return isOwn
            ? new Question(use.Action, named.IsAlias ? AnyKey(call) : named.Arn) { ResourcePolicy = named.IsAlias ? null : LayerOfDefault(call) }
            : new Question(use.Action, named.Arn)
            {
                ResourceAccount = named.Account,
                ResourcePolicy = PolicyLayer.Empty,
                StrangersReason = $"on resource: {named.Arn} {KmsErrors.StrangersReason}",
            };
    }

    /// <summary>A service that calls for its caller says so itself: <c>s3.us-east-1.amazonaws.com</c>.</summary>
    private static string? ViaServiceOf(Call call) =>
        call.Via.IsEmpty || call.Via[^1].IndexOf('.', StringComparison.Ordinal) is var dot && dot < 0 ? null : call.Via[^1].Insert(dot, "." + call.Region);

    private static PolicyLayer LayerOfDefault(Call call) => PolicyLayer.Of(AttachedPolicy.From(
        PolicyDocument.ParseToAsk(KeyPolicies.Default(call.Partition, call.Account), PolicyKind.Resource).Document!, "key policy"));

    /// <summary>Any key of the caller's, for what names none: it is not the ARN of one, so that no key policy is asked for.</summary>
    private static string AnyKey(Call call) => $"arn:{call.Partition}:kms:{call.Region}:{call.Account}:*";
}
