using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Attachments;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Units;

/// <summary>Creates a unit within the root or another unit.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html">Organizations: CreateOrganizationalUnit</see></remarks>
internal sealed class CreateOrganizationalUnit(IamDb db, Ids ids, OrganizationOptions options)
    : IOperation<CreateOrganizationalUnitRequest, CreateOrganizationalUnitResponse>
{
    /// <summary>Parts of a path that are no units: the organization, the root, and nothing behind the last slash.</summary>
    private const int PartsOfRoot = 3;

    public async ValueTask<Outcome<CreateOrganizationalUnitResponse>> RunAsync(Call call, CreateOrganizationalUnitRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var organization = managed.Value;
        if (await db.FindPathAsync(organization, request.ParentId, ct) is not { } parent)
        {
            return UnitErrors.NoSuchParent();
        }

        if (parent.Split('/').Length - PartsOfRoot >= options.UnitDepth)
        {
            return UnitErrors.TooDeep();
        }

        if (await db.OrganizationalUnits.AnyAsync(u => u.AccountId == call.Account && u.ParentId == request.ParentId && u.Name == request.Name, ct))
        {
            return UnitErrors.AlreadyExists();
        }

        if (await db.OrganizationalUnits.CountAsync(u => u.AccountId == call.Account, ct) >= options.OrganizationalUnits)
        {
            return UnitErrors.TooMany();
        }

        var tags = OrganizationTags.Read(request.Tags, options);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var id = ids.OrganizationalUnit(organization.RootId);
        var unit = new OrganizationalUnit
        {
            AccountId = call.Account,
            Id = id,
            ParentId = request.ParentId,
            Name = request.Name,
            Path = $"{parent}{id}/",
            Tags = tags.Value,
        };
        db.OrganizationalUnits.Add(unit);
        DefaultPolicies.Attach(db, organization, [id]);
        return new CreateOrganizationalUnitResponse { OrganizationalUnit = UnitShapes.Whole(call, organization, unit) };
    }
}
