using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;
using IamSim.Storage;

namespace IamSim.Kms.Aliases;

/// <summary>Gives a name to another key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html">KMS: UpdateAlias</see></remarks>
internal sealed class UpdateAlias(IamDb db, KeyFinder keys) : IOperation<UpdateAliasRequest, UpdateAliasResponse>
{
    public async ValueTask<Outcome<UpdateAliasResponse>> RunAsync(Call call, UpdateAliasRequest request, CancellationToken ct)
    {
        if (AliasRules.RefuseName(request.AliasName) is { } refusal)
        {
            return refusal;
        }

        if (await AliasRules.FindAsync(db, call, request.AliasName, ct) is not { } alias)
        {
            return AliasRules.NotFound(call, request.AliasName);
        }

        var target = await AliasRules.FindTargetAsync(db, keys, call, request.TargetKeyId, "kms:UpdateAlias", ct);
        if (target.IsFault)
        {
            return target.Fault;
        }

        alias.KeyId = target.Value.Id;
        alias.UpdatedAt = call.Time;
        return new UpdateAliasResponse();
    }
}
