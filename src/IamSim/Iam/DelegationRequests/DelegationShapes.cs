using IamSim.Calls;
using IamSim.Contracts.Iam;
using IamSim.Policies.Documents;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Delegation requests as answers show them.</summary>
internal static class DelegationShapes
{
    public static Contract.DelegationRequest Whole(Call call, DelegationRequest request) => new()
    {
        DelegationRequestId = request.Id,
        OwnerAccountId = request.OwnerAccountId,
        Description = request.Description,
        RequestMessage = request.RequestMessage,
        Permissions = new DelegationPermission
        {
            PolicyTemplateArn = request.PolicyTemplateArn,
            Parameters = DelegationParameters.Read(request.Parameters),
        },
        PermissionPolicy = request.PermissionPolicy,
        RolePermissionRestrictionArns = BoundariesOf(request.PermissionPolicy),
        OwnerId = request.OwnerArn,
        ApproverId = request.ApproverArn,
        State = request.StateAt(call.Time),
        ExpirationTime = request.ExpiresAt,
        RequestorId = request.AccountId,
        RequestorName = request.RequestorName,
        CreateDate = request.CreatedAt,
        SessionDuration = request.SessionDuration,
        RedirectUrl = request.RedirectUrl,
        Notes = request.Notes,
        RejectionReason = request.RejectionReason,
        OnlySendByOwner = request.OnlySendByOwner,
        UpdatedTime = request.UpdatedAt,
    };

    /// <summary>"If the PermissionPolicy includes role creation permissions": the boundaries that it makes the new roles have.</summary>
    private static List<string>? BoundariesOf(string policy)
    {
        var boundaries =
            from statement in PolicyDocument.ParseToAsk(policy, PolicyKind.Identity).Document!.Statements
            where statement.Effect == PolicyEffect.Allow && !statement.Action.IsNot
                && statement.Action.Patterns.Any(action => action.Value.Equals("iam:CreateRole", StringComparison.OrdinalIgnoreCase))
            from condition in statement.Conditions
            where condition.Key.Equals("iam:PermissionsBoundary", StringComparison.OrdinalIgnoreCase)
            from value in condition.Values
            select value.Text;
        return boundaries.Distinct().ToList() is { Count: > 0 } found ? found : null;
    }
}
