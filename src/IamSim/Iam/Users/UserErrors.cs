using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Users;

/// <summary>What IAM says of users.</summary>
internal static class UserErrors
{
    public static Fault NoSuchUser(string name) => IamFaults.NoSuchEntity($"The user with name {name} cannot be found.");

    public static Fault AlreadyExists(string name) => IamFaults.EntityAlreadyExists($"User with name {name} already exists.");

    /// <summary>An operation on "my own user", called by someone who is none.</summary>
    public static Fault MustNameUser() => CommonFaults.ValidationError("Must specify userName when calling with non-User credentials");

    /// <summary>The user that an operation means: the one named, or else the caller.</summary>
    public static Outcome<string> NameOrCaller(Call call, string? userName) =>
        (userName ?? call.Caller.UserName) is { } name ? Outcome<string>.Success(name) : MustNameUser();
}
