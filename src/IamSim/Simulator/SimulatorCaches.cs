using IamSim.Authorization;
using IamSim.Iam.Policies;
using IamSim.Iam.Quotas;
using IamSim.Iam.Users;
using IamSim.S3.Content;
using IamSim.S3.Objects;
using IamSim.SignIn;

namespace IamSim.Simulator;

/// <summary>What this server remembers of the database, all of it: whoever writes past the change tracker forgets it afterwards.</summary>
/// <remarks>Other servers of a shared database remember nothing but what never changes.</remarks>
internal sealed class SimulatorCaches(
    RecentUsers users,
    RecentObjects objects,
    QuotaLedger quotas,
    AwsManagedPolicies awsPolicies,
    SimulatorClock clock,
    AccessVersions versions,
    SignOuts signOuts,
    ContentSweeper contents)
{
    public void Forget()
    {
        users.Forget();
        objects.Forget();
        quotas.Forget();
        awsPolicies.Forget();
        clock.Forget();
        versions.ChangedAll();
        signOuts.Forget();
        contents.SweepSoon();
    }
}
