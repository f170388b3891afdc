using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Ec2.Resources;

/// <summary>The stored network resources of the caller's account and region.</summary>
internal sealed class Networks(IamDb db, Ids ids)
{
    public IQueryable<NetworkResource> Rows(Call call) => db.NetworkResources.Where(r => r.AccountId == call.Account && r.Region == call.Region);

    /// <summary>A resource by its id, or EC2's error for one that is none of this kind.</summary>
    public async ValueTask<Outcome<Stored<T>>> FindAsync<T>(Call call, string? id, CancellationToken ct)
        where T : class
    {
        var kind = NetworkKinds.Of<T>();
        return await db.NetworkResources.FirstOrDefaultAsync(r => r.AccountId == call.Account && r.Region == call.Region && r.Id == id && r.Kind == kind.Kind && r.DeletedAt == null, ct)
            is { } row ? Stored<T>.Of(row) : kind.NoSuch(id ?? string.Empty);
    }

    /// <summary>All resources of a kind, by when they were made.</summary>
    public async ValueTask<List<Stored<T>>> ListAsync<T>(Call call, CancellationToken ct)
        where T : class
    {
        var kind = NetworkKinds.Of<T>().Kind;
        return [.. (await Rows(call).Where(r => r.Kind == kind).ToListAsync(ct)).Select(Stored<T>.Of)];
    }

    /// <summary>All of a kind in one VPC that are there.</summary>
    public async ValueTask<List<Stored<T>>> InVpcAsync<T>(Call call, string vpcId, CancellationToken ct)
        where T : class
    {
        var kind = NetworkKinds.Of<T>().Kind;
        return [.. (await Rows(call).Where(r => r.Kind == kind && r.VpcId == vpcId && r.DeletedAt == null).ToListAsync(ct)).Select(Stored<T>.Of)];
    }

    public Stored<T> Add<T>(Call call, string vpcId, T details, List<TagEntry> tags, string? id = null)
        where T : class
    {
        var kind = NetworkKinds.Of<T>();
        var made = id ?? ids.Ec2(kind.Prefix);
        var row = new NetworkResource
        {
            AccountId = call.Account,
            Region = call.Region,
            Id = made,
            Kind = kind.Kind,
            VpcId = kind.Kind == NetworkKind.Vpc ? made : vpcId,
            CreatedAt = call.Time,
            Details = Stored<T>.Write(details),
            Tags = tags,
        };
        db.NetworkResources.Add(row);
        return new Stored<T>(row, details);
    }

    public void Remove(NetworkResource row) => db.NetworkResources.Remove(row);

    public string NewId(string prefix) => ids.Ec2(prefix);
}
