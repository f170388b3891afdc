using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Mfa;

/// <summary>The MFA devices that are enabled for a user; of root, where root asks for <c>root</c>.</summary>
[Route("api/v1/users/{userName}/mfa-devices")]
[Tags("MFA devices")]
public sealed class UserMfaDevicesController : ApiController
{
    /// <summary>Lists a user's MFA devices.</summary>
    [HttpGet]
    [ProducesResponseType<ListMFADevicesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListMFADevices(string userName, string? marker, int? maxItems) =>
        RunAsync(new ListMFADevicesRequest { UserName = userName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Makes an MFA device the user's, who shows two consecutive codes of it.</summary>
    [HttpPut("{serialNumber}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> EnableMFADevice(string userName, string serialNumber, EnableMFADeviceRequest body) =>
        RunAsync(body with { UserName = userName, SerialNumber = ArnSegment.Decode(serialNumber) }, Done);

    /// <summary>Finds by two consecutive codes how far the device's clock has drifted.</summary>
    [HttpPost("{serialNumber}/resync")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> ResyncMFADevice(string userName, string serialNumber, ResyncMFADeviceRequest body) =>
        RunAsync(body with { UserName = userName, SerialNumber = ArnSegment.Decode(serialNumber) }, Done);

    /// <summary>Takes an MFA device from the user; the device stays, and can be enabled again.</summary>
    [HttpDelete("{serialNumber}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeactivateMFADevice(string userName, string serialNumber) =>
        RunAsync(new DeactivateMFADeviceRequest { UserName = userName, SerialNumber = ArnSegment.Decode(serialNumber) }, Done);
}
