using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;
using IamSim.Storage;

namespace IamSim.Kms.Aliases;

/// <summary>Gives a key a name.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html">KMS: CreateAlias</see></remarks>
internal sealed class CreateAlias(IamDb db, KeyFinder keys) : IOperation<CreateAliasRequest, CreateAliasResponse>
{
    public async ValueTask<Outcome<CreateAliasResponse>> RunAsync(Call call, CreateAliasRequest request, CancellationToken ct)
    {
        if (AliasRules.RefuseName(request.AliasName) is { } refusal)
        {
            return refusal;
        }

        await keys.ForgetGoneAsync(call, ct);
        var target = await AliasRules.FindTargetAsync(db, keys, call, request.TargetKeyId, "kms:CreateAlias", ct);
        if (target.IsFault)
        {
            return target.Fault;
        }

        if (await AliasRules.FindAsync(db, call, request.AliasName, ct) is { } present && db.Entry(present).State != Microsoft.EntityFrameworkCore.EntityState.Deleted)
        {
            return KmsFaults.AlreadyExists($"An alias with the name {KeyArns.OfAlias(call.Account, call.Region, request.AliasName)} already exists");
        }

        db.KmsAliases.Add(new KmsAlias
        {
            AccountId = call.Account,
            Region = call.Region,
            Name = request.AliasName,
            KeyId = target.Value.Id,
            CreatedAt = call.Time,
            UpdatedAt = call.Time,
        });
        return new CreateAliasResponse();
    }
}
