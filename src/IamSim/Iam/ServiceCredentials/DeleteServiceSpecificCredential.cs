using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>Deletes a service-specific credential.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceSpecificCredential.html">IAM: DeleteServiceSpecificCredential</see>
/// </remarks>
internal sealed class DeleteServiceSpecificCredential(IamDb db)
    : IOperation<DeleteServiceSpecificCredentialRequest, DeleteServiceSpecificCredentialResponse>
{
    public async ValueTask<Outcome<DeleteServiceSpecificCredentialResponse>> RunAsync(
        Call call, DeleteServiceSpecificCredentialRequest request, CancellationToken ct)
    {
        var found = await db.FindServiceCredentialAsync(call, request.UserName, request.ServiceSpecificCredentialId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        db.ServiceCredentials.Remove(found.Value.Credential);
        return new DeleteServiceSpecificCredentialResponse();
    }
}
