using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Users;

/// <summary>Takes a user's permissions boundary away.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html">IAM: DeleteUserPermissionsBoundary</see></remarks>
internal sealed class DeleteUserPermissionsBoundary(IamDb db) : IOperation<DeleteUserPermissionsBoundaryRequest, DeleteUserPermissionsBoundaryResponse>
{
    public async ValueTask<Outcome<DeleteUserPermissionsBoundaryResponse>> RunAsync(Call call, DeleteUserPermissionsBoundaryRequest request, CancellationToken ct)
    {
        var user = await db.FindUserAsync(call.Account, request.UserName, ct);
        if (user is null)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        if (user.PermissionsBoundaryArn is null)
        {
            return IamFaults.NoSuchEntity($"No permissions boundary is set for the user {user.Name}.");
        }

        user.PermissionsBoundaryArn = null;
        return new DeleteUserPermissionsBoundaryResponse();
    }
}
