using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Policies.Reference;
using Opened = IamSim.Policies.Questions.ServiceAccess;
using PrincipalKind = IamSim.Iam.Policies.PrincipalKind;

namespace IamSim.Iam.ServiceAccess;

/// <summary>Lists the policies by which a user, group or role can use each of some services; a user's groups' policies are among its own.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPoliciesGrantingServiceAccess.html">IAM: ListPoliciesGrantingServiceAccess</see>.
/// The answer comes whole: AWS lets a caller ask for a further page, and not for the size of one.
/// </remarks>
internal sealed class ListPoliciesGrantingServiceAccess(PrincipalPolicyReader reader)
    : IOperation<ListPoliciesGrantingServiceAccessRequest, ListPoliciesGrantingServiceAccessResponse>
{
    public async ValueTask<Outcome<ListPoliciesGrantingServiceAccessResponse>> RunAsync(
        Call call, ListPoliciesGrantingServiceAccessRequest request, CancellationToken ct)
    {
        if (request.Marker is not null)
        {
            return CommonFaults.ValidationError("Invalid Marker.");
        }

        if (PrincipalArn.Parse(request.Arn) is not { Session: null } arn)
        {
            return AccessErrors.InvalidArn(request.Arn);
        }

        var services = new List<ServiceInfo>();
        foreach (var prefix in request.ServiceNamespaces)
        {
            if (ActionReference.Default.FindService(prefix) is not { } service)
            {
                return AccessErrors.NoSuchService(prefix);
            }

            services.Add(service);
        }

        if (arn.Account != call.Account || await reader.FindAsync(call, arn.Kind, arn.Name, ct) is not { } principal || principal.Arn != request.Arn)
        {
            return AccessErrors.NotFound(request.Arn);
        }

        return new ListPoliciesGrantingServiceAccessResponse
        {
            PoliciesGrantingServiceAccess = services.ConvertAll(service => new ListPoliciesGrantingServiceAccessEntry
            {
                ServiceNamespace = service.Prefix,
                Policies = principal.Identity
                    .Where(held => held.Document.Policy is { } policy && Opened.ActionsOf(service, [policy]).Any())
                    .DistinctBy(held => held.Arn ?? $"{held.HolderKind} {held.HolderName} {held.Name}")
                    .Select(Shown)
                    .ToList(),
            }),
            IsTruncated = false,
        };
    }

    private static PolicyGrantingServiceAccess Shown(HeldPolicy held) => held.Arn is { } arn
        ? new() { PolicyName = held.Name, PolicyType = PolicyType.MANAGED, PolicyArn = arn }
        : new()
        {
            PolicyName = held.Name,
            PolicyType = PolicyType.INLINE,
            EntityType = held.HolderKind switch
            {
                PrincipalKind.User => PolicyOwnerEntityType.USER,
                PrincipalKind.Group => PolicyOwnerEntityType.GROUP,
                _ => PolicyOwnerEntityType.ROLE,
            },
            EntityName = held.HolderName,
        };
}
