using System.Collections.Immutable;
using IamSim.Policies.Evaluation;

namespace IamSim.Access;

/// <summary>What an account's organization says of it: where it stands, and the policies that are the ceiling of all that happens there.</summary>
/// <param name="OrganizationId"><c>o-…</c></param>
/// <param name="Path">Where the account stands, without the account: <c>o-…/r-…/ou-…/</c>.</param>
/// <param name="ServiceControl">The service control policies by level, root first; none for the management account, which they do not bind.</param>
/// <param name="ResourceControl">The resource control policies, likewise.</param>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html">SCP evaluation</see>,
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_evaluation.html">RCP evaluation</see>
/// </remarks>
internal sealed record AccountControls(
    string OrganizationId, string Path, ImmutableArray<PolicyLayer> ServiceControl, ImmutableArray<PolicyLayer> ResourceControl)
{
    /// <summary>What follows for a request of one of the account's principals.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> PrincipalFacts =>
        [new("aws:PrincipalOrgID", [OrganizationId]), new("aws:PrincipalOrgPaths", [Path])];

    /// <summary>What follows for a request on one of the account's resources.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> ResourceFacts =>
        [new("aws:ResourceOrgID", [OrganizationId]), new("aws:ResourceOrgPaths", [Path])];
}
