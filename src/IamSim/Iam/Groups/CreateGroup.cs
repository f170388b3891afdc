using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Groups;

/// <summary>Creates a group.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html">IAM: CreateGroup</see></remarks>
internal sealed class CreateGroup(IamDb db, Ids ids, QuotaOptions quotas, QuotaLedger ledger) : IOperation<CreateGroupRequest, CreateGroupResponse>
{
    public async ValueTask<Outcome<CreateGroupResponse>> RunAsync(Call call, CreateGroupRequest request, CancellationToken ct)
    {
        if (await db.Groups.FindByNameAsync(call.Account, request.GroupName, ct) is not null)
        {
            return GroupErrors.AlreadyExists(request.GroupName);
        }

        if (await ledger.TakeAsync(call, nameof(quotas.GroupsPerAccount), quotas.GroupsPerAccount, () => db.Groups.CountAsync(g => g.AccountId == call.Account, ct)) is { } full)
        {
            return full;
        }

        var group = new Group
        {
            AccountId = call.Account,
            Id = ids.Group(),
            Name = request.GroupName,
            NameKey = NameKeys.Of(request.GroupName),
            Path = request.Path ?? "/",
            CreatedAt = call.Time,
        };
        db.Groups.Add(group);
        return new CreateGroupResponse { Group = GroupShapes.Shown(call, group) };
    }
}
