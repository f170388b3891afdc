using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Groups;

/// <summary>Renames a group or moves it to another path; its id, policies and members stay.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html">IAM: UpdateGroup</see></remarks>
internal sealed class UpdateGroup(IamDb db) : IOperation<UpdateGroupRequest, UpdateGroupResponse>
{
    public async ValueTask<Outcome<UpdateGroupResponse>> RunAsync(Call call, UpdateGroupRequest request, CancellationToken ct)
    {
        var group = await db.Groups.FindByNameAsync(call.Account, request.GroupName, ct);
        if (group is null)
        {
            return GroupErrors.NoSuchGroup(request.GroupName);
        }

        if (request.NewGroupName is { } newName)
        {
            // The same group under another spelling of its name is a rename, not a clash.
            var other = await db.Groups.FindByNameAsync(call.Account, newName, ct);
            if (other is not null && other.Id != group.Id)
            {
                return GroupErrors.AlreadyExists(newName);
            }

            group.Name = newName;
            group.NameKey = NameKeys.Of(newName);
        }

        group.Path = request.NewPath ?? group.Path;
        return new UpdateGroupResponse();
    }
}
