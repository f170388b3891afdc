using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.LoginProfiles;

/// <summary>Shows whether and since when a user has a password; without a name, the calling user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html">IAM: GetLoginProfile</see></remarks>
internal sealed class GetLoginProfile(IamDb db) : IOperation<GetLoginProfileRequest, GetLoginProfileResponse>
{
    public async ValueTask<Outcome<GetLoginProfileResponse>> RunAsync(Call call, GetLoginProfileRequest request, CancellationToken ct)
    {
        var owner = await LoginProfileOwner.FindAsync(db, call, request.UserName, ct);
        return owner.IsFault
            ? owner.Fault
            : new GetLoginProfileResponse { LoginProfile = LoginProfileShapes.Shown(owner.Value.User, owner.Value.Profile) };
    }
}
