using System.Text.RegularExpressions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Contracts.Organizations;
using IamSim.Organizations;
using IamSim.Storage;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>What event data stores may be like.</summary>
internal static partial class LakeRules
{
    /// <summary>
    /// "If BillingMode is EXTENDABLE_RETENTION_PRICING, you can set a retention period of up to 3653 days"; "… FIXED_RETENTION_PRICING, … up to 2557 days".
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html">CloudTrail: CreateEventDataStore</see></remarks>
    public static int LongestRetention(string billingMode) => billingMode == BillingMode.FIXED_RETENTION_PRICING ? 2557 : 3653;

    /// <summary>What the console offers: a year that can be extended, or seven years.</summary>
    public static int DefaultRetention(string billingMode) => billingMode == BillingMode.FIXED_RETENTION_PRICING ? 2557 : 366;

    public static Fault? CheckRetention(int days, string billingMode) => days <= LongestRetention(billingMode)
        ? null
        : LakeErrors.InvalidParameter($"The retention period must be between 7 and {LongestRetention(billingMode)} days for the billing mode {billingMode}.");

    /// <summary>Only the management account of an organization with all features may have a store of the organization.</summary>
    public static async Task<Fault?> CheckOrganizationAsync(IamDb db, Call call, CancellationToken ct) => await db.FindMembershipAsync(call.Account, ct) switch
    {
        null => LakeErrors.NotInUse(),
        { Account.IsManagement: false } => LakeErrors.NotTheManagementAccount(),
        { Organization.FeatureSet: not OrganizationFeatureSet.ALL } => LakeErrors.NotAllFeatures(),
        _ => null,
    };

    /// <summary>
    /// "The value can be an alias name prefixed by alias/, a fully specified ARN to an alias, a fully specified ARN to a key, or a globally unique identifier";
    /// the answer has "the fully specified ARN". No KMS is here that could tell whether there is such a key, or what an alias stands for.
    /// </summary>
    public static Outcome<string> KmsKey(Call call, string given) =>
        KeyArn().IsMatch(given) ? given
        : given.StartsWith("alias/", StringComparison.Ordinal) ? $"arn:{call.Partition}:kms:{call.Region}:{call.Account}:{given}"
        : KeyId().IsMatch(given) ? $"arn:{call.Partition}:kms:{call.Region}:{call.Account}:key/{given}"
        : CloudTrailFaults.InvalidKmsKeyId("This exception is thrown when the KMS key ARN is not valid.");

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+\z")]
    private static partial Regex KeyArn();

    [GeneratedRegex(@"\A(mrk-[0-9a-f]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\z")]
    private static partial Regex KeyId();
}
