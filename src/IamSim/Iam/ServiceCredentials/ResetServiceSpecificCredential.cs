using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>Gives a service-specific credential a new password or secret, which is in this answer and in none after it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResetServiceSpecificCredential.html">IAM: ResetServiceSpecificCredential</see>
/// </remarks>
internal sealed class ResetServiceSpecificCredential(IamDb db, Ids ids)
    : IOperation<ResetServiceSpecificCredentialRequest, ResetServiceSpecificCredentialResponse>
{
    public async ValueTask<Outcome<ResetServiceSpecificCredentialResponse>> RunAsync(
        Call call, ResetServiceSpecificCredentialRequest request, CancellationToken ct)
    {
        var found = await db.FindServiceCredentialAsync(call, request.UserName, request.ServiceSpecificCredentialId, ct);
        return found.IsFault
            ? found.Fault
            : new ResetServiceSpecificCredentialResponse
            {
                ServiceSpecificCredential = ServiceCredentialShapes.WithSecret(call, found.Value, ids.ServicePassword()),
            };
    }
}
