using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.LoginProfiles;

/// <summary>What IAM says of login profiles.</summary>
internal static class LoginProfileErrors
{
    public static Fault NoSuchProfile(string userName) => IamFaults.NoSuchEntity($"Login Profile for User {userName} cannot be found.");

    public static Fault AlreadyExists(string userName) => IamFaults.EntityAlreadyExists($"Login Profile for user {userName} already exists.");

    /// <summary>Another call changed password or policy while this one's password was being checked and hashed.</summary>
    public static Fault ChangedMeanwhile(string userName) => IamFaults.EntityTemporarilyUnmodifiable(
        $"Login Profile for User {userName} cannot be modified while it is being modified by another request. Please try again.");

    public static Fault WrongOldPassword() => CommonFaults.AccessDenied("The old password was incorrect.");

    public static Fault NotAUser() => IamFaults.InvalidUserType("Only IAM Users can change their own password.");
}
