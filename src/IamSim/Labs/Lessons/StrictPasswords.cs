using IamSim.Contracts;
using IamSim.Iam.PasswordPolicies;

namespace IamSim.Labs.Lessons;

/// <summary>The password policy.</summary>
internal sealed class StrictPasswords : Lab
{
    private static readonly (string Password, string What)[] Weak =
    [
        ("Cats-2026!xyz", "13 characters"),
        ("cats-and-dogs-2026", "no capital letter"),
        ("CATS-AND-DOGS-2026", "no small letter"),
        ("Cats-and-Dogs-here", "no number"),
        ("CatsAndDogs2026xyz", "no symbol"),
    ];

    public override string Id => "passwords";

    public override string Title => "A strict password policy";

    public override IReadOnlyList<string> Topics => ["Password policy", "Users"];

    public override string Goal =>
        "Passwords have 14 characters of all four classes, last 90 days at most, none of the last five comes again, and users may change their own.";

    public override string Story => "Account ACCOUNT_ID has AWS's default: eight characters of three classes, for ever.";

    public override IReadOnlyList<string> Hints =>
    [
        "An account has one password policy: aws iam update-account-password-policy.",
        "Whatever the call does not name goes back to its default: give all of it in one call.",
        "--minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --max-password-age 90 --password-reuse-prevention 5 --allow-users-to-change-password",
    ];

    public override IEnumerable<IRequest> SetUp(LabAccount account) => [User("anna")];

    public override async ValueTask CheckAsync(LabCheck check, CancellationToken ct)
    {
        var policy = await check.Db.PasswordPolicies.FindOfAsync(check.Account.Id, ct);
        foreach (var (password, what) in Weak)
        {
            check.Note($"A password with {what} is refused", PasswordRules.Refuse(password, policy, []) is not null, "It is taken: a user who sets it today has it.");
        }

        check.Note("A strong password is taken", PasswordRules.Refuse("Cats-and-Dogs-2026!", policy, []) is null, "It is refused: so strict that people write passwords down.");
        check.Note("Passwords last 90 days at most", policy?.MaxPasswordAge is > 0 and <= 90, policy?.MaxPasswordAge is { } age ? $"They last {age} days." : "They last for ever.");
        check.Note(
            "None of the last five comes again",
            policy?.PasswordReusePrevention is >= 5,
            policy?.PasswordReusePrevention is { } last ? $"Only the last {last} are remembered." : "None is remembered.");
        check.Note("Users may change their own", policy?.AllowUsersToChangePassword is true, "Nothing allows it: a password that has expired then needs an administrator.");
    }
}
