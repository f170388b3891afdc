using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;

namespace IamSim.Kms.Keys;

/// <summary>Shows a key. "If you specify a predefined AWS alias (an AWS alias with no key ID), AWS KMS associates the alias with an AWS managed key."</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html">KMS: DescribeKey</see></remarks>
internal sealed class DescribeKey(KeyFinder keys, Grants.GrantTokens tokens) : IOperation<DescribeKeyRequest, DescribeKeyResponse>
{
    public async ValueTask<Outcome<DescribeKeyResponse>> RunAsync(Call call, DescribeKeyRequest request, CancellationToken ct)
    {
        if (tokens.Refuse(request.GrantTokens) is { } refusal)
        {
            return refusal;
        }

        var found = await keys.FindAsync(call, request.KeyId, "kms:DescribeKey", ct);
        return found.IsFault ? found.Fault : new DescribeKeyResponse { KeyMetadata = KeyShapes.Of(await keys.RowOfAsync(call, found.Value, ct)) };
    }
}
