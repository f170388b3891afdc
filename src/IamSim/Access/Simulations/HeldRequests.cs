using System.Collections.Immutable;
using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Users;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Simulation;

namespace IamSim.Access.Simulations;

/// <summary>Completes simulated requests with what IamSim holds of their principal.</summary>
internal sealed class HeldRequests(PrincipalPolicyReader reader)
{
    /// <summary>The request of a user or role that the account has, with all of its policies; a fault that names the member where it has none.</summary>
    public async Task<Outcome<SimulationRequest>> CompleteAsync(Call call, SimulationRequest request, string path, CancellationToken ct)
    {
        var asks = request.Principal?.Principal;
        if ((asks?.Arn ?? asks?.RoleArn) is not { } arn || PrincipalArn.Parse(arn) is not { Kind: not PrincipalKind.Group } named)
        {
            return CommonFaults.ValidationError($"{path}.principal.arn: This must be the ARN of a user, a role or a role's session.");
        }

        if (named.Account != call.Account)
        {
            return CommonFaults.ValidationError($"{path}.principal.arn: This names account {named.Account}; the caller's is {call.Account}.");
        }

        if (await reader.FindAsync(call, named.Kind, named.Name, ct) is not { } held)
        {
            return named.Kind == PrincipalKind.User ? UserErrors.NoSuchUser(named.Name) : RoleErrors.NoSuchRole(named.Name);
        }

        return Complete(request, held, named.Session, call.Time);
    }

    /// <summary>The request as the principal makes it. What the request itself says counts over what is held.</summary>
    public static SimulationRequest Complete(SimulationRequest request, PrincipalPolicies held, string? session, DateTimeOffset now)
    {
        var tags = held.TagMap().SetItems(request.Principal?.Tags ?? ImmutableDictionary<string, string>.Empty);
        ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> times =
        [
            new("aws:CurrentTime", [now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)]),
            new("aws:EpochTime", [now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)]),
        ];
        return request with
        {
            Principal = new SimulatedPrincipal(held.ToRequestPrincipal(session), tags),
            Context = times.AddRange(request.Context),
            Policies = request.Policies with
            {
                Identity = [.. held.Identity.Select(policy => policy.Attached).OfType<AttachedPolicy>(), .. request.Policies.Identity],
                PermissionsBoundary = request.Policies.PermissionsBoundary ?? held.Boundary?.Attached,
            },
        };
    }
}
