using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Mfa;

/// <summary>Shows an MFA device: whose it is, and since when.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetMFADevice.html">IAM: GetMFADevice</see>. AWS takes the ARNs of FIDO
/// security keys here and no others; IamSim shows what devices it has. Certifications are security keys'.
/// </remarks>
internal sealed class GetMFADevice(IamDb db) : IOperation<GetMFADeviceRequest, GetMFADeviceResponse>
{
    public async ValueTask<Outcome<GetMFADeviceResponse>> RunAsync(Call call, GetMFADeviceRequest request, CancellationToken ct)
    {
        var device = await db.MfaDevices.FindBySerialAsync(call.Account, request.SerialNumber, ct);
        if (device is null)
        {
            return MfaErrors.NoSuchDevice(request.SerialNumber);
        }

        if (request.UserName is { } userName)
        {
            var owner = await MfaOwner.FindAsync(db, call, userName, ct);
            if (owner.IsFault)
            {
                return owner.Fault;
            }

            if (!owner.Value.Has(device))
            {
                return MfaErrors.NotOfUser();
            }
        }

        return new GetMFADeviceResponse
        {
            UserName = await NameOfOwnerAsync(device, ct),
            SerialNumber = device.SerialNumber,
            EnableDate = device.EnabledAt,
            Certifications = device.Certifications is { } certifications ? SecurityKeys.Certifications.Parse(certifications) : null,
        };
    }

    private async Task<string?> NameOfOwnerAsync(MfaDevice device, CancellationToken ct) => device.UserIsRoot
        ? MfaOwner.RootName
        : await db.Users.Where(u => u.AccountId == device.AccountId && u.Id == device.UserId).Select(u => u.Name).SingleOrDefaultAsync(ct);
}
