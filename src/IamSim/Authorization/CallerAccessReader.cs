using System.Collections.Immutable;
using IamSim.Access;
using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Iam.Authorization;
using IamSim.Iam.PasswordPolicies;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Storage;
using PrincipalKind = IamSim.Iam.Policies.PrincipalKind;

namespace IamSim.Authorization;

/// <summary>Reads who a caller is and what governs it.</summary>
internal sealed class CallerAccessReader(
    IamDb db, PrincipalPolicyReader principals, AccountControlsReader controls, CompiledDocuments documents)
{
    /// <summary>Null where the principal of the credentials is gone: then they are no good.</summary>
    public async Task<CallerAccess?> ReadAsync(Call call, CancellationToken ct)
    {
        var caller = call.Caller;
        switch (caller.Kind)
        {
            case CallerKind.Root:
                return await OfRootAsync(call, ct);
            case CallerKind.IamUser:
                return await OfHolderAsync(call, PrincipalKind.User, caller.PrincipalId, ct);
            case CallerKind.AssumedRole:
                return await OfHolderAsync(call, PrincipalKind.Role, caller.Session!.PrincipalId, ct);
            case CallerKind.FederatedUser:
                return await OfFederatedAsync(call, caller.Session!, ct);
            default:
                return new CallerAccess { Principal = RequestPrincipal.Anonymous };
        }
    }

    private async Task<CallerAccess> OfRootAsync(Call call, CancellationToken ct)
    {
        var organization = await controls.FindAsync(call.Account, ct);
        return new CallerAccess
        {
            Principal = new RequestPrincipal { Type = PrincipalType.Root, Arn = call.Caller.Arn, Account = call.Account, UserId = call.Account },
            Session = await SessionLayerAsync(call, call.Caller.Session, ct),
            ServiceControl = organization?.ServiceControl ?? [],
            ResourceControl = organization?.ResourceControl ?? [],
            Facts = [.. organization?.PrincipalFacts ?? [], .. SessionFacts.Of(call.Caller.Session)],
            ResourceFacts = organization?.ResourceFacts ?? [],
        };
    }

    private async Task<CallerAccess?> OfHolderAsync(Call call, PrincipalKind kind, string id, CancellationToken ct)
    {
        if (await principals.FindByIdAsync(call, kind, id, ct) is not { } held)
        {
            return null;
        }

        var session = call.Caller.Session;
        var access = Of(held, held.ToRequestPrincipal(session?.Kind == SessionKind.AssumedRole ? session.Name : null), session) with
        {
            Session = await SessionLayerAsync(call, session, ct),
        };
        return kind == PrincipalKind.User && await db.PasswordPolicies.FindOfAsync(call.Account, ct) is { AllowUsersToChangePassword: true }
            ? access with { Identity = PolicyLayer.Of([.. access.Identity.Policies, PasswordGrant.Policy]) }
            : access;
    }

    private async Task<CallerAccess?> OfFederatedAsync(Call call, SessionClaims session, CancellationToken ct)
    {
        var isRoots = session.PrincipalId == call.Account;
        var principal = new RequestPrincipal
        {
            Type = PrincipalType.FederatedUser,
            Arn = call.Caller.Arn,
            Account = call.Account,
            UserId = call.Caller.PrincipalId,
        };
        if (isRoots)
        {
            var root = await OfRootAsync(call, ct);
            return root with { Principal = With(principal, $"arn:{call.Partition}:iam::{call.Account}:root"), Tags = SessionFacts.TagsOf(session) };
        }

        return await principals.FindByIdAsync(call, PrincipalKind.User, session.PrincipalId, ct) is not { } held
            ? null
            : Of(held, With(principal, held.Arn), session) with { Session = await SessionLayerAsync(call, session, ct) };
    }

    private static RequestPrincipal With(RequestPrincipal principal, string userArn) => new()
    {
        Type = principal.Type,
        Arn = principal.Arn,
        Account = principal.Account,
        UserId = principal.UserId,
        UserArn = userArn,
    };

    /// <summary>What governs a user or a role of which a session is not known, or is.</summary>
    public static CallerAccess Of(PrincipalPolicies held, RequestPrincipal principal, SessionClaims? session) => new()
    {
        Principal = principal,
        Identity = held.IdentityLayer,
        Boundary = held.BoundaryLayer,
        ServiceControl = held.Organization?.ServiceControl ?? [],
        ResourceControl = held.Organization?.ResourceControl ?? [],
        Facts = [.. held.Organization?.PrincipalFacts ?? [], .. SessionFacts.Of(session)],
        ResourceFacts = held.Organization?.ResourceFacts ?? [],

        // "aws:PrincipalTag": a session's tag passes over the role's (or the federating user's) of the same key, whatever its case.
        Tags = SessionFacts.TagsOf(session) is { Count: > 0 } ofSession ? SessionFacts.WithoutCase.AddRange(held.TagMap()).SetItems(ofSession) : held.TagMap(),
    };

    private static AttachedPolicy RootTaskRest { get; } = AttachedPolicy.From(
        PolicyDocument.ParseToAsk("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", PolicyKind.Session).Document!,
        "root's task");

    private async Task<PolicyLayer?> SessionLayerAsync(Call call, SessionClaims? session, CancellationToken ct)
    {
        if (session is null || (session.Policy is null && session.PolicyArns.Count == 0))
        {
            return null;
        }

        var policies = ImmutableArray.CreateBuilder<AttachedPolicy>();
        if (session.Kind == SessionKind.AssumedRoot)
        {
            // AWS's policies of root's tasks only deny what is not the task.
            policies.Add(RootTaskRest);
        }

        if (session.Policy is { } text && documents.Of(text, PolicyKind.Session).Policy is { } inline)
        {
            policies.Add(new AttachedPolicy(inline, new PolicySource("session policy", "the session")));
        }

        foreach (var arn in session.PolicyArns)
        {
            // A policy that is gone allows nothing any more; the session stays limited by the others.
            if (await principals.FindManagedAsync(call, arn, ct) is { } managed)
            {
                policies.Add(managed);
            }
        }

        return PolicyLayer.Of(policies);
    }
}
