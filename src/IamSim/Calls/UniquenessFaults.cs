using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.Trails;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Kms;
using IamSim.Contracts.Organizations;
using IamSim.Contracts.S3;
using IamSim.Kms;
using IamSim.Organizations;
using IamSim.S3;
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

        if (request.Model.Service == S3Service.Contract)
        {
            return violation.Is("S3Buckets", "Partition", "Name") ? S3Errors.BucketAlreadyExists(request.TextOf("Bucket") ?? string.Empty) : S3Errors.OperationAborted();
        }

        if (request.Model.Service == CloudTrailService.Contract)
        {
            return violation.Is("LakeStores", "Region", "Name") ? LakeErrors.NameTaken() : TrailErrors.Conflict();
        }

        if (request.Model.Service == KmsService.Contract)
        {
            return KmsErrors.Conflict();
        }

        var names = new List<NamedResource>();
        request.AddResourceNames(names);
        return IamFaults.EntityAlreadyExists($"{string.Join(", ", names.Select(n => n.Name))} already exists: another call made it at the same time ({violation.Table}).");
    }
}
