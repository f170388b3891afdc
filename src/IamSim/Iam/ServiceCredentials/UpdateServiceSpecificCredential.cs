using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>Makes a service-specific credential active or inactive.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServiceSpecificCredential.html">IAM: UpdateServiceSpecificCredential</see>
/// </remarks>
internal sealed class UpdateServiceSpecificCredential(IamDb db)
    : IOperation<UpdateServiceSpecificCredentialRequest, UpdateServiceSpecificCredentialResponse>
{
    public async ValueTask<Outcome<UpdateServiceSpecificCredentialResponse>> RunAsync(
        Call call, UpdateServiceSpecificCredentialRequest request, CancellationToken ct)
    {
        if (request.Status == StatusType.Expired)
        {
            return ServiceCredentialErrors.StatusIsExpired();
        }

        var found = await db.FindServiceCredentialAsync(call, request.UserName, request.ServiceSpecificCredentialId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        found.Value.Credential.Status = request.Status;
        return new UpdateServiceSpecificCredentialResponse();
    }
}
