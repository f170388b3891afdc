using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Mfa;

/// <summary>What IAM says of MFA devices.</summary>
internal static class MfaErrors
{
    public static Fault NoSuchVirtualDevice(string serialNumber) =>
        IamFaults.NoSuchEntity($"VirtualMFADevice with serial number {serialNumber} doesn't exist.");

    public static Fault NoSuchDevice(string serialNumber) => serialNumber.StartsWith("arn:", StringComparison.OrdinalIgnoreCase)
        ? NoSuchVirtualDevice(serialNumber)
        : IamFaults.NoSuchEntity($"MFADevice with serial number {serialNumber} doesn't exist.");

    /// <summary>The device is nobody's, or somebody else's.</summary>
    public static Fault NotOfUser() => IamFaults.NoSuchEntity("MFA Device invalid for user.");

    public static Fault AlreadyExists() => IamFaults.EntityAlreadyExists("MFADevice entity at the same path and name already exists.");

    public static Fault InUse(string serialNumber) => IamFaults.EntityAlreadyExists($"MFADevice with serial number {serialNumber} is already in use.");

    public static Fault MustDeactivate() => IamFaults.DeleteConflict("MFA VirtualDevice in use. Must deactivate first.");

    public static Fault WrongCodes() => IamFaults.InvalidAuthenticationCode("Authentication code for device is not valid.");

    public static Fault NoSerialNumber(int most) =>
        IamFaults.InvalidInput($"The path and name make a serial number by which the device could not be found: it must have at most {most} letters, digits or _+=/:,.@-.");

    /// <summary>The device was deleted and made anew while this call was checking codes of the one before.</summary>
    public static Fault ChangedMeanwhile(string serialNumber) => IamFaults.ConcurrentModification(
        $"MFADevice with serial number {serialNumber} was changed by another request. Please try again.");
}
