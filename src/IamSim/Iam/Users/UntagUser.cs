using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Users;

/// <summary>Removes tags from a user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html">IAM: UntagUser</see></remarks>
internal sealed class UntagUser(IamDb db) : IOperation<UntagUserRequest, UntagUserResponse>
{
    public async ValueTask<Outcome<UntagUserResponse>> RunAsync(Call call, UntagUserRequest request, CancellationToken ct)
    {
        var user = await db.FindUserAsync(call.Account, request.UserName, ct);
        if (user is null)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        user.Tags = Tags.Remove(user.Tags, request.TagKeys, Tags.WithoutCase);
        return new UntagUserResponse();
    }
}
