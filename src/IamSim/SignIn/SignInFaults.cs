using IamSim.Contracts;

namespace IamSim.SignIn;

/// <summary>What signing in is refused with. The words are those of AWS's sign-in page where it has any.</summary>
internal static class SignInFaults
{
    /// <summary>The detail that says how many seconds to wait.</summary>
    public const string RetryAfter = "RetryAfterSeconds";

    /// <summary>One answer to whatever is wrong: it tells nobody whether account, user or password is.</summary>
    public static Fault Failed() =>
        new("AuthenticationFailed", 401, "Your authentication information is incorrect. Please try again.", "AuthenticationFailed");

    public static Fault TooMany(TimeSpan wait) => new(
        "TooManyRequests", 429, $"Too many attempts to sign in. Try again in {Math.Ceiling(wait.TotalSeconds)} seconds.", "TooManyRequests")
    {
        Details = FaultDetail.Of((RetryAfter, (int)Math.Ceiling(wait.TotalSeconds))),
    };

    /// <summary>Known to whoever gave the right password alone. AWS's own words for a hard expiry are not documented; these are a guess.</summary>
    public static Fault Expired() => new(
        "PasswordExpired", 403, "Your password has expired. Contact your administrator to reset it.", "PasswordExpired");

    /// <summary>AWS says the same of both.</summary>
    public static Fault MayNotChangePassword() => new(
        "PasswordChangeRefused",
        403,
        "Either user is not authorized to perform iam:ChangePassword or entered password does not comply with account password policy set by administrator",
        "PasswordChangeRefused");

    public static Fault NotAsked() => CommonFaults.ValidationError("newPassword is only for a user whose password has to be changed; change-password changes any.");

    public static Fault NotSignedIn() => new(
        "NotSignedIn", 400, "The call was not made with the credentials of a sign-in, so there is nothing to sign out of.", "NotSignedIn");
}
