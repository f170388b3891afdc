using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Asks an account, or whichever takes the request, for temporary access.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateDelegationRequest.html">IAM: CreateDelegationRequest</see></remarks>
internal sealed class CreateDelegationRequest(IamDb db, Ids ids, QuotaOptions quotas) : IOperation<CreateDelegationRequestRequest, CreateDelegationRequestResponse>
{
    public async ValueTask<Outcome<CreateDelegationRequestResponse>> RunAsync(Call call, CreateDelegationRequestRequest request, CancellationToken ct)
    {
        if (!IsOwnTopic(call, request.NotificationChannel))
        {
            return DelegationErrors.NotATopic(request.NotificationChannel);
        }

        if (request.Permissions.PolicyTemplateArn is not { } arn)
        {
            return DelegationErrors.NoTemplateNamed();
        }

        if (await db.DelegationTemplates.SingleOrDefaultAsync(t => t.AccountId == call.Account && t.Arn == arn, ct) is not { } template)
        {
            return DelegationErrors.NoSuchTemplate(arn);
        }

        var policy = PolicyTemplate.Render(call.Partition, template.Document, request.Permissions.Parameters, quotas);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        if (await db.DelegationRequests.AnyAsync(r => r.AccountId == call.Account && r.RequestorWorkflowId == request.RequestorWorkflowId, ct))
        {
            return DelegationErrors.WorkflowIdTaken(request.RequestorWorkflowId);
        }

        var delegation = new DelegationRequest
        {
            AccountId = call.Account,
            Id = ids.DelegationRequest(),
            RequestorWorkflowId = request.RequestorWorkflowId,
            RequestorName = template.RequestorName,
            OwnerAccountId = request.OwnerAccountId,
            Description = request.Description,
            RequestMessage = request.RequestMessage,
            PolicyTemplateArn = arn,
            Parameters = DelegationParameters.Write(request.Permissions.Parameters),
            PermissionPolicy = policy.Value,
            NotificationChannel = request.NotificationChannel,
            RedirectUrl = request.RedirectUrl,
            SessionDuration = request.SessionDuration!.Value,
            OnlySendByOwner = request.OnlySendByOwner ?? false,
            CreatedAt = call.Time,
        };
        delegation.Enter(StateType.UNASSIGNED, call.Time);
        db.DelegationRequests.Add(delegation);
        return new CreateDelegationRequestResponse
        {
            // How AWS's console spells the link is not documented.
            ConsoleDeepLink = $"https://{call.Region}.{ConsoleOf(call.Partition)}/iam/home?region={call.Region}#/temporary-delegation-requests/{delegation.Id}",
            DelegationRequestId = delegation.Id,
        };
    }

    /// <summary>Where a partition's consoles are.</summary>
    private static string ConsoleOf(string partition) => partition switch
    {
        "aws-cn" => "console.amazonaws.cn",
        "aws-us-gov" => "console.amazonaws-us-gov.com",
        _ => "console.aws.amazon.com",
    };

    /// <summary>"At this time, only SNS topic ARNs are accepted"; "IAM will not accept SNS topics from other accounts".</summary>
    private static bool IsOwnTopic(Call call, string channel) =>
        channel.Split(':') is ["arn", { Length: > 0 }, "sns", { Length: > 0 }, var account, { Length: > 0 }] && account == call.Account;
}
