using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Creates an instance profile that holds no role yet.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html">IAM: CreateInstanceProfile</see></remarks>
internal sealed class CreateInstanceProfile(IamDb db, Ids ids, QuotaOptions quotas, QuotaLedger ledger) : IOperation<CreateInstanceProfileRequest, CreateInstanceProfileResponse>
{
    public async ValueTask<Outcome<CreateInstanceProfileResponse>> RunAsync(Call call, CreateInstanceProfileRequest request, CancellationToken ct)
    {
        if (await db.InstanceProfiles.FindByNameAsync(call.Account, request.InstanceProfileName, ct) is not null)
        {
            return InstanceProfileErrors.AlreadyExists(request.InstanceProfileName);
        }

        if (await ledger.TakeAsync(call, nameof(quotas.InstanceProfilesPerAccount), quotas.InstanceProfilesPerAccount, () => db.InstanceProfiles.CountAsync(p => p.AccountId == call.Account, ct)) is { } full)
        {
            return full;
        }

        var tags = Tags.Add([], request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var profile = new InstanceProfile
        {
            AccountId = call.Account,
            Id = ids.InstanceProfile(),
            Name = request.InstanceProfileName,
            NameKey = NameKeys.Of(request.InstanceProfileName),
            Path = request.Path ?? "/",
            CreatedAt = call.Time,
            Tags = tags.Value,
        };
        db.InstanceProfiles.Add(profile);
        return new CreateInstanceProfileResponse { InstanceProfile = InstanceProfileShapes.Whole(call, profile, role: null) };
    }
}
