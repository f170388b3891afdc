using IamSim.Authentication;
using IamSim.Authentication.Signatures;
using IamSim.Contracts;
using IamSim.Ec2.Endpoints;
using IamSim.Hosting;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Wire.Rest;
using IamSim.Wire.S3;
using Microsoft.AspNetCore.Connections.Features;

namespace IamSim.Calls;

/// <summary>Makes the <see cref="Call"/> of an HTTP request: the only place where a call learns of HTTP.</summary>
internal sealed class CallFactory(
    Authenticator authenticator, KnownAliases aliases, IamSimOptions options, SimulatorClock clock, Ids ids, EndpointCalls endpoints)
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

        // Whoever is refused, or whose request could not be read to see who it is from, is nobody.
        var isAgain = http.Features.Get<Opening>() is not null;
        http.Features.Set(Opening.Begun);
        var who = isAgain ? new Authenticated() : await authenticator.AuthenticateAsync(http, surface);
        var caller = who.Caller ?? Nobody(who.Scope);
        if (caller.Kind == CallerKind.Root)
        {
            caller = caller with { AccountAlias = await aliases.FindAsync(caller.Account) };
        }

        // What no region can be called is refused, and its event is the default one's.
        var region = who.Scope is { } scope && Arns.IsRegion(scope.Region) ? scope.Region : options.Region;
        var through = !isAgain && EndpointCalls.IdOf(http.Request) is { } id ? await endpoints.FindAsync(http, id, region) : default;
        var call = Open(http, surface, region, caller, through.Value);
        call.ObservedRefusal = who.Observed;
        call.Exchange = RestRoute.Of(http.Request) is { IsS3: true } ? S3Exchange.Of(http.Request, who.IsUnsigned) : null;
        opened = new OpenedCall(call, who.Scope, (who.IsUnsigned && CallPaths.NeedsNoCredentials(http.Request) ? null : who.Refusal) ?? through.Fault)
        {
            IsUnsigned = who.IsUnsigned,
            IsEnforced = options.Enforcement == EnforcementMode.On,
        };
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

    private Call Open(HttpContext http, CallSurface surface, string region, Caller caller, VpcEndpointUse? endpoint)
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
            Endpoint = endpoint,
        };
    }

    private Caller Nobody(CredentialScope? scope) =>
        new(CallerKind.Anonymous, options.AccountId, string.Empty, string.Empty, null, scope?.AccessKeyId);
}

/// <summary>The call of a request, as a feature of it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Scope">What its credential says; null for a request without one.</param>
/// <param name="Refusal">Why its credentials are refused; null where they are not.</param>
internal sealed record OpenedCall(Call Call, CredentialScope? Scope, Fault? Refusal)
{
    /// <summary>True where it had no credentials: some operations need none.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>True where what is refused is refused, not only observed.</summary>
    public bool IsEnforced { get; init; }

    /// <summary>Why these credentials are refused for an operation: some need none, and a signature is good for one service.</summary>
    public Fault? RefusalOf(OperationModel operation)
    {
        if (Refusal is not null)
        {
            return IsUnsigned && UnsignedOperations.Contains(operation) ? null : Refusal;
        }

        if (Call.Endpoint is { } endpoint && EndpointCalls.RefuseService(endpoint, operation.Service) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Call.Surface != CallSurface.Wire || !Call.Caller.IsVerified || Scope is not { } scope)
        {
            return null;
        }

        var other = ScopeRules.RefuseService(scope, operation.Service)?.ToFault(operation.Service.Protocol.EndsWith("json", StringComparison.Ordinal));
        if (IsEnforced)
        {
            return other;
        }

        Call.ObservedRefusal ??= other;
        return null;
    }
}

/// <summary>That a request's call has been begun, as a feature of it: what failed at it once is not tried again for the event.</summary>
internal sealed class Opening
{
    public static readonly Opening Begun = new();
}
