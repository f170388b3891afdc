using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Roles;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Shows one instance profile and its role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html">IAM: GetInstanceProfile</see></remarks>
internal sealed class GetInstanceProfile(IamDb db) : IOperation<GetInstanceProfileRequest, GetInstanceProfileResponse>
{
    public async ValueTask<Outcome<GetInstanceProfileResponse>> RunAsync(Call call, GetInstanceProfileRequest request, CancellationToken ct)
    {
        var key = NameKeys.Of(request.InstanceProfileName);
        var found = await db.InstanceProfiles.Where(p => p.AccountId == call.Account && p.NameKey == key).WithRoles(db).SingleOrDefaultAsync(ct);
        await TrustedIds.ShowAsync(db, [found?.Role], ct);
        return found is null
            ? InstanceProfileErrors.NoSuchInstanceProfile(request.InstanceProfileName)
            : new GetInstanceProfileResponse { InstanceProfile = InstanceProfileShapes.Whole(call, found.Profile, found.Role) };
    }
}
