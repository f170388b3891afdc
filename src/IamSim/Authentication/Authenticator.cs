using IamSim.Authentication.Signatures;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Hosting;
using IamSim.Wire.Json;
using IamSim.Wire.Rest;

namespace IamSim.Authentication;

/// <summary>Who makes a request, as far as that could be found out.</summary>
internal sealed record Authenticated
{
    /// <summary>The caller; null where the request is refused.</summary>
    public Caller? Caller { get; init; }

    public CredentialScope? Scope { get; init; }

    /// <summary>Why the credentials are refused; null where they are not.</summary>
    public Fault? Refusal { get; init; }

    /// <summary>Why they would be refused, where they are only observed.</summary>
    public Fault? Observed { get; init; }

    /// <summary>True where there were none at all.</summary>
    public bool IsUnsigned { get; init; }
}

/// <summary>"Who is it": finds whom a request's credentials name, and sees whether they are the caller's.</summary>
/// <remarks>
/// With <c>IamSim:Enforcement=Off</c>, and on the simulator's own paths, whoever is named is believed. Otherwise what IamSim issued is verified, and
/// what it did not is as <c>IamSim:Credentials:UnknownKeys</c> says.
/// </remarks>
internal sealed class Authenticator(
    CallerResolver callers, SignatureVerifier verifier, IEnumerable<IBearerSessions> bearers, IamSimOptions options)
{
    private const string Bearer = "Bearer";

    private readonly IBearerSessions? _bearers = bearers.SingleOrDefault();

    public async ValueTask<Authenticated> AuthenticateAsync(HttpContext http, CallSurface surface)
    {
        if (surface == CallSurface.Rest && _bearers is not null && TokenOf(http.Request) is { } token)
        {
            var bearer = await _bearers.ResolveAsync(token, Arns.PartitionOf(options.Region), http.RequestAborted);
            return new Authenticated { Caller = bearer.Value, Refusal = bearer.Fault };
        }

        var isOwn = http.Request.Path.StartsWithSegments(CallPaths.Simulator);
        var isChecked = options.Enforcement != EnforcementMode.Off && !isOwn;
        var signature = RequestSignature.Of(http.Request);
        var route = surface == CallSurface.Wire ? RestRoute.Of(http.Request) : null;
        if (signature is null && isChecked && route is { IsS3: true })
        {
            // S3 alone is called by anybody, where a bucket's policy lets them.
            return new Authenticated { IsUnsigned = true };
        }

        var named = await NameAsync(http, signature, isChecked, isOwn);

        // What names nobody, for it cannot be read, is no request without a signature.
        var unreadable = isChecked && signature is { Scope: null } ? signature.Problem : null;
        var refusal = unreadable ?? named.Refusal ?? (isChecked && signature is not null ? await VerifyAsync(http, surface, signature, named.Secret) : null);
        var isKnown = isChecked && refusal is null && named.Secret is not null;
        var answer = new Authenticated { Scope = signature?.Scope, IsUnsigned = signature is null };
        if (refusal is null)
        {
            return answer with { Caller = isKnown ? named.Caller! with { IsVerified = true } : named.Caller };
        }

        // Whom nothing names cannot be let through either.
        var fault = route is { IsS3: true } ? S3CredentialFaults.Of(refusal, signature)
            : route is not null ? refusal.ToFault(isJson: true) with { Status = StatusCodes.Status403Forbidden }
            : refusal.ToFault(surface == CallSurface.Wire && JsonProtocol.IsSpokenIn(http.Request));
        return named.Caller is not null && (!isChecked || options.Enforcement == EnforcementMode.Observe)
            ? answer with { Caller = named.Caller, Observed = fault }
            : answer with { Refusal = fault };
    }

    /// <summary>A bearer's token; a scheme without one is a bad token, and not nobody's call. Null for another scheme.</summary>
    private static string? TokenOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && (authorization.Length == Bearer.Length || authorization[Bearer.Length] == ' ')
            ? authorization[Bearer.Length..].Trim()
            : null;
    }

    private async ValueTask<NamedCaller> NameAsync(HttpContext http, RequestSignature? signature, bool isChecked, bool isOwn)
    {
        var partition = Arns.PartitionOf(signature?.Scope?.Region ?? options.Region);
        return signature?.Scope is { } scope
            ? await callers.NameAsync(partition, scope.AccessKeyId, signature.Token, isChecked, isOwn, http.RequestAborted)
            : callers.Unsigned(partition, isOwn);
    }

    /// <summary>What no secret is known for cannot be verified, and needs no signature that could be.</summary>
    private ValueTask<CredentialRefusal?> VerifyAsync(HttpContext http, CallSurface surface, RequestSignature signature, string? secret)
    {
        if (secret is null || signature.Problem is not null)
        {
            return ValueTask.FromResult(secret is null ? null : signature.Problem);
        }

        return verifier.RefuseAsync(http, surface, signature, secret);
    }
}
