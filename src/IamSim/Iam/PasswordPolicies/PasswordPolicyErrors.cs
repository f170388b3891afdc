using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.PasswordPolicies;

/// <summary>What IAM says of password policies, and of passwords that break them.</summary>
internal static class PasswordPolicyErrors
{
    public static Fault NoSuchPolicy(string account) =>
        IamFaults.NoSuchEntity($"The Password Policy with domain name {account} cannot be found.");

    /// <summary>A password against the policy that the account has set. AWS does not say which of its rules.</summary>
    public static Fault Violated() => IamFaults.PasswordPolicyViolation("Password does not conform to the account password policy.");

    /// <summary>A password against AWS's default policy, which says what is missing.</summary>
    public static Fault DefaultViolated(string message) => IamFaults.PasswordPolicyViolation(message);
}
