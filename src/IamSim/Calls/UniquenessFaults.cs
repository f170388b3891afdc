using IamSim.CloudTrail.EventDataStores;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Organizations;
using IamSim.Organizations;
using IamSim.Storage.Lane;

namespace IamSim.Calls;

/// <summary>
/// AWS's error for each unique index. An operation looks first, for the better message; this is for the call that came between, on another
/// replica.
/// </summary>
internal static class UniquenessFaults
{
    public static Fault Of(UniqueViolation violation, IRequest request)
    {
        if (request.Model.Service == OrganizationsService.Contract)
        {
            return OrganizationErrors.ConcurrentModification();
        }

        if (violation.Is("LakeStores", "Region", "Name"))
        {
            return LakeErrors.NameTaken();
        }

        var names = new List<NamedResource>();
        request.AddResourceNames(names);
        return IamFaults.EntityAlreadyExists($"{string.Join(", ", names.Select(n => n.Name))} already exists: another call made it at the same time ({violation.Table}).");
    }
}
