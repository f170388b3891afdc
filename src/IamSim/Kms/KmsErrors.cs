using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;

namespace IamSim.Kms;

/// <summary>What KMS says when it refuses. Where no source is named, the words are a guess after the API reference's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html#key-state-table">KMS: the table of key states has those of states</see></remarks>
internal static class KmsErrors
{
    /// <summary>How a denial ends where another account's key is concerned: nobody learns whether there is one.</summary>
    /// <remarks>As in <see href="https://github.com/onnela-lab/beiwe-backend/issues/363">a real answer</see>.</remarks>
    public const string StrangersReason =
        "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";

    private const string OfCiphertext = "on the resource associated with this ciphertext";

    /// <summary>What is said of a key that only a ciphertext names.</summary>
    public static string StrangersCiphertext => $"{OfCiphertext} {StrangersReason}";

    public static Fault NoKey(KeyReference named) => named.IsAlias
        ? KmsFaults.NotFound($"Alias {named.Arn} is not found.")
        : KmsFaults.NotFound($"Key '{named.Arn}' does not exist");

    public static Fault InvalidKeyId(string text) => KmsFaults.NotFound($"Invalid keyId '{text}'");

    /// <summary>An ARN of another region. https://github.com/kubernetes-retired/kube-aws/issues/1041</summary>
    public static Fault WrongRegion(string region) => KmsFaults.NotFound($"Invalid arn {region}");

    /// <summary>https://github.com/ministryofjustice/modernisation-platform/pull/8298</summary>
    public static Fault NoAliasHere() => KmsFaults.InvalidArn("Key Aliases are not supported for this operation.");

    public static Fault Disabled(string arn) => KmsFaults.Disabled($"{arn} is disabled.");

    public static Fault PendingDeletion(string arn) => KmsFaults.KMSInvalidState($"{arn} is pending deletion.");

    public static Fault NotPendingDeletion(string arn) => KmsFaults.KMSInvalidState($"{arn} is not pending deletion.");

    /// <summary>Another account's key that does not exist is denied like one that does.</summary>
    public static Fault DeniedKey(Call call, string action, string arn) =>
        CommonFaults.AccessDenied($"User: {call.Caller.Arn} is not authorized to perform: {action} on resource: {arn} {StrangersReason}");

    public static Fault DeniedCiphertext(Call call, string action) =>
        CommonFaults.AccessDenied($"User: {call.Caller.Arn} is not authorized to perform: {action} {StrangersCiphertext}");

    /// <summary>"The request was rejected because the specified ciphertext … has been corrupted or is otherwise invalid": KMS sends no message with it.</summary>
    public static Fault InvalidCiphertext() => KmsFaults.InvalidCiphertext(string.Empty);

    public static Fault IncorrectKey() => KmsFaults.IncorrectKey("The key ID in the request does not identify a CMK that can perform this operation.");

    public static Fault InvalidUsage(string arn, string algorithm) =>
        KmsFaults.InvalidKeyUsage($"Algorithm {algorithm} is incompatible with key spec SYMMETRIC_DEFAULT of {arn}.");

    /// <summary>https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html</summary>
    public static Fault DryRun() => KmsFaults.DryRunOperation("The request would have succeeded, but the DryRun option is set.");

    public static Fault InvalidGrantToken() => KmsFaults.InvalidGrantToken("The grant token is not valid.");

    /// <summary>Two servers of one database did it at once.</summary>
    public static Fault Conflict() => KmsFaults.AlreadyExists("Another call has made the same at the same time.");

    public static Fault RecipientUnsupported() => CommonFaults.ValidationError(
        "Recipient is for AWS Nitro Enclaves, of which IamSim has none: no attestation document can be verified. Leave Recipient out.");
}
