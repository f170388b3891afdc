namespace IamSim.Policies.Evaluation;

/// <summary>One question: may this principal do this action on this resource, in this context?</summary>
public sealed class AuthorizationRequest
{
    /// <param name="principal">Who asks.</param>
    /// <param name="action">The action, <c>s3:GetObject</c>; its case does not matter.</param>
    /// <param name="resource">The ARN, or <c>*</c> for actions without resources.</param>
    /// <param name="context">The context keys. Those that follow from principal and resource are not added here.</param>
    /// <param name="resourceAccount">The account that owns the resource; null where it is the principal's own.</param>
    public AuthorizationRequest(
        RequestPrincipal principal, string action, string resource, RequestContext context, string? resourceAccount = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(context);
        Principal = principal;
        Action = action;
        ActionInLowerCase = action.ToLowerInvariant();
        Resource = resource;
        Context = context;
        ResourceAccount = resourceAccount;
    }

    public RequestPrincipal Principal { get; }

    public string Action { get; }

    public string Resource { get; }

    public RequestContext Context { get; }

    public string? ResourceAccount { get; }

    internal string ActionInLowerCase { get; }

    /// <summary>True where principal and resource belong to two accounts, so that each has to allow.</summary>
    internal bool CrossesAccounts =>
        Principal.Account is not null && ResourceAccount is not null && Principal.Account != ResourceAccount;
}
