using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Organizations;
using IamSim.Storage;

namespace IamSim.Sts.RootSessions;

/// <summary>Gives out a short session of a member account's root, for one task.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html">STS: AssumeRoot</see>. IamSim has no delegated administrators: the
/// management account alone takes such sessions. AWS publishes none of the sentences of its refusals; that each is an <c>AccessDenied</c> that tells
/// nothing of the member is a guess after <c>AssumeRole</c>'s.
/// </remarks>
internal sealed class AssumeRoot(IamDb db, SessionIssuer issuer, Ids ids) : IOperation<AssumeRootRequest, AssumeRootResponse>, IChangesNothing
{
    /// <summary>"The value can range from 0 seconds to the maximum of 900 seconds (15 minutes)", the default.</summary>
    private const int Default = 900;

    public async ValueTask<Outcome<AssumeRootResponse>> RunAsync(Call call, AssumeRootRequest request, CancellationToken ct)
    {
        var task = request.TaskPolicyArn.Arn;
        if (!RootTask.IsKnown(call.Partition, task))
        {
            return CommonFaults.ValidationError("The task policy must be one of the AWS managed policies of the path /root-task/.");
        }

        if (RootTarget.AccountOf(request.TargetPrincipal) is not { } target)
        {
            return CommonFaults.ValidationError("The target principal must be the ID of a member account or the ARN of its root user.");
        }

        var root = $"arn:{call.Partition}:iam::{target}:root";
        // "You cannot use root user credentials to make this call": https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
        if (call.Caller.Kind == CallerKind.Root || !await MayAsync(call, target, task!, ct))
        {
            return StsErrors.NotAuthorized(call, "sts:AssumeRoot", root);
        }

        var now = call.Time.ToUnixTimeSeconds();
        call.Resources.Add(new CallResource(root, target, "AWS::IAM::RootUser"));
        call.Copy = new EventCopy(target, ids.Event(), ids.Event());
        var identity = call.Caller.Session?.SourceIdentity;
        return new AssumeRootResponse
        {
            Credentials = issuer.Issue(new SessionClaims
            {
                Kind = SessionKind.AssumedRoot,
                AccessKeyId = ids.TemporaryAccessKey(target),
                Secret = ids.SecretAccessKey(),
                Account = target,
                PrincipalId = target,
                IssuedAt = now,
                ExpiresAt = now + (request.DurationSeconds ?? Default),
                SourceIdentity = identity,
                PolicyArns = [task!],
            }),
            SourceIdentity = identity,
        };
    }

    private async Task<bool> MayAsync(Call call, string target, string task, CancellationToken ct) =>
        await db.FindMembershipAsync(call.Account, ct) is { Account.IsManagement: true } manager
        && await db.FindMembershipAsync(target, ct) is { Account.IsManagement: false } member
        && member.Organization.Id == manager.Organization.Id
        && RootTask.IsEnabled(manager.Organization, task);
}
