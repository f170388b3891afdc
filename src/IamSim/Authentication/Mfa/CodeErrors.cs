using IamSim.Contracts;

namespace IamSim.Authentication.Mfa;

/// <summary>What STS says of MFA codes.</summary>
internal static class CodeErrors
{
    /// <summary>https://github.com/aws/aws-cli/issues/2279; clients that compare the whole message show that it ends in a space.</summary>
    /// <summary>After several wrong codes in a row; by AWS's common error, for how AWS says it is not documented.</summary>
    public static Fault TooMany() => new("Throttling", 400, "Rate exceeded", "ThrottlingException");

    public static Fault Wrong() => CommonFaults.AccessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");

    /// <summary>https://github.com/aws/aws-cli/issues/6325</summary>
    public static Fault NotTheDevice() => CommonFaults.AccessDenied(
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.");

    /// <summary>https://github.com/y13i/sgviz/issues/9</summary>
    public static Fault Half() => CommonFaults.AccessDenied("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.");
}
