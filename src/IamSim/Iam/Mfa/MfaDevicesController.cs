using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Mfa;

/// <summary>MFA devices by their serial numbers. A virtual device's is its ARN, percent-encoded as one segment of the path.</summary>
[Route("api/v1/mfa-devices")]
[Tags("MFA devices")]
public sealed class MfaDevicesController : ApiController
{
    /// <summary>Lists the account's virtual MFA devices.</summary>
    /// <param name="assignmentStatus"><c>Assigned</c>, <c>Unassigned</c> or, by default, <c>Any</c>.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most devices of a page: 1 to 1000, by default 100.</param>
    [HttpGet("virtual")]
    [ProducesResponseType<ListVirtualMFADevicesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListVirtualMFADevices(string? assignmentStatus, string? marker, int? maxItems) => RunAsync(
        new ListVirtualMFADevicesRequest { AssignmentStatus = assignmentStatus, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Makes a virtual MFA device. Its seed and QR code, both in base64, are shown here and never again.</summary>
    [HttpPost("virtual")]
    [ProducesResponseType<VirtualMFADevice>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateVirtualMFADevice(CreateVirtualMFADeviceRequest body) => RunAsync(
        body, r => Made($"/mfa-devices/{Segment(r.VirtualMFADevice.SerialNumber)}", r.VirtualMFADevice));

    /// <summary>Shows an MFA device: whose it is, and since when.</summary>
    [HttpGet("{serialNumber}")]
    [ProducesResponseType<GetMFADeviceResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetMFADevice(string serialNumber) => RunAsync(State(serialNumber), r => Shown(r, r));

    /// <summary>Deletes a virtual MFA device that is nobody's.</summary>
    [HttpDelete("{serialNumber}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteVirtualMFADevice(string serialNumber) => RunAsync(
        new DeleteVirtualMFADeviceRequest { SerialNumber = ArnSegment.Decode(serialNumber) }, Done, State(serialNumber));

    /// <summary>Lists the tags of a virtual MFA device.</summary>
    [HttpGet("{serialNumber}/tags")]
    [ProducesResponseType<ListMFADeviceTagsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListMFADeviceTags(string serialNumber, string? marker, int? maxItems) => RunAsync(
        new ListMFADeviceTagsRequest { SerialNumber = ArnSegment.Decode(serialNumber), Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Adds tags to a virtual MFA device, or changes their values.</summary>
    [HttpPost("{serialNumber}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> TagMFADevice(string serialNumber, TagMFADeviceRequest body) =>
        RunAsync(body with { SerialNumber = ArnSegment.Decode(serialNumber) }, Done);

    /// <summary>Removes tags from a virtual MFA device.</summary>
    /// <param name="serialNumber">Whose tags.</param>
    /// <param name="key">The keys of the tags, one <c>key=</c> for each.</param>
    [HttpDelete("{serialNumber}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UntagMFADevice(string serialNumber, [FromQuery] string[] key) =>
        RunAsync(new UntagMFADeviceRequest { SerialNumber = ArnSegment.Decode(serialNumber), TagKeys = key }, Done);

    private static GetMFADeviceRequest State(string serialNumber) => new() { SerialNumber = ArnSegment.Decode(serialNumber) };
}
