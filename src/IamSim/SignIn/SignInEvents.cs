using IamSim.Audit;
using IamSim.Calls;

namespace IamSim.SignIn;

/// <summary>The events of signing in, as CloudTrail has them.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html">CloudTrail: AWS
/// Management Console sign-in events</see>
/// </remarks>
internal static class SignInEvents
{
    public const string Source = "signin.amazonaws.com";

    private const string EventType = "AwsConsoleSignIn";

    public static CallSubject Succeeded(string? mfaSerialNumber) => Login("Success", mfaSerialNumber is not null, mfaSerialNumber, failure: null);

    /// <param name="usedMfa">True where a code or an assertion was shown, wrong or right.</param>
    /// <param name="isKnown">False where the account has no such user.</param>
    public static CallSubject Failed(bool usedMfa, bool isKnown = true) =>
        Login("Failure", usedMfa, mfaSerialNumber: null, isKnown ? "Failed authentication" : "No username found in supplied account");

    /// <summary>The password was right, and no session was given. What AWS says here is not documented: the words are a guess.</summary>
    public static CallSubject Withheld(bool usedMfa, string reason) => Login("Failure", usedMfa, mfaSerialNumber: null, reason);

    /// <summary>The password was right, and a device has to be shown: "the sign-in process requires MFA".</summary>
    public static CallSubject MfaAsked(IReadOnlyList<SignInMfaDevice> devices) => new(Source, "CheckMfa", IsReadOnly: false)
    {
        EventType = EventType,
        Response = new NamedValues(("CheckMfa", "Success")),
        Additional = new NamedValues(("MfaType", TypeOf(devices))),
    };

    /// <summary>Root has another password.</summary>
    public static CallSubject PasswordUpdated(bool succeeded) => new(Source, "PasswordUpdated", IsReadOnly: false)
    {
        EventType = EventType,
        Response = new NamedValues(("PasswordUpdated", succeeded ? "Success" : "Failure")),
    };

    private static CallSubject Login(string result, bool usedMfa, string? mfaSerialNumber, string? failure) => new(Source, "ConsoleLogin", IsReadOnly: false)
    {
        EventType = EventType,
        Response = new NamedValues(("ConsoleLogin", result)),
        Additional = new NamedValues(
            ("LoginTo", $"{CallPaths.Api}/sign-in"), ("MobileVersion", "No"), ("MFAIdentifier", mfaSerialNumber), ("MFAUsed", usedMfa ? "Yes" : "No")),
        FailureMessage = failure,
    };

    private static string TypeOf(IReadOnlyList<SignInMfaDevice> devices) => devices switch
    {
        [{ Kind: SignInMfa.SecurityKey }] => "U2F MFA",
        [{ Kind: SignInMfa.Virtual }] => "Virtual MFA",
        [_] => "Hardware MFA",
        _ => "Multiple MFA Devices",
    };
}
