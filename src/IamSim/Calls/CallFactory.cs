using IamSim.Authentication;
using IamSim.Contracts;
using IamSim.Hosting;
using IamSim.Simulator;
using IamSim.Storage;
using Microsoft.AspNetCore.Connections.Features;

namespace IamSim.Calls;

/// <summary>Makes the <see cref="Call"/> of an HTTP request: the only place where a call learns of HTTP.</summary>
internal sealed class CallFactory(CallerResolver callers, IBearerSessions bearers, IamSimOptions options, SimulatorClock clock, Ids ids)
{
    /// <summary>AWS's longest user agent in an event; longer ones are cut.</summary>
    private const int MaxUserAgent = 1024;

    /// <summary>
    /// The request's call, made once; and why its credentials are refused, where they are: then the call is nobody's, in the default account.
    /// </summary>
    public async ValueTask<OpenedCall> OpenAsync(HttpContext http, CallSurface surface)
    {
        if (http.Features.Get<OpenedCall>() is { } opened)
        {
            return opened;
        }

        var scope = CredentialScope.Of(http.Request);
        var region = scope?.Region ?? options.Region;
        var caller = surface == CallSurface.Rest && BearerOf(http.Request) is { } token
            ? await bearers.ResolveAsync(token, Arns.PartitionOf(region), http.RequestAborted)
            : await callers.ResolveAsync(Arns.PartitionOf(region), scope?.AccessKeyId, http.RequestAborted);
        opened = new OpenedCall(Open(http, surface, region, caller.Value ?? Nobody(scope)), scope, caller.Fault);
        http.Features.Set(opened);
        http.Response.Headers["x-amzn-RequestId"] = opened.Call.RequestId.ToString();
        http.Response.Headers["x-iamsim-enforcement"] = options.Enforcement.ToString();
        return opened;
    }

    /// <summary>Makes the request's call somebody else's, whatever credentials it came with: signing in goes by the password alone.</summary>
    public static OpenedCall Reopen(HttpContext http, OpenedCall opened, Caller caller)
    {
        var reopened = new OpenedCall(opened.Call.As(caller), opened.Scope, null);
        http.Features.Set(reopened);
        return reopened;
    }

    private Call Open(HttpContext http, CallSurface surface, string region, Caller caller)
    {
        var tls = http.Features.Get<ITlsHandshakeFeature>();
        return new Call
        {
            Account = caller.Account,
            Caller = caller,
            Time = clock.GetUtcNow(),
            Region = region,
            RequestId = ids.Event(),
            EventId = ids.Event(),
            Surface = surface,
            SourceAddress = http.Connection.RemoteIpAddress,
            UserAgent = CallText.Cut(http.Request.Headers.UserAgent.ToString(), MaxUserAgent),
            HostHeader = CallText.Cut(http.Request.Host.Value ?? string.Empty, MaxUserAgent),
            TlsVersion = tls?.Protocol.ToString(),
            IsEncrypted = http.Request.IsHttps,
            Referer = http.Request.Headers.Referer.Count == 0 ? null : CallText.Cut(http.Request.Headers.Referer.ToString(), MaxUserAgent),
            CipherSuite = tls?.NegotiatedCipherSuite?.ToString(),
        };
    }

    private static string? BearerOf(HttpRequest request)
    {
        const string Scheme = "Bearer";
        var authorization = request.Headers.Authorization.ToString();

        // A scheme without a token is a bad token, and not nobody's call.
        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && (authorization.Length == Scheme.Length || authorization[Scheme.Length] == ' ')
            ? authorization[Scheme.Length..].Trim()
            : null;
    }

    private Caller Nobody(CredentialScope? scope) =>
        new(CallerKind.Anonymous, options.AccountId, string.Empty, string.Empty, null, scope?.AccessKeyId);
}

/// <summary>The call of a request, as a feature of it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Scope">What its credential says; null for a request without one.</param>
/// <param name="Refusal">Why its credentials are refused; null where they are not.</param>
internal sealed record OpenedCall(Call Call, CredentialScope? Scope, Fault? Refusal);
