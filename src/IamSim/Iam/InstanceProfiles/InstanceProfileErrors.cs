using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>What IAM says of instance profiles.</summary>
internal static class InstanceProfileErrors
{
    public static Fault NoSuchInstanceProfile(string name) => IamFaults.NoSuchEntity($"Instance Profile {name} cannot be found.");

    public static Fault AlreadyExists(string name) => IamFaults.EntityAlreadyExists($"Instance Profile {name} already exists.");

    /// <summary>"An instance profile can contain only one role, and this quota cannot be increased."</summary>
    public static Fault HoldsARole() => QuotaOptions.Exceeded("InstanceSessionsPerInstanceProfile", 1);
}
