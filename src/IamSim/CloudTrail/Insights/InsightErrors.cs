using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Insights;

/// <summary>What CloudTrail says of Insights. The messages say the reference's rules in words of IamSim.</summary>
internal static class InsightErrors
{
    public static Fault NotEnabled(CloudTrailArn arn) => CloudTrailFaults.InsightNotEnabled(
        $"Trail {arn} does not have Insights enabled. Edit the trail settings to enable Insights, and then try the operation again.");

    /// <summary>"You cannot use these parameters with the TrailName parameter"; of event data stores IamSim has no Insights.</summary>
    public static Fault? RefuseTarget(string? trail, string? store) => (trail, store) switch
    {
        (not null, not null) => CloudTrailFaults.InvalidParameterCombination("You can't specify both a trail and an event data store."),
        (null, not null) => CloudTrailFaults.UnsupportedOperation("IamSim has no Insights of event data stores."),
        (null, null) => CloudTrailFaults.InvalidParameterCombination("You must specify a trail or an event data store."),
        _ => null,
    };
}
