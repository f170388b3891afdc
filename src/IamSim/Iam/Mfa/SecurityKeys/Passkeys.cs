using System.Text;
using System.Text.Json;
using Fido2NetLib;
using Fido2NetLib.Objects;
using IamSim.SignIn;
using IamSim.Storage;

namespace IamSim.Iam.Mfa.SecurityKeys;

/// <summary>A security key that has shown itself, to be kept.</summary>
internal sealed record NewSecurityKey(byte[] CredentialId, byte[] PublicKey, uint SignatureCounter, string? Certifications, OpenChallenge Challenge);

/// <summary>A security key's answer at sign-in, verified but for what only the lane can know.</summary>
internal sealed record VerifiedAssertion(string SerialNumber, byte[] CredentialId, uint SignatureCounter, OpenChallenge Challenge);

/// <summary>Security keys by WebAuthn, with fido2-net-lib: what to ask the browser for, and what its answers are worth.</summary>
/// <remarks><see href="https://www.w3.org/TR/webauthn-3/">W3C: Web Authentication, level 3</see></remarks>
internal sealed class Passkeys(SecurityKeyOptions options, OpenChallenges challenges)
{
    /// <summary>No answer of a key is longer; certificates of an attestation are some kilobytes.</summary>
    private const int LongestAnswer = 64 * 1024;

    private readonly Fido2 _fido = new(
        new Fido2Configuration
        {
            RPID = options.RelyingPartyId,
            RPName = "IamSim",
            Origins = options.Origins.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(),
        },
        null!);

    private readonly IReadOnlyDictionary<Guid, string> _certified = Certifications.Read(options.Certified);

    public DateTimeOffset MachineTime => challenges.MachineTime;

    /// <summary>What <c>navigator.credentials.create</c> is to be called with.</summary>
    public SecurityKeyChallenge Register(string subject, string userName, IEnumerable<MfaDevice> devices)
    {
        var asked = _fido.RequestNewCredential(new RequestNewCredentialParams
        {
            User = new Fido2User { Id = Encoding.UTF8.GetBytes(subject), Name = userName, DisplayName = userName },
            ExcludeCredentials = Described(devices),
            AuthenticatorSelection = new AuthenticatorSelection { UserVerification = UserVerificationRequirement.Discouraged },
            AttestationPreference = AttestationConveyancePreference.Direct,
        });
        var json = asked.ToJson();
        return new SecurityKeyChallenge(challenges.Seal(OpenChallenge.Registration, subject, asked.Challenge, json), Element(json));
    }

    /// <summary>The key that answered; null where the answer is no good.</summary>
    public async Task<NewSecurityKey?> VerifyAsync(string? challenge, string subject, JsonElement credential, CancellationToken ct)
    {
        if (challenges.Open(challenge, OpenChallenge.Registration, subject) is not { } open
            || Read<AuthenticatorAttestationRawResponse>(credential) is not { } answer)
        {
            return null;
        }

        try
        {
            var made = await _fido.MakeNewCredentialAsync(
                new MakeNewCredentialParams
                {
                    AttestationResponse = answer,
                    OriginalOptions = CredentialCreateOptions.FromJson(open.Options),

                    // Looked for in the lane.
                    IsCredentialIdUniqueToUserCallback = (_, _) => Task.FromResult(true),
                },
                ct);
            return new NewSecurityKey(made.Id, made.PublicKey, made.SignCount, _certified.GetValueOrDefault(made.AaGuid), open);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever a made-up answer provokes in the library: it is the answer that is no good.
            return null;
        }
    }

    /// <summary>What <c>navigator.credentials.get</c> is to be called with; null where there is no key to ask for.</summary>
    public SecurityKeyChallenge? Assert(string subject, IEnumerable<MfaDevice> devices)
    {
        var keys = Described(devices);
        if (keys.Count == 0)
        {
            return null;
        }

        var asked = _fido.GetAssertionOptions(new GetAssertionOptionsParams
        {
            AllowedCredentials = keys,
            UserVerification = UserVerificationRequirement.Discouraged,
        });
        var json = asked.ToJson();
        return new SecurityKeyChallenge(challenges.Seal(OpenChallenge.SignIn, subject, asked.Challenge, json), Element(json));
    }

    /// <summary>The key that answered at sign-in; null where the answer is no good.</summary>
    public async Task<VerifiedAssertion?> VerifyAsync(MfaAssertion assertion, IReadOnlyList<MfaDevice> devices, string subject, CancellationToken ct)
    {
        if (challenges.Open(assertion.Challenge, OpenChallenge.SignIn, subject) is not { } open
            || Read<AuthenticatorAssertionRawResponse>(assertion.Credential) is not { RawId: { } id } answer
            || devices.FirstOrDefault(d => d.CredentialId is { } known && known.AsSpan().SequenceEqual(id)) is not { } device)
        {
            return null;
        }

        try
        {
            var made = await _fido.MakeAssertionAsync(
                new MakeAssertionParams
                {
                    AssertionResponse = answer,
                    OriginalOptions = AssertionOptions.FromJson(open.Options),
                    StoredPublicKey = device.PublicKey!,
                    StoredSignatureCounter = (uint)device.SignatureCounter,
                    IsUserHandleOwnerOfCredentialIdCallback = (owner, _) => Task.FromResult(owner.UserHandle.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(subject))),
                },
                ct);
            return Grows(device.SignatureCounter, made.SignCount) ? new VerifiedAssertion(device.SerialNumber, id, made.SignCount, open) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Takes an answer, in the lane: once, of a key that is still there, and whose counter has still not come so far.</summary>
    public async Task<bool> TryUseAsync(IamDb db, string account, VerifiedAssertion assertion, CancellationToken ct)
    {
        var device = await db.MfaDevices.FindBySerialAsync(account, assertion.SerialNumber, ct);
        if (device?.CredentialId is not { } id || !id.AsSpan().SequenceEqual(assertion.CredentialId) || !Grows(device.SignatureCounter, assertion.SignatureCounter)
            || !await SpentChallenge.TrySpendAsync(db, assertion.Challenge, MachineTime, ct))
        {
            return false;
        }

        device.SignatureCounter = assertion.SignatureCounter;
        return true;
    }

    /// <summary>
    /// "If the signature counter is less than or equal to the stored one, this is a signal that the authenticator may be cloned", unless it does not
    /// count at all.
    /// </summary>
    private static bool Grows(long before, long now) => now > before || (now == 0 && before == 0);

    private static List<PublicKeyCredentialDescriptor> Described(IEnumerable<MfaDevice> devices) =>
        [.. devices.Where(d => d.CredentialId is not null).Select(d => new PublicKeyCredentialDescriptor(d.CredentialId!))];

    private static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static T? Read<T>(JsonElement credential)
        where T : class
    {
        try
        {
            return credential.ValueKind == JsonValueKind.Object && credential.GetRawText().Length <= LongestAnswer ? credential.Deserialize<T>() : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}
