using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>What IAM says of instance profiles.</summary>
internal static class InstanceProfileErrors
{
    public static Fault NoSuchInstanceProfile(string name) => IamFaults.NoSuchEntity($"Instance Profile {name} cannot be found.");

    public static Fault AlreadyExists(string name) => IamFaults.EntityAlreadyExists($"Instance Profile {name} already exists.");
}
