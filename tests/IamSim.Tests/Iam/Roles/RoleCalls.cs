using IamSim.Storage;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Roles;

/// <summary>What tests of roles have in common.</summary>
internal static class RoleCalls
{
    /// <summary>Creates a role that EC2 may assume; <paramref name="more"/> are more parameters of the call.</summary>
    public static Task<WireAnswer> CreateRoleAsync(this TestAccount account, string name, params (string Name, string Value)[] more) =>
        account.MustAsync("CreateRole", [("RoleName", name), ("AssumeRolePolicyDocument", Trust.Ec2), .. more]);

    /// <summary>Asks for one role.</summary>
    public static Task<WireAnswer> GetRoleAsync(this TestAccount account, string name) => account.MustAsync("GetRole", ("RoleName", name));

    /// <summary>Puts a customer managed policy into the store, and returns its ARN.</summary>
    public static async Task<string> SeedPolicyAsync(this Sim sim, TestAccount account)
    {
        var arn = account.Arn("policy/Ceiling");
        await sim.SeedAsync(new global::IamSim.Iam.Policies.ManagedPolicy
        {
            AccountId = account.Id,
            Id = new Ids().ManagedPolicy(),
            Name = "Ceiling",
            NameKey = NameKeys.Of("Ceiling"),
            Path = "/",
            Arn = arn,
            DefaultVersion = 1,
            LatestVersion = 1,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        });
        return arn;
    }
}
