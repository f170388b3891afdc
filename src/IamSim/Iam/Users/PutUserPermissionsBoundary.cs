using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Boundaries;
using IamSim.Iam.Policies;
using IamSim.Storage;

namespace IamSim.Iam.Users;

/// <summary>Sets a managed policy as a user's permissions boundary.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html">IAM: PutUserPermissionsBoundary</see></remarks>
internal sealed class PutUserPermissionsBoundary(IamDb db, AwsManagedPolicies awsPolicies) : IOperation<PutUserPermissionsBoundaryRequest, PutUserPermissionsBoundaryResponse>
{
    public async ValueTask<Outcome<PutUserPermissionsBoundaryResponse>> RunAsync(Call call, PutUserPermissionsBoundaryRequest request, CancellationToken ct)
    {
        var user = await db.FindUserAsync(call.Account, request.UserName, ct);
        if (user is null)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        if (await Boundary.RefuseAsync(db, awsPolicies, call, request.PermissionsBoundary, ct) is { } refusal)
        {
            return refusal;
        }

        user.PermissionsBoundaryArn = request.PermissionsBoundary;
        return new PutUserPermissionsBoundaryResponse();
    }
}
