using System.Collections.Immutable;
using System.Globalization;
using IamSim.Calls;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Users;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Simulation;
using IamSim.Rest;

namespace IamSim.Access;

/// <summary>Puts a stored user or role, with all that governs it, in the place of a request's principal.</summary>
internal sealed class StoredPrincipals(PrincipalPolicyReader reader)
{
    private readonly Dictionary<(PrincipalKind Kind, string Name), PrincipalPolicies?> _found = [];

    /// <summary>The request as this user, role or role's session makes it; null with the fault where IamSim holds none.</summary>
    /// <param name="call">Gives the account, and the time for <c>aws:CurrentTime</c>.</param>
    /// <param name="request">The request; its own policies come in addition.</param>
    /// <param name="path">Where it stands, for errors.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<(SimulationRequest? Request, Contracts.Fault? Fault)> PlaceAsync(
        Call call, SimulationRequest request, string path, CancellationToken ct)
    {
        var named = request.Principal?.Principal;
        if ((named?.Arn ?? named?.RoleArn) is not { } arn || PrincipalArn.Parse(arn) is not { Kind: PrincipalKind.User or PrincipalKind.Role } parsed)
        {
            throw new QuestionException($"{path}.principal", "This must be the ARN of a user, a role or a role's session that IamSim holds.");
        }

        if (parsed.Account != call.Account)
        {
            throw new QuestionException($"{path}.principal", $"This is a principal of account {parsed.Account}; the call is made in account {call.Account}.");
        }

        if (await FindAsync(call, parsed, ct) is not { } stored)
        {
            return (null, parsed.Kind == PrincipalKind.User ? UserErrors.NoSuchUser(parsed.Name) : RoleErrors.NoSuchRole(parsed.Name));
        }

        return (Place(call, request, stored, parsed.Session), null);
    }

    /// <summary>The request as a stored principal makes it.</summary>
    public static SimulationRequest Place(Call call, SimulationRequest request, PrincipalPolicies stored, string? session = null)
    {
        var policies = request.Policies;
        return request with
        {
            // Tags that the request gives are a session's: they count over the role's.
            Principal = new SimulatedPrincipal(
                stored.ToRequestPrincipal(session), stored.TagMap().SetItems(request.Principal?.Tags ?? ImmutableDictionary<string, string>.Empty)),
            Policies = policies with
            {
                Identity = [.. stored.IdentityLayer.Policies, .. policies.Identity],
                PermissionsBoundary = policies.PermissionsBoundary ?? BoundaryOf(stored),
                ServiceControl = [.. stored.Organization?.ServiceControl ?? [], .. policies.ServiceControl],
            },
            Context = [.. TimeOf(call), .. stored.Organization?.PrincipalFacts ?? [], .. request.Context],
        };
    }

    /// <summary>When the call is made, by the simulator's clock; what a request says of the time counts over it.</summary>
    public static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> TimeOf(Call call) =>
    [
        new("aws:CurrentTime", [call.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)]),
        new("aws:EpochTime", [call.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)]),
    ];

    // A boundary that cannot be read allows nothing; a policy that denies everything says so too.
    private static AttachedPolicy? BoundaryOf(PrincipalPolicies stored) =>
        stored.Boundary is not { } boundary ? null : boundary.Attached ?? new AttachedPolicy(Unreadable, boundary.Source);

    private static CompiledPolicy Unreadable { get; } =
        CompiledDocument.Of("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""").Policy!;

    private async Task<PrincipalPolicies?> FindAsync(Call call, PrincipalArn arn, CancellationToken ct)
    {
        if (!_found.TryGetValue((arn.Kind, arn.Name), out var known))
        {
            known = await reader.FindAsync(call, arn.Kind, arn.Name, ct);
            _found[(arn.Kind, arn.Name)] = known;
        }

        return known;
    }
}
