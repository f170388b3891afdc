using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>What CloudTrail says of event data stores: the words are those of the API reference, as hardly any answer of AWS is published.</summary>
internal static class LakeErrors
{
    public static Fault InvalidArn() => CloudTrailFaults.EventDataStoreARNInvalid(
        "The specified event data store ARN is not valid or does not map to an event data store in your account.");

    public static Fault NotFound() => CloudTrailFaults.EventDataStoreNotFound("The specified event data store was not found.");

    public static Fault NameTaken() => CloudTrailFaults.EventDataStoreAlreadyExists("An event data store with that name already exists.");

    public static Fault TooMany() =>
        CloudTrailFaults.EventDataStoreMaxLimitExceeded("Your account has used the maximum number of event data stores.");

    public static Fault Protected() => CloudTrailFaults.EventDataStoreTerminationProtected(
        "The event data store cannot be deleted because termination protection is enabled for it.");

    public static Fault Inactive() => CloudTrailFaults.InactiveEventDataStore("The event data store is inactive.");

    public static Fault InvalidStatus() =>
        CloudTrailFaults.InvalidEventDataStoreStatus("The event data store is not in a status that supports the operation.");

    public static Fault InvalidCategory() =>
        CloudTrailFaults.InvalidEventDataStoreCategory("The event data store is not in a category that supports the operation.");

    public static Fault NotInUse() => CloudTrailFaults.OrganizationsNotInUse(
        "This exception is thrown when the request is made from an AWS account that is not a member of an organization.");

    public static Fault NotTheManagementAccount() => CloudTrailFaults.NotOrganizationMasterAccount(
        "The AWS account making the request to create or update an organization trail or event data store is not the management account for an "
        + "organization in AWS Organizations.");

    public static Fault NotAllFeatures() => CloudTrailFaults.OrganizationNotInAllFeaturesMode(
        "AWS Organizations is not configured to support all features.");

    public static Fault InvalidParameter(string message) => CloudTrailFaults.InvalidParameter(message);

    public static Fault InvalidToken() => CloudTrailFaults.InvalidNextToken("A token that is not valid, or a token that was previously used in a request with different parameters.");
}
