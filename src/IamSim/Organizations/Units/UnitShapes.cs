using IamSim.Calls;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.PolicyTypes;

namespace IamSim.Organizations.Units;

/// <summary>Roots and units as answers show them.</summary>
internal static class UnitShapes
{
    public static Root Root(Call call, Organization organization) => new()
    {
        Id = organization.RootId,
        Arn = OrganizationArns.Root(call, organization),
        Name = "Root",
        PolicyTypes = PolicyTypeList.Of(organization).Select(PolicyTypeList.Shown).ToList(),
    };

    public static Contracts.Organizations.OrganizationalUnit Whole(Call call, Organization organization, OrganizationalUnit unit) => new()
    {
        Id = unit.Id,
        Arn = OrganizationArns.Unit(call, organization, unit.Id),
        Name = unit.Name,
        Path = unit.Path,
    };

    /// <summary>Where something stands: in the root or in a unit.</summary>
    public static Parent Parent(Organization organization, string parentId) => new()
    {
        Id = parentId,
        Type = parentId == organization.RootId ? ParentType.ROOT : ParentType.ORGANIZATIONAL_UNIT,
    };
}
