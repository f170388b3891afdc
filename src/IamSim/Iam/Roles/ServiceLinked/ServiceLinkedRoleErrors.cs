using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Roles.ServiceLinked;

/// <summary>What IAM says of service-linked roles.</summary>
internal static class ServiceLinkedRoleErrors
{
    /// <summary>A service that has no service-linked role.</summary>
    /// <remarks>The wording is a guess.</remarks>
    public static Fault NoSuchService(string service) => IamFaults.InvalidInput($"{service} is not a service that has service-linked roles.");

    /// <remarks>In these words in <see href="https://github.com/terraform-community-modules/tf_aws_elasticsearch/issues/23">a real answer</see>.</remarks>
    public static Fault TakesNoSuffix(string service) => IamFaults.InvalidInput($"Custom suffix is not allowed for {service}");

    /// <remarks>In these words in <see href="https://github.com/DataDog/pathfinding-labs/issues/23">a real answer</see>.</remarks>
    public static Fault NameTaken(string role) =>
        IamFaults.InvalidInput($"Service role name {role} has been taken in this account, please try a different suffix.");

    /// <summary>A suffix that makes the role's name too long.</summary>
    /// <remarks>The wording is a guess.</remarks>
    public static Fault NameTooLong(string role, int most) =>
        IamFaults.InvalidInput($"Service role name {role} is longer than {most} characters, please try a shorter suffix.");

    /// <summary>A text that is no task's id.</summary>
    /// <remarks>The wording is a guess.</remarks>
    public static Fault NoTaskId(string id) => IamFaults.InvalidInput($"The deletion task id {id} is not valid.");

    /// <remarks>The wording is a guess.</remarks>
    public static Fault NoSuchTask(string id) => IamFaults.NoSuchEntity($"The deletion task with id {id} cannot be found.");
}
