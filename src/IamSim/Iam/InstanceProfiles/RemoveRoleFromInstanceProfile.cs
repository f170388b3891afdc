using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Roles;
using IamSim.Storage;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Takes the role out of an instance profile.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html">IAM: RemoveRoleFromInstanceProfile</see></remarks>
internal sealed class RemoveRoleFromInstanceProfile(IamDb db) : IOperation<RemoveRoleFromInstanceProfileRequest, RemoveRoleFromInstanceProfileResponse>
{
    public async ValueTask<Outcome<RemoveRoleFromInstanceProfileResponse>> RunAsync(Call call, RemoveRoleFromInstanceProfileRequest request, CancellationToken ct)
    {
        var profile = await db.InstanceProfiles.FindByNameAsync(call.Account, request.InstanceProfileName, ct);
        if (profile is null)
        {
            return InstanceProfileErrors.NoSuchInstanceProfile(request.InstanceProfileName);
        }

        var role = await db.Roles.FindToChangeAsync(call.Account, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        // A role that exists and is not in the profile is, for the profile, no role either.
        if (profile.RoleId != role.Value.Id)
        {
            return RoleErrors.NoSuchRole(request.RoleName);
        }

        profile.RoleId = null;
        return new RemoveRoleFromInstanceProfileResponse();
    }
}
