using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Groups;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Users;

namespace IamSim.Iam.Simulation;

/// <summary>The user, group or role that <c>PolicySourceArn</c> names.</summary>
internal static class SimulationSource
{
    /// <summary>Its policies, or AWS's word that there is none. It goes by kind and name; the path in the ARN does not matter.</summary>
    public static async Task<Outcome<PrincipalPolicies>> FindAsync(PrincipalPolicyReader reader, Call call, string arn, CancellationToken ct)
    {
        if (PrincipalArn.Parse(arn) is not { Session: null } source)
        {
            return SimulationErrors.EntityNotClear(CallText.Shown(arn));
        }

        if (source.Account != call.Account)
        {
            return SimulationErrors.EntityOfOtherAccount(call.Account, source.Account);
        }

        return await reader.FindAsync(call, source.Kind, source.Name, ct) is { } principal ? principal : NoneCalled(source);
    }

    private static Fault NoneCalled(PrincipalArn source) => source.Kind switch
    {
        PrincipalKind.User => UserErrors.NoSuchUser(source.Name),
        PrincipalKind.Group => GroupErrors.NoSuchGroup(source.Name),
        _ => RoleErrors.NoSuchRole(source.Name),
    };
}
