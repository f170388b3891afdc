using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Deletes an instance profile that holds no role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html">IAM: DeleteInstanceProfile</see></remarks>
internal sealed class DeleteInstanceProfile(IamDb db) : IOperation<DeleteInstanceProfileRequest, DeleteInstanceProfileResponse>
{
    public async ValueTask<Outcome<DeleteInstanceProfileResponse>> RunAsync(Call call, DeleteInstanceProfileRequest request, CancellationToken ct)
    {
        var profile = await db.InstanceProfiles.FindByNameAsync(call.Account, request.InstanceProfileName, ct);
        if (profile is null)
        {
            return InstanceProfileErrors.NoSuchInstanceProfile(request.InstanceProfileName);
        }

        if (profile.RoleId is not null)
        {
            return IamFaults.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");
        }

        db.InstanceProfiles.Remove(profile);
        return new DeleteInstanceProfileResponse();
    }
}
