using System.Collections.Frozen;
using IamSim.Labs.Lessons;

namespace IamSim.Labs;

/// <summary>All labs, in the order in which they are best done.</summary>
internal static class LabList
{
    public static IReadOnlyList<Lab> All { get; } =
    [
        new RootLocked(),
        new GroupsNotUsers(),
        new OneManagedPolicy(),
        new StrictPasswords(),
        new MfaForDeletion(),
        new ExecutionRole(),
        new LeastPrivilege(),
        new PassOneRole(),
        new CostControlled(),
        new TeamTags(),
        new BoundedDelegation(),
        new CrossAccountRole(),
        new AuditTrail(),
        new EncryptedData(),
        new PrivateData(),
    ];

    private static readonly FrozenDictionary<string, Lab> ById = All.ToFrozenDictionary(lab => lab.Id, StringComparer.OrdinalIgnoreCase);

    public static Lab? Find(string id) => ById.GetValueOrDefault(id);
}
