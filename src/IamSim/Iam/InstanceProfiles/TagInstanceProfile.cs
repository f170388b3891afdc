using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Adds tags to an instance profile, or changes their values.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagInstanceProfile.html">IAM: TagInstanceProfile</see></remarks>
internal sealed class TagInstanceProfile(IamDb db, QuotaOptions quotas) : IOperation<TagInstanceProfileRequest, TagInstanceProfileResponse>
{
    public async ValueTask<Outcome<TagInstanceProfileResponse>> RunAsync(Call call, TagInstanceProfileRequest request, CancellationToken ct)
    {
        var profile = await db.InstanceProfiles.FindByNameAsync(call.Account, request.InstanceProfileName, ct);
        if (profile is null)
        {
            return InstanceProfileErrors.NoSuchInstanceProfile(request.InstanceProfileName);
        }

        var tags = Tags.Add(profile.Tags, request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        profile.Tags = tags.Value;
        return new TagInstanceProfileResponse();
    }
}
