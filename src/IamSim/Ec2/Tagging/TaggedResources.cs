using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Ec2.Resources;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Ec2.Tagging;

/// <summary>Finds the resources that tags are put on and taken from.</summary>
internal static class TaggedResources
{
    /// <summary>All of them, or EC2's error for the first that is none.</summary>
    public static async ValueTask<Outcome<List<NetworkResource>>> FindAsync(Networks networks, Call call, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var found = new List<NetworkResource>();
        foreach (var id in ids.Distinct())
        {
            if (NetworkKinds.OfId(id) is not { } kind)
            {
                return Ec2Errors.Of("InvalidID", $"The ID '{CallText.Shown(id)}' is not valid");
            }

            if (await networks.Rows(call).FirstOrDefaultAsync(row => row.Id == id && row.Kind == kind.Kind && row.DeletedAt == null, ct) is not { } row)
            {
                return kind.NoSuch(id);
            }

            found.Add(row);
        }

        return found;
    }
}
