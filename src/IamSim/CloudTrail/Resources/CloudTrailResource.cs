using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Tagging;

namespace IamSim.CloudTrail.Resources;

/// <summary>What of CloudTrail can have tags, and some of it a policy of its own. An entity of the database implements it.</summary>
internal interface ICloudTrailResource
{
    /// <summary>Set whole, never changed in place.</summary>
    List<TagEntry> Tags { get; set; }

    /// <summary>The policy that says who else may do something with it; null where it has none, and for trails always.</summary>
    string? ResourcePolicy { get; set; }
}

/// <summary>
/// Finds the resources of one type by their ARNs, for tagging, resource policies and authorization. A noun registers its own as a scoped service:
/// <c>services.AddScoped&lt;ICloudTrailResources, …&gt;()</c>.
/// </summary>
internal interface ICloudTrailResources
{
    /// <summary>What ARNs call the type: <see cref="CloudTrailArn.TrailType"/>, <see cref="CloudTrailArn.EventDataStoreType"/>, …</summary>
    string Type { get; }

    /// <summary>Whether <c>PutResourcePolicy</c> and its kin know the type.</summary>
    bool HavePolicies { get; }

    /// <summary>The resource, to read or to change: within the lane it is tracked. Where there is none, or it may not be changed so, AWS's fault.</summary>
    ValueTask<Outcome<ICloudTrailResource>> FindAsync(Call call, CloudTrailArn arn, CancellationToken ct);
}
