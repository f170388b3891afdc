using IamSim.Authentication.Sessions;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Testing;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Authentication;

/// <summary>Temporary credentials, and the clocks that signatures and sessions go by.</summary>
public sealed class SessionCredentialTests(StrictSim sim)
{
    [Fact]
    public async Task ASession_WithItsToken_ActsAsWhomItIs()
    {
        var user = $"session-{Guid.CreateVersion7():N}";
        var made = await sim.Root.MustAsync("CreateUser", ("UserName", user));
        await sim.Root.AllowAllAsync(user);
        var session = Issue(sim.Host, SessionKind.User, made.Value("User/UserId")!, TimeSpan.FromHours(1));

        Assert.Equal(user, (await session.MustAsync("GetUser")).Value("User/UserName"));
        await sim.Root.MustAsync("UpdateUser", ("UserName", user), ("NewUserName", user + "-renamed"));
        Assert.Equal(user + "-renamed", (await session.MustAsync("GetUser")).Value("User/UserName"));
        await sim.Root.MustAsync("DetachUserPolicy", ("UserName", user + "-renamed"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        await sim.Root.MustAsync("DeleteUser", ("UserName", user + "-renamed"));
        (await session.CallAsync("GetUser")).Refused(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    [Fact]
    public async Task RootsSession_ActsAsRoot()
    {
        var session = Issue(sim.Host, SessionKind.Root, StrictSim.Account, TimeSpan.FromHours(1));

        Assert.Equal($"arn:aws:iam::{StrictSim.Account}:root", (await session.CallAsync("2011-06-15", "GetCallerIdentity")).Value("Arn"));
        Assert.Equal(200, (await session.RestAsync("GET", "/users")).Status);
    }

    [Fact]
    public async Task ASessionsKey_WithoutItsToken_OrWithAnothers_IsNobodys()
    {
        var first = Credentials(sim.Host, SessionKind.Root, StrictSim.Account, TimeSpan.FromHours(1));
        var second = Credentials(sim.Host, SessionKind.Root, StrictSim.Account, TimeSpan.FromHours(1));
        var token = first.Token!;
        TestCredentials[] wrong =
        [
            first with { Token = null },
            first with { Token = second.Token },
            first with { Token = "IQoJ" + token[5..] },
            first with { Token = token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1] },
            first with { Token = "garbage" },
            StrictSim.RootKey with { Token = token },
            StrictSim.RootKey with { Token = "garbage" },
        ];
        foreach (var by in wrong)
        {
            var answer = await RawRequest.Signed(sim.Host.Endpoint, by, "iam", "GET", "/api/v1/users").SendAsync(sim.Host.Endpoint);

            Assert.Equal((403, "InvalidClientTokenId"), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task APresignedUrl_OfASession_CarriesItsToken()
    {
        var by = Credentials(sim.Host, SessionKind.Root, StrictSim.Account, TimeSpan.FromHours(1));
        var url = TestSigner.Presign("GET", "/?Action=GetCallerIdentity&Version=2011-06-15", sim.Host.Endpoint, by, "us-east-1", "sts", 60);

        Assert.Equal(200, (await new RawRequest("GET", url, [("Host", sim.Host.Endpoint.Authority)], string.Empty).SendAsync(sim.Host.Endpoint)).Status);
    }

    [Fact]
    public async Task SignaturesGoByTheMachinesClock_SessionsByTheSimulators()
    {
        await using var host = await IamSimHost.StartAsync();
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        var alice = await account.NewUserAsync("alice");
        await host.Clock.FreezeAsync(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var session = Issue(host, SessionKind.Root, account.Id, TimeSpan.FromHours(1));

        Assert.Equal("alice", (await alice.MustAsync("GetUser")).Value("User/UserName"));
        await session.MustAsync("ListUsers");
        await host.Clock.AdvanceAsync(TimeSpan.FromMinutes(61));

        (await session.CallAsync("ListUsers")).Refused(403, "ExpiredToken", "The security token included in the request is expired");
        var json = await session.JsonAsync("AWSOrganizationsV20161128.ListRoots");
        Assert.Equal((400, "ExpiredTokenException", "The security token included in the request is expired"), (json.Status, json.Code, json.Message));
        Assert.Equal((403, "ExpiredToken"), await session.RestAsync("GET", "/users") is var rest ? (rest.Status, rest.Code) : default);
        await alice.MustAsync("GetUser");
    }

    private static TestAccount Issue(IamSimHost host, SessionKind kind, string principal, TimeSpan lifetime)
    {
        var account = kind == SessionKind.Root ? principal : StrictSim.Account;
        var credentials = Credentials(host, kind, principal, lifetime);
        IssuedKeys.Note(credentials);
        return new TestAccount(host.Client, account, credentials.AccessKeyId);
    }

    private static TestCredentials Credentials(IamSimHost host, SessionKind kind, string principal, TimeSpan lifetime)
    {
        var now = host.Services.GetRequiredService<SimulatorClock>().GetUtcNow();
        var ids = host.Services.GetRequiredService<Ids>();
        var claims = new SessionClaims
        {
            Kind = kind,
            AccessKeyId = ids.TemporaryAccessKey(kind == SessionKind.Root ? principal : StrictSim.Account),
            Secret = ids.SecretAccessKey(),
            Account = kind == SessionKind.Root ? principal : StrictSim.Account,
            PrincipalId = principal,
            IssuedAt = now.ToUnixTimeSeconds(),

            // Without MFA, IAM takes no session of a user's or root's own.
            MfaAt = now.ToUnixTimeSeconds(),
            ExpiresAt = (now + lifetime).ToUnixTimeSeconds(),
        };
        return new TestCredentials(claims.AccessKeyId, claims.Secret, host.Services.GetRequiredService<SessionTokens>().Seal(claims));
    }
}
