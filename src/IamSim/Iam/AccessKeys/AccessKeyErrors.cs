using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.AccessKeys;

/// <summary>What IAM says of access keys.</summary>
internal static class AccessKeyErrors
{
    /// <summary>Also of a key that is another user's, and of one that was deleted.</summary>
    public static Fault NoSuchKey(string id) => IamFaults.NoSuchEntity($"The Access Key with id {id} cannot be found.");
}
