using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>Service-specific credentials: what a user has for one service alone, such as CodeCommit's or Bedrock's.</summary>
[Route("api/v1/users/{userName}/service-specific-credentials")]
[Tags("Service-specific credentials")]
public sealed class ServiceCredentialsController : ApiController
{
    /// <summary>Lists the credentials of all users.</summary>
    /// <param name="serviceName">Only those for this service, such as <c>bedrock.amazonaws.com</c>.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most credentials of a page: 1 to 1000, by default 100.</param>
    [HttpGet("/api/v1/service-specific-credentials")]
    [ActionName("ListServiceSpecificCredentials")]
    [ProducesResponseType<ListServiceSpecificCredentialsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListAllServiceSpecificCredentials(string? serviceName, string? marker, int? maxItems) => RunAsync(
        new ListServiceSpecificCredentialsRequest { AllUsers = true, ServiceName = serviceName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Lists a user's credentials, without their secrets.</summary>
    /// <param name="userName">Whose credentials.</param>
    /// <param name="serviceName">Only those for this service.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most credentials of a page: 1 to 1000, by default 100.</param>
    [HttpGet]
    [ProducesResponseType<ListServiceSpecificCredentialsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListServiceSpecificCredentials(string userName, string? serviceName, string? marker, int? maxItems) => RunAsync(
        new ListServiceSpecificCredentialsRequest { UserName = userName, ServiceName = serviceName, Marker = marker, MaxItems = maxItems },
        r => Shown(r));

    /// <summary>Makes a credential. Its secret is shown this once.</summary>
    [HttpPost]
    [ProducesResponseType<ServiceSpecificCredential>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateServiceSpecificCredential(string userName, CreateServiceSpecificCredentialRequest body) => RunAsync(
        body with { UserName = userName },
        r => Made($"/users/{Segment(r.ServiceSpecificCredential!.UserName)}/service-specific-credentials", r.ServiceSpecificCredential));

    /// <summary>Makes a credential active or inactive.</summary>
    [HttpPatch("{serviceSpecificCredentialId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateServiceSpecificCredential(
        string userName, string serviceSpecificCredentialId, UpdateServiceSpecificCredentialRequest body) =>
        RunAsync(body with { UserName = userName, ServiceSpecificCredentialId = serviceSpecificCredentialId }, Done);

    /// <summary>Deletes a credential.</summary>
    [HttpDelete("{serviceSpecificCredentialId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteServiceSpecificCredential(string userName, string serviceSpecificCredentialId) => RunAsync(
        new DeleteServiceSpecificCredentialRequest { UserName = userName, ServiceSpecificCredentialId = serviceSpecificCredentialId }, Done);

    /// <summary>Gives a credential a new secret, shown this once.</summary>
    [HttpPost("{serviceSpecificCredentialId}/reset")]
    [ProducesResponseType<ServiceSpecificCredential>(StatusCodes.Status200OK)]
    public Task<IActionResult> ResetServiceSpecificCredential(string userName, string serviceSpecificCredentialId) => RunAsync(
        new ResetServiceSpecificCredentialRequest { UserName = userName, ServiceSpecificCredentialId = serviceSpecificCredentialId },
        r => Shown(r.ServiceSpecificCredential!));
}
