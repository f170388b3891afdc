using IamSim.Calls;
using IamSim.CloudTrail.Admins;
using IamSim.Contracts;
using IamSim.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Trails;

/// <summary>Finds trails as a call may see or change them.</summary>
/// <remarks>
/// A name is that of a trail of the caller's account and region; everything else has to be named by its ARN. A multi-region trail is seen in every region,
/// and an organization trail in every account of the organization, as a shadow. What changes a trail is done in its home region, of an organization trail by
/// the management account or a delegated administrator.
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrail.html">CloudTrail: GetTrail</see>
/// </remarks>
internal sealed class TrailFinder(IamDb db)
{
    /// <summary>The trails that the caller's account has or shares in, in the call's region or in any.</summary>
    public async Task<List<Trail>> SeenAsync(Call call, bool inEveryRegion, CancellationToken ct)
    {
        var membership = await db.FindMembershipAsync(call.Account, ct);
        var management = membership?.Organization.AccountId;
        return await db.Trails
            .Where(t => t.AccountId == call.Account || t.IsOrganizationTrail && t.AccountId == management)
            .Where(t => inEveryRegion || t.IsMultiRegion || t.HomeRegion == call.Region)
            .OrderBy(t => t.AccountId).ThenBy(t => t.HomeRegion).ThenBy(t => t.Name)
            .ToListAsync(ct);
    }

    /// <summary>A trail to look at.</summary>
    public async ValueTask<Outcome<Trail>> FindAsync(Call call, string? nameOrArn, CancellationToken ct)
    {
        var read = ReadName(call, nameOrArn);
        if (read.IsFault)
        {
            return read.Fault;
        }

        var trail = await FindAsync(call, read.Value, ct);
        return trail is not null && (trail.IsMultiRegion || trail.HomeRegion == call.Region) ? trail : TrailErrors.Unknown(read.Value, call.Account);
    }

    /// <summary>A trail to change.</summary>
    public async ValueTask<Outcome<Trail>> FindToChangeAsync(Call call, string? nameOrArn, CancellationToken ct)
    {
        var read = ReadName(call, nameOrArn);
        if (read.IsFault)
        {
            return read.Fault;
        }

        if (await FindAsync(call, read.Value, ct) is not { } trail)
        {
            return TrailErrors.Unknown(read.Value, call.Account);
        }

        if (trail.IsOrganizationTrail && await db.RefuseOrganizationAsync(call, ct) is { } refusal)
        {
            return refusal;
        }

        return trail.HomeRegion == call.Region ? trail : TrailErrors.NotAtHome(read.Value);
    }

    /// <summary>A trail by its ARN, wherever it is; null where there is none that the caller's account has or shares in.</summary>
    public async ValueTask<Trail?> FindAsync(Call call, CloudTrailArn arn, CancellationToken ct)
    {
        var trail = await db.Trails.SingleOrDefaultAsync(t => t.AccountId == arn.Account && t.HomeRegion == arn.Region && t.Name == arn.Name, ct);
        return trail is null || trail.AccountId == call.Account ? trail
            : trail.IsOrganizationTrail && (await db.FindMembershipAsync(call.Account, ct))?.Organization.AccountId == trail.AccountId ? trail
            : null;
    }

    private static Outcome<CloudTrailArn> ReadName(Call call, string? nameOrArn)
    {
        if (nameOrArn is not null && CloudTrailArn.LooksLikeOne(nameOrArn))
        {
            return CloudTrailArn.TryParse(nameOrArn, out var arn) && arn.Type == CloudTrailArn.TrailType && TrailNames.Refuse(arn.Name) is null
                ? arn
                : TrailErrors.ArnInvalid();
        }

        return TrailNames.Refuse(nameOrArn) is { } refusal ? refusal : CloudTrailArn.Of(call, CloudTrailArn.TrailType, nameOrArn!);
    }
}
