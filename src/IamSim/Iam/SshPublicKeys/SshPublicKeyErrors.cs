using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>What IAM says of SSH public keys. Where no real answer is named, the wording is a guess, by the model's descriptions.</summary>
internal static class SshPublicKeyErrors
{
    public static Fault NoSuchKey(string id) => IamFaults.NoSuchEntity($"The Public Key with id {id} cannot be found.");

    /// <remarks>In these words in a real answer, that a blog on CodeCommit of July 2015 quotes.</remarks>
    public static Fault UnknownEncoding() => IamFaults.UnrecognizedPublicKeyEncoding("Invalid public key uploaded.");

    public static Fault Invalid(int leastBits) =>
        IamFaults.InvalidPublicKey($"The public key is malformed or otherwise invalid. It must be an RSA key of at least {leastBits} bits.");

    public static Fault Duplicate() => IamFaults.DuplicateSSHPublicKey("The SSH public key is already associated with the specified IAM user.");

    public static Fault StatusIsExpired() => IamFaults.InvalidInput("The status of an SSH public key can be set to Active or Inactive only.");
}
