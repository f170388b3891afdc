using System.Buffers;
using IamSim.Contracts;

namespace IamSim.Iam.PasswordPolicies;

/// <summary>What a password must be like.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html">IAM: Set an account password policy</see>.
/// The most characters, 128, are the contract's rule for every password.
/// </remarks>
internal static class PasswordRules
{
    /// <summary>"Minimum password length of 8 characters" where no policy is set.</summary>
    private const int DefaultMinimumLength = 8;

    /// <summary>"Minimum of three of the following mix of character types" where no policy is set.</summary>
    private const int DefaultKinds = 3;

    /// <summary>The characters that AWS takes for symbols; no other counts as one.</summary>
    private static readonly SearchValues<char> Symbols = SearchValues.Create("!@#$%^&*()_+-=[]{}|'");

    private static readonly (string Missing, Func<string, bool> IsMet)[] Kinds =
    [
        ("Password should have at least one uppercase letter", HasUppercase),
        ("Password should have at least one lowercase letter", HasLowercase),
        ("Password should have at least one number", HasNumber),
        ("Password should have at least one symbol", HasSymbol),
    ];

    /// <summary>Why a password may not be used; null where it may.</summary>
    /// <param name="password">The password.</param>
    /// <param name="policy">The account's own policy; null where AWS's default holds.</param>
    /// <param name="accountNames">The names that the account goes by.</param>
    public static Fault? Refuse(string password, PasswordPolicy? policy, IReadOnlyCollection<string> accountNames) =>
        policy is null ? RefuseByDefault(password, accountNames) : RefuseBy(policy, password);

    private static Fault? RefuseBy(PasswordPolicy policy, string password)
    {
        var conforms = password.Length >= policy.MinimumPasswordLength
            && (!policy.RequireUppercaseCharacters || HasUppercase(password))
            && (!policy.RequireLowercaseCharacters || HasLowercase(password))
            && (!policy.RequireNumbers || HasNumber(password))
            && (!policy.RequireSymbols || HasSymbol(password));
        return conforms ? null : PasswordPolicyErrors.Violated();
    }

    private static Fault? RefuseByDefault(string password, IReadOnlyCollection<string> accountNames)
    {
        if (password.Length < DefaultMinimumLength)
        {
            return PasswordPolicyErrors.DefaultViolated($"Password should have a minimum length of {DefaultMinimumLength}");
        }

        // AWS's words, as https://github.com/redhat-cop/agnosticd/pull/6594 met them: "Password should meet 1 more of the following
        // requirements: Password should have at least one uppercase letter, Password should have at least one symbol".
        var missing = Kinds.Where(kind => !kind.IsMet(password)).Select(kind => kind.Missing).ToList();
        var more = DefaultKinds - (Kinds.Length - missing.Count);
        if (more > 0)
        {
            return PasswordPolicyErrors.DefaultViolated($"Password should meet {more} more of the following requirements: {string.Join(", ", missing)}");
        }

        // "Must not be identical to your AWS account name or email address."
        return accountNames.Contains(password)
            ? PasswordPolicyErrors.DefaultViolated("Password should not be identical to the name of the account")
            : null;
    }

    private static bool HasUppercase(string password) => password.AsSpan().ContainsAnyInRange('A', 'Z');

    private static bool HasLowercase(string password) => password.AsSpan().ContainsAnyInRange('a', 'z');

    private static bool HasNumber(string password) => password.AsSpan().ContainsAnyInRange('0', '9');

    private static bool HasSymbol(string password) => password.AsSpan().ContainsAny(Symbols);
}
