using IamSim.Contracts.Iam;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.DelegationRequests;

/// <summary>What a product provider asks to be allowed for a while in a customer's account.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-building-integration.html#temporary-delegation-request-lifecycle">
/// IAM: understanding the request lifecycle</see>
/// </remarks>
internal sealed class DelegationRequest
{
    /// <summary>The provider's account, which made the request: <c>RequestorId</c>.</summary>
    public required string AccountId { get; set; }

    /// <summary>Unique over all accounts: both sides know the request by it alone.</summary>
    public required string Id { get; set; }

    /// <summary>The provider's own id of it, which is good for one request.</summary>
    public required string RequestorWorkflowId { get; set; }

    /// <summary>As the provider was registered with its template; null where it gave none.</summary>
    public string? RequestorName { get; set; }

    /// <summary>The customer's account; null until somebody of whatever account takes the request.</summary>
    public string? OwnerAccountId { get; set; }

    /// <summary>Who took it; null while nobody did.</summary>
    public string? OwnerArn { get; set; }

    /// <summary>Who accepted it. The delegated credentials will be this identity's.</summary>
    public string? ApproverArn { get; set; }

    /// <summary>Its unique id, which tells it from one that is later made under the same name.</summary>
    public string? ApproverId { get; set; }

    public required string Description { get; set; }

    public string? RequestMessage { get; set; }

    public required string PolicyTemplateArn { get; set; }

    /// <summary>The template's parameters, in JSON (<see cref="DelegationParameters"/>).</summary>
    public required string Parameters { get; set; }

    /// <summary>The template with its parameters filled in: what is delegated, whatever becomes of the template.</summary>
    public required string PermissionPolicy { get; set; }

    public required string NotificationChannel { get; set; }

    public string? RedirectUrl { get; set; }

    /// <summary>In seconds, from <see cref="TokenSentAt"/> on.</summary>
    public required int SessionDuration { get; set; }

    public required bool OnlySendByOwner { get; set; }

    public string? Notes { get; set; }

    public string? RejectionReason { get; set; }

    /// <summary>The state that it was brought into; to be asked for by <see cref="StateAt"/>, for it expires by itself.</summary>
    public string State { get; private set; } = StateType.UNASSIGNED;

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When it expires, unless something happens to it before.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When the exchange token was released: the delegated access lasts from here on, whenever the token is exchanged.</summary>
    public DateTimeOffset? TokenSentAt { get; set; }

    public string StateAt(DateTimeOffset time) => time < ExpiresAt ? State : StateType.EXPIRED;

    public void Enter(string state, DateTimeOffset time)
    {
        State = state;
        UpdatedAt = time;

        // "Requests automatically expire if no action is taken within the specified timeframe": a day while unassigned, else a week.
        ExpiresAt = time + (state == StateType.UNASSIGNED ? TimeSpan.FromDays(1) : TimeSpan.FromDays(7));
    }
}

internal sealed class DelegationRequestConfiguration : IEntityTypeConfiguration<DelegationRequest>
{
    public void Configure(EntityTypeBuilder<DelegationRequest> request)
    {
        request.HasKey(r => new { r.AccountId, r.Id });
        request.HasIndex(r => r.Id).IsUnique();
        request.HasIndex(r => new { r.AccountId, r.RequestorWorkflowId }).IsUnique();
        request.HasIndex(r => new { r.OwnerAccountId, r.Id });
    }
}
