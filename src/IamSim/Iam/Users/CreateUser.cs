using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Boundaries;
using IamSim.Iam.Policies;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Users;

/// <summary>Creates a user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html">IAM: CreateUser</see></remarks>
internal sealed class CreateUser(IamDb db, Ids ids, AwsManagedPolicies awsPolicies, QuotaOptions quotas, QuotaLedger ledger) : IOperation<CreateUserRequest, CreateUserResponse>
{
    public async ValueTask<Outcome<CreateUserResponse>> RunAsync(Call call, CreateUserRequest request, CancellationToken ct)
    {
        if (await db.FindUserAsync(call.Account, request.UserName, ct) is not null)
        {
            return UserErrors.AlreadyExists(request.UserName);
        }

        if (await ledger.TakeAsync(call, nameof(quotas.UsersPerAccount), quotas.UsersPerAccount, () => db.Users.CountAsync(u => u.AccountId == call.Account, ct)) is { } full)
        {
            return full;
        }

        var tags = Tags.Add([], request.Tags, Tags.WithoutCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        if (request.PermissionsBoundary is { } boundary && await Boundary.RefuseAsync(db, awsPolicies, call, boundary, ct) is { } refusal)
        {
            return refusal;
        }

        var user = new User
        {
            AccountId = call.Account,
            Id = ids.User(),
            Name = request.UserName,
            NameKey = NameKeys.Of(request.UserName),
            Path = request.Path ?? "/",
            CreatedAt = call.Time,
            PermissionsBoundaryArn = request.PermissionsBoundary,
            Tags = tags.Value,
        };
        db.Users.Add(user);
        return new CreateUserResponse { User = UserShapes.Whole(call, user) };
    }
}
