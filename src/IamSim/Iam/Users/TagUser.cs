using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Users;

/// <summary>Adds tags to a user, or changes their values.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html">IAM: TagUser</see></remarks>
internal sealed class TagUser(IamDb db, QuotaOptions quotas) : IOperation<TagUserRequest, TagUserResponse>
{
    public async ValueTask<Outcome<TagUserResponse>> RunAsync(Call call, TagUserRequest request, CancellationToken ct)
    {
        var user = await db.FindUserAsync(call.Account, request.UserName, ct);
        if (user is null)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        var tags = Tags.Add(user.Tags, request.Tags, Tags.WithoutCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        user.Tags = tags.Value;
        return new TagUserResponse();
    }
}
