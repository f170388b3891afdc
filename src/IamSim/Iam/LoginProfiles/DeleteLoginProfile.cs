using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.LoginProfiles;

/// <summary>Takes a user's password away, and with it the memory of earlier ones; without a name, the calling user's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html">IAM: DeleteLoginProfile</see></remarks>
internal sealed class DeleteLoginProfile(IamDb db) : IOperation<DeleteLoginProfileRequest, DeleteLoginProfileResponse>
{
    public async ValueTask<Outcome<DeleteLoginProfileResponse>> RunAsync(Call call, DeleteLoginProfileRequest request, CancellationToken ct)
    {
        var owner = await LoginProfileOwner.FindAsync(db, call, request.UserName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        await PasswordChanges.ForgetAsync(db, owner.Value.Profile, ct);
        db.LoginProfiles.Remove(owner.Value.Profile);
        return new DeleteLoginProfileResponse();
    }
}
