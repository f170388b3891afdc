using System.Collections.Immutable;
using IamSim.Calls;
using IamSim.Policies.Simulation;

namespace IamSim.Access;

/// <summary>Puts what organizations say of the accounts that resources belong to beside the resources of a request.</summary>
internal sealed class StoredControls(AccountControlsReader reader)
{
    private readonly Dictionary<string, AccountControls?> _found = [];

    /// <summary>The request with the resource control policies of each resource's account, and the context keys that follow from it.</summary>
    public async Task<SimulationRequest> PlaceAsync(Call call, SimulationRequest request, CancellationToken ct)
    {
        await ReadAsync(request.Resources.Select(resource => AccountOf(call, resource)), ct);
        var given = request.Context.Select(entry => entry.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return request with { Resources = [.. request.Resources.Select(Place)] };

        SimulatedResource Place(SimulatedResource resource) => _found[AccountOf(call, resource)] is { } controls
            ? resource with
            {
                ResourceControl = controls.ResourceControl,

                // What the request says itself counts over it.
                Context = [.. controls.ResourceFacts.Where(fact => !given.Contains(fact.Key)), .. resource.Context],
            }
            : resource;
    }

    private async Task ReadAsync(IEnumerable<string> accounts, CancellationToken ct)
    {
        var unknown = accounts.Where(account => !_found.ContainsKey(account)).ToHashSet();
        if (unknown.Count > 0)
        {
            var read = await reader.FindAsync(unknown, ct);
            foreach (var account in unknown)
            {
                _found[account] = read.GetValueOrDefault(account);
            }
        }
    }

    private static string AccountOf(Call call, SimulatedResource resource) => resource.Account ?? RequestSimulator.AccountIn(resource.Arn) ?? call.Account;
}
