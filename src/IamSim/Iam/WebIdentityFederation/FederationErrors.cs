using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.WebIdentityFederation;

/// <summary>What IAM says of outbound web identity federation. The wordings are guesses, by the model's descriptions.</summary>
internal static class FederationErrors
{
    public static Fault Enabled() => IamFaults.FeatureEnabled("Outbound web identity federation is already enabled for your account.");

    public static Fault Disabled() => IamFaults.FeatureDisabled("Outbound web identity federation is disabled for your account.");
}
