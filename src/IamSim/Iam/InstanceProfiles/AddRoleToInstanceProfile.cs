using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Roles;
using IamSim.Storage;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Puts a role into an instance profile that holds none.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html">IAM: AddRoleToInstanceProfile</see></remarks>
internal sealed class AddRoleToInstanceProfile(IamDb db) : IOperation<AddRoleToInstanceProfileRequest, AddRoleToInstanceProfileResponse>
{
    public async ValueTask<Outcome<AddRoleToInstanceProfileResponse>> RunAsync(Call call, AddRoleToInstanceProfileRequest request, CancellationToken ct)
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

        // Its own role again is one too many as well.
        if (profile.RoleId is not null)
        {
            return InstanceProfileErrors.HoldsARole();
        }

        profile.RoleId = role.Value.Id;
        return new AddRoleToInstanceProfileResponse();
    }
}
