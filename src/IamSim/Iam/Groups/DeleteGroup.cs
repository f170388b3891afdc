using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Groups;

/// <summary>Deletes a group that has no members and no policies.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html">IAM: DeleteGroup</see></remarks>
internal sealed class DeleteGroup(IamDb db) : IOperation<DeleteGroupRequest, DeleteGroupResponse>
{
    public async ValueTask<Outcome<DeleteGroupResponse>> RunAsync(Call call, DeleteGroupRequest request, CancellationToken ct)
    {
        var group = await db.Groups.FindByNameAsync(call.Account, request.GroupName, ct);
        if (group is null)
        {
            return GroupErrors.NoSuchGroup(request.GroupName);
        }

        if (await Leftovers.RefuseAsync(LeftOf(group), ct) is { } refusal)
        {
            return refusal;
        }

        db.Groups.Remove(group);
        return new DeleteGroupResponse();
    }

    private (IQueryable<object> Left, string Must)[] LeftOf(Group group) =>
    [
        (db.GroupMemberships.Where(m => m.AccountId == group.AccountId && m.GroupId == group.Id), "remove users from group"),
        (db.PolicyAttachments.Where(a => a.AccountId == group.AccountId && a.PrincipalId == group.Id), "detach all policies"),
        (db.InlinePolicies.Where(p => p.AccountId == group.AccountId && p.PrincipalId == group.Id), "delete policies"),
    ];
}
