using IamSim.Authentication;
using IamSim.Authentication.Sessions;
using IamSim.Authentication.Signatures;
using IamSim.Hosting;
using IamSim.SignIn;
using IamSim.Simulator;

namespace IamSim.Calls;

/// <summary>Whom credentials name, before it is known whether they are the caller's.</summary>
/// <param name="Caller">Whom; null where that is nobody.</param>
/// <param name="Secret">What the request has to be signed with; null for credentials that IamSim never issued.</param>
/// <param name="Refusal">Why these credentials are no good, however they are signed; null where they may be.</param>
internal readonly record struct NamedCaller(Caller? Caller, string? Secret, CredentialRefusal? Refusal)
{
    public static NamedCaller Refused(CredentialRefusal refusal) => new(null, null, refusal);

    /// <summary>Only the name: the secret must not get into a log.</summary>
    public override string ToString() => nameof(NamedCaller);
}

/// <summary>Who a request says it is from: the owner of an access key, a session by its token, or the default account's root for what is unknown.</summary>
internal sealed class CallerResolver(
    KnownCredentials known, Lazy<SessionTokens> tokens, SignOuts signOuts, SimulatorClock clock, IamSimOptions options)
{
    /// <summary>The length of every key id that IamSim gives out, and of AWS's.</summary>
    private const int IssuedKeyLength = 20;

    /// <summary>Who calls without credentials.</summary>
    /// <param name="partition">The partition that is called.</param>
    /// <param name="anybody">True where strangers are let in as root, whatever the options say: the simulator's own paths.</param>
    public NamedCaller Unsigned(string partition, bool anybody) => LetsStrangersIn(anybody)
        ? new NamedCaller(Caller.Root(partition, options.AccountId, null), null, null)
        : NamedCaller.Refused(CredentialRefusal.Missing);

    /// <summary>Whom a key and its session token name.</summary>
    /// <param name="partition">The partition that is called: its name is in the caller's ARN.</param>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="token">The session token; null where there is none.</param>
    /// <param name="isChecked">False where nothing is verified, so that the key alone says who it is.</param>
    /// <param name="anybody">As in <see cref="Unsigned"/>.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<NamedCaller> NameAsync(
        string partition, string accessKeyId, string? token, bool isChecked, bool anybody, CancellationToken ct)
    {
        if (token is not null && tokens.Value.Open(token) is { } session && (isChecked || session.AccessKeyId == accessKeyId))
        {
            return session.AccessKeyId == accessKeyId
                ? await OfSessionAsync(partition, session, ct)
                : NamedCaller.Refused(CredentialRefusal.UnknownClient);
        }

        // Temporary keys are kept nowhere but in their tokens: without one that opens, nobody can say whose they were.
        if (isChecked && LooksIssued(accessKeyId, "ASIA"))
        {
            return NamedCaller.Refused(CredentialRefusal.UnknownClient);
        }

        // Tests are alone in an account of their own: a key of twelve digits is that account's root, made on first use.
        if (IsAccountId(accessKeyId) && LetsStrangersIn(anybody))
        {
            return new NamedCaller(Caller.Root(partition, accessKeyId, accessKeyId), null, null);
        }

        // Only a key of this form can be in the store; any other needs no look-up.
        if (LooksIssued(accessKeyId, "AKIA") && await known.FindKeyAsync(partition, accessKeyId, ct) is { } key)
        {
            return key.Caller is null || (isChecked && token is not null)
                ? NamedCaller.Refused(CredentialRefusal.UnknownClient)
                : new NamedCaller(key.Caller, key.Secret, null);
        }

        return LetsStrangersIn(anybody)
            ? new NamedCaller(Caller.Root(partition, options.AccountId, accessKeyId), null, null)
            : NamedCaller.Refused(CredentialRefusal.UnknownClient);
    }

    public static bool IsAccountId(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    private static bool LooksIssued(string key, string prefix) => key.Length == IssuedKeyLength && key.StartsWith(prefix, StringComparison.Ordinal);

    private bool LetsStrangersIn(bool anybody) => anybody || options.Credentials.UnknownKeys == UnknownKeyMode.Root;

    private async ValueTask<NamedCaller> OfSessionAsync(string partition, SessionClaims session, CancellationToken ct)
    {
        // A bearer's token has no secret, and signs nothing; keys of a sign-in end with it.
        if (session.Secret.Length == 0 || await signOuts.IsSignedOutAsync(session, ct))
        {
            return NamedCaller.Refused(CredentialRefusal.UnknownClient);
        }

        Caller caller;
        if (session.Kind != SessionKind.User)
        {
            caller = Caller.OfSession(partition, session) with { IsVerified = false };
        }
        else if (await known.FindUserAsync(partition, session.Account, session.PrincipalId, ct) is { } user)
        {
            caller = user with { AccessKeyId = session.AccessKeyId, Session = session };
        }
        else
        {
            return NamedCaller.Refused(CredentialRefusal.UnknownClient);
        }

        var hasEnded = clock.GetUtcNow().ToUnixTimeSeconds() >= session.ExpiresAt;
        return new NamedCaller(caller, session.Secret, hasEnded ? CredentialRefusal.Expired : null);
    }
}
