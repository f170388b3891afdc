using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Roles;

/// <summary>Adds tags to a role, a service-linked one too, or changes their values.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html">IAM: TagRole</see></remarks>
internal sealed class TagRole(IamDb db, QuotaOptions quotas) : IOperation<TagRoleRequest, TagRoleResponse>
{
    public async ValueTask<Outcome<TagRoleResponse>> RunAsync(Call call, TagRoleRequest request, CancellationToken ct)
    {
        var role = await db.Roles.FindToDescribeAsync(call.Account, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        var tags = Tags.Add(role.Value.Tags, request.Tags, Tags.WithoutCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        role.Value.Tags = tags.Value;
        return new TagRoleResponse();
    }
}
