using IamSim.Contracts;
using IamSim.Contracts.Iam;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam;

/// <summary>What keeps something from being deleted: what still hangs on it, in the order in which it is looked for. AWS documents none.</summary>
internal static class Leftovers
{
    /// <summary>The refusal that names the first that is there; null where nothing is left.</summary>
    /// <param name="left">What can be left, and what AWS says must be done about it.</param>
    /// <param name="ct">Stops looking.</param>
    public static async Task<Fault?> RefuseAsync((IQueryable<object> Left, string Must)[] left, CancellationToken ct)
    {
        foreach (var (rows, must) in left)
        {
            if (await rows.AnyAsync(ct))
            {
                return IamFaults.DeleteConflict($"Cannot delete entity, must {must} first.");
            }
        }

        return null;
    }
}
