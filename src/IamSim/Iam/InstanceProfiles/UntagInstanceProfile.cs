using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Removes tags from an instance profile.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagInstanceProfile.html">IAM: UntagInstanceProfile</see></remarks>
internal sealed class UntagInstanceProfile(IamDb db) : IOperation<UntagInstanceProfileRequest, UntagInstanceProfileResponse>
{
    public async ValueTask<Outcome<UntagInstanceProfileResponse>> RunAsync(Call call, UntagInstanceProfileRequest request, CancellationToken ct)
    {
        var profile = await db.InstanceProfiles.FindByNameAsync(call.Account, request.InstanceProfileName, ct);
        if (profile is null)
        {
            return InstanceProfileErrors.NoSuchInstanceProfile(request.InstanceProfileName);
        }

        profile.Tags = Tags.Remove(profile.Tags, request.TagKeys, Tags.WithCase);
        return new UntagInstanceProfileResponse();
    }
}
