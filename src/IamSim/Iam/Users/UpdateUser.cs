using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Users;

/// <summary>Renames a user or moves it to another path; its id, policies and memberships stay.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html">IAM: UpdateUser</see></remarks>
internal sealed class UpdateUser(IamDb db) : IOperation<UpdateUserRequest, UpdateUserResponse>
{
    public async ValueTask<Outcome<UpdateUserResponse>> RunAsync(Call call, UpdateUserRequest request, CancellationToken ct)
    {
        var user = await db.FindUserAsync(call.Account, request.UserName, ct);
        if (user is null)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        if (request.NewUserName is { } newName)
        {
            // The same user under another spelling of its name is a rename, not a clash.
            var other = await db.FindUserAsync(call.Account, newName, ct);
            if (other is not null && other.Id != user.Id)
            {
                return UserErrors.AlreadyExists(newName);
            }

            user.Name = newName;
            user.NameKey = NameKeys.Of(newName);
        }

        user.Path = request.NewPath ?? user.Path;
        return new UpdateUserResponse();
    }
}
