using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Groups;

/// <summary>What IAM says of groups.</summary>
internal static class GroupErrors
{
    public static Fault NoSuchGroup(string name) => IamFaults.NoSuchEntity($"The group with name {name} cannot be found.");

    public static Fault AlreadyExists(string name) => IamFaults.EntityAlreadyExists($"Group with name {name} already exists.");
}
