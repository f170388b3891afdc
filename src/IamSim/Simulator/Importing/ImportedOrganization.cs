using IamSim.Iam.Tagging;

namespace IamSim.Simulator.Importing;

/// <summary>A part of an organization. Its parts are small and name each other: they are kept until all files are read.</summary>
/// <param name="Place">Where it stands in the file.</param>
internal abstract record ImportedOrganizationPart(ImportedMember Place) : ImportedEntry;

/// <summary>The organization itself.</summary>
internal sealed record ImportedOrganization(ImportedMember Place, string Id, string FeatureSet, string ManagementAccount) : ImportedOrganizationPart(Place);

/// <summary>Its root, with the types of policies that are enabled.</summary>
internal sealed record ImportedRoot(ImportedMember Place, string Id, IReadOnlyList<string> PolicyTypes) : ImportedOrganizationPart(Place);

/// <summary>A unit; its path says where it stands: <c>o-…/r-…/ou-…/</c>, itself last.</summary>
internal sealed record ImportedUnit(ImportedMember Place, string Id, string Name, string Path, List<TagEntry> Tags) : ImportedOrganizationPart(Place);

/// <summary>An account of the organization.</summary>
/// <param name="Place">Where it stands in the file.</param>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Email">Its address.</param>
/// <param name="State"><c>ACTIVE</c>, or what else it is.</param>
/// <param name="Path">As a unit's; null where the file does not say.</param>
/// <param name="JoinedMethod"><c>CREATED</c> or <c>INVITED</c>.</param>
/// <param name="JoinedAt">Null where the file does not say: it joins now.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record ImportedAccount(
    ImportedMember Place,
    string Id,
    string Name,
    string Email,
    string State,
    string? Path,
    string JoinedMethod,
    DateTimeOffset? JoinedAt,
    List<TagEntry> Tags) : ImportedOrganizationPart(Place);

/// <summary>A policy of the organization, or one of AWS's, with the ids of what it is attached to.</summary>
internal sealed record ImportedOrganizationPolicy(
    ImportedMember Place,
    string Id,
    string Type,
    string Name,
    string Description,
    string Content,
    bool IsAws,
    IReadOnlyList<string> Targets,
    List<TagEntry> Tags) : ImportedOrganizationPart(Place);

/// <summary>A feature of centralized root access that is on.</summary>
internal sealed record ImportedRootFeature(ImportedMember Place, string Name) : ImportedOrganizationPart(Place);
