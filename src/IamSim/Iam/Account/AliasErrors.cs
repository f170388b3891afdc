using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Account;

/// <summary>What IAM says of account aliases.</summary>
internal static class AliasErrors
{
    /// <summary>Of another account's alias, and of one's own.</summary>
    public static Fault AlreadyExists(string alias) => IamFaults.EntityAlreadyExists($"The account alias {alias} already exists.");

    /// <summary>The wording is not known to the letter.</summary>
    public static Fault NoSuchAlias(string alias) => IamFaults.NoSuchEntity($"The account alias {alias} cannot be found.");
}
