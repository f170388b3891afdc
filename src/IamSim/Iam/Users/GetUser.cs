using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Users;

/// <summary>Shows one user; without a name, the calling one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html">IAM: GetUser</see></remarks>
internal sealed class GetUser(IamDb db, RecentUsers recent) : IOperation<GetUserRequest, GetUserResponse>
{
    public async ValueTask<Outcome<GetUserResponse>> RunAsync(Call call, GetUserRequest request, CancellationToken ct)
    {
        if (request.UserName is null && call.Caller.Kind == CallerKind.Root)
        {
            return new GetUserResponse { User = await RootAsUser.ShownAsync(db, call, ct) };
        }

        var name = UserErrors.NameOrCaller(call, request.UserName);
        if (name.IsFault)
        {
            return name.Fault;
        }

        var user = await recent.FindAsync(db, call.Account, name.Value, ct);
        return user is null ? UserErrors.NoSuchUser(name.Value) : new GetUserResponse { User = UserShapes.Whole(call, user) };
    }
}
