using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Sts.AccessKeyInfo;

/// <summary>Says which account an access key belongs to, whatever its state.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html">STS: GetAccessKeyInfo</see>. Keys that IamSim did not make
/// tell it themselves, as AWS's do since 2019.
/// </remarks>
internal sealed class GetAccessKeyInfo(IamDb db) : IOperation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse>
{
    public async ValueTask<Outcome<GetAccessKeyInfoResponse>> RunAsync(Call call, GetAccessKeyInfoRequest request, CancellationToken ct)
    {
        var id = request.AccessKeyId;
        var issued = await db.AccessKeys.Where(key => key.Id == id).Select(key => key.AccountId).SingleOrDefaultAsync(ct);
        return (issued ?? AccountIn(id)) is { } account
            ? new GetAccessKeyInfoResponse { Account = account }
            : CommonFaults.ValidationError($"Invalid Access Key ID: {CallText.Shown(id)}");
    }

    // The sentence of the refusal is a guess: AWS documents none.
    private static string? AccountIn(string id) =>
        id.StartsWith("AKIA", StringComparison.Ordinal) || id.StartsWith("ASIA", StringComparison.Ordinal) ? AccessKeyIds.AccountOf(id) : null;
}
