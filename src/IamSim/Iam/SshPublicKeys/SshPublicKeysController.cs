using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>SSH public keys: what a user signs in to CodeCommit with.</summary>
[Route("api/v1/users/{userName}/ssh-public-keys")]
[Tags("SSH public keys")]
public sealed class SshPublicKeysController : ApiController
{
    /// <summary>Lists a user's SSH public keys, without their texts.</summary>
    [HttpGet]
    [ProducesResponseType<ListSSHPublicKeysResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListSSHPublicKeys(string userName, string? marker, int? maxItems) =>
        RunAsync(new ListSSHPublicKeysRequest { UserName = userName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Uploads an SSH public key, as <c>ssh-rsa</c> or PEM.</summary>
    [HttpPost]
    [ProducesResponseType<SSHPublicKey>(StatusCodes.Status201Created)]
    public Task<IActionResult> UploadSSHPublicKey(string userName, UploadSSHPublicKeyRequest body) => RunAsync(
        body with { UserName = userName },
        r => Made($"/users/{Segment(r.SSHPublicKey!.UserName)}/ssh-public-keys/{r.SSHPublicKey.SSHPublicKeyId}", r.SSHPublicKey));

    /// <summary>Shows one SSH public key.</summary>
    /// <param name="userName">Whose key.</param>
    /// <param name="sshPublicKeyId">The key's id.</param>
    /// <param name="encoding"><c>SSH</c> (the default) or <c>PEM</c>.</param>
    [HttpGet("{sshPublicKeyId}")]
    [ProducesResponseType<SSHPublicKey>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetSSHPublicKey(string userName, string sshPublicKeyId, string? encoding) =>
        RunAsync(State(userName, sshPublicKeyId, encoding ?? EncodingType.SSH), r => Shown(r.SSHPublicKey!, r));

    /// <summary>Makes an SSH public key active or inactive.</summary>
    [HttpPatch("{sshPublicKeyId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateSSHPublicKey(string userName, string sshPublicKeyId, UpdateSSHPublicKeyRequest body) =>
        RunAsync(body with { UserName = userName, SSHPublicKeyId = sshPublicKeyId }, Done, State(userName, sshPublicKeyId, EncodingType.SSH));

    /// <summary>Deletes an SSH public key.</summary>
    [HttpDelete("{sshPublicKeyId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteSSHPublicKey(string userName, string sshPublicKeyId) => RunAsync(
        new DeleteSSHPublicKeyRequest { UserName = userName, SSHPublicKeyId = sshPublicKeyId },
        Done,
        State(userName, sshPublicKeyId, EncodingType.SSH));

    private static GetSSHPublicKeyRequest State(string userName, string sshPublicKeyId, string encoding) =>
        new() { UserName = userName, SSHPublicKeyId = sshPublicKeyId, Encoding = encoding };
}
