using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Roles;

/// <summary>Removes tags from a role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html">IAM: UntagRole</see></remarks>
internal sealed class UntagRole(IamDb db) : IOperation<UntagRoleRequest, UntagRoleResponse>
{
    public async ValueTask<Outcome<UntagRoleResponse>> RunAsync(Call call, UntagRoleRequest request, CancellationToken ct)
    {
        var role = await db.Roles.FindToDescribeAsync(call.Account, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        role.Value.Tags = Tags.Remove(role.Value.Tags, request.TagKeys, Tags.WithoutCase);
        return new UntagRoleResponse();
    }
}
