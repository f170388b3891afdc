using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Account;

/// <summary>Sets the version of the tokens that STS's global endpoint gives.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetSecurityTokenServicePreferences.html">IAM: SetSecurityTokenServicePreferences</see>
/// </remarks>
internal sealed class SetSecurityTokenServicePreferences(IamDb db)
    : IOperation<SetSecurityTokenServicePreferencesRequest, SetSecurityTokenServicePreferencesResponse>
{
    public async ValueTask<Outcome<SetSecurityTokenServicePreferencesResponse>> RunAsync(
        Call call, SetSecurityTokenServicePreferencesRequest request, CancellationToken ct)
    {
        var settings = await AccountSettings.ToChangeAsync(db, call.Account, ct);
        settings.TokenVersion = request.GlobalEndpointTokenVersion == GlobalEndpointTokenVersion.V2Token ? 2 : 1;
        return new SetSecurityTokenServicePreferencesResponse();
    }
}
