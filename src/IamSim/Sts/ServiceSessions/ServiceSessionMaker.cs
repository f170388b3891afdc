using System.Collections.Immutable;
using IamSim.Access.Simulations;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Hosting;
using IamSim.Policies.Evaluation;
using IamSim.Storage;
using IamSim.Sts.Roles;
using IamSim.Sts.RoleSessions;

namespace IamSim.Sts.ServiceSessions;

/// <summary>What came of a service's wish to act by a role.</summary>
/// <param name="Call">The service's call, in the role's account.</param>
/// <param name="Request">What the service asked STS for.</param>
/// <param name="Outcome">The session, or why not.</param>
/// <param name="Explanation">The whole story of the decision that refused it; null where none did.</param>
internal sealed record ServiceSession(Call Call, AssumeRoleRequest Request, Outcome<AssumeRoleResponse> Outcome, ExplanationView? Explanation);

/// <summary>
/// Lets an AWS service assume a role, as AWS's own do for a training job, a function, an instance. Whoever calls hands the role to the service: it
/// needs what that needs in AWS, <c>iam:PassRole</c>; the role's trust policy has to trust the service, in the context that it comes with.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">IAM: The confused deputy problem</see></remarks>
internal sealed class ServiceSessionMaker(IServiceProvider services, AssumableRoles roles, RoleSessionMaker maker, Authorizer authorizer, IamSimOptions options, Ids ids)
{
    /// <summary>Why the caller may not hand the role to the service; null where it may.</summary>
    public ValueTask<Fault?> RefuseAsync(Call call, ServiceSessionRequest request, AssumableRole? role, CancellationToken ct) => authorizer.RefuseAsync(
        services,
        call,
        [
            new Question("iam:PassRole", request.RoleArn)
            {
                // "You can only pass an IAM role to a service that shares the same AWS account."
                ResourceAccount = role?.Account,
                ResourceTags = role?.Tags ?? [],
                Context = request.SourceArn is { } source
                    ? [new("iam:PassedToService", [request.Service]), new("iam:AssociatedResourceArn", [source])]
                    : [new("iam:PassedToService", [request.Service])],
            },
        ],
        ct);

    public ValueTask<AssumableRole?> FindAsync(Call call, string roleArn, CancellationToken ct) => roles.FindAsync(services, call, roleArn, ct);

    public async ValueTask<ServiceSession> MakeAsync(Call call, ServiceSessionRequest request, AssumableRole? role, CancellationToken ct)
    {
        var account = role?.Account ?? call.Account;
        var own = call.As(new Caller(CallerKind.AwsService, account, string.Empty, request.Service, null, null));
        var asked = new AssumeRoleRequest { RoleArn = request.RoleArn, RoleSessionName = request.SessionName, DurationSeconds = request.DurationSeconds };
        var (fault, explanation) = await DecideAsync(own, request, role, ct);
        if (fault is not null || role is null)
        {
            return new ServiceSession(own, asked, fault ?? StsErrors.NotAuthorized(own, "sts:AssumeRole", request.RoleArn), explanation);
        }

        var made = await maker.MakeAsync(
            own, new RoleSessionRequest(role, request.SessionName) { DurationSeconds = request.DurationSeconds, InvokedBy = request.Service }, ct);
        if (made.IsFault)
        {
            return new ServiceSession(own, asked, made.Fault, null);
        }

        AssumeRole.Note(own, role, ids);
        return new ServiceSession(
            own, asked, new AssumeRoleResponse { Credentials = made.Value.Credentials, AssumedRoleUser = made.Value.User }, null);
    }

    private async ValueTask<(Fault? Fault, ExplanationView? Explanation)> DecideAsync(
        Call own, ServiceSessionRequest request, AssumableRole? role, CancellationToken ct)
    {
        if (options.Enforcement == EnforcementMode.Off)
        {
            return (null, null);
        }

        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        context.AddRange(request.Context);
        context.Add(new("sts:RoleSessionName", [request.SessionName]));
        if (request.SourceArn is { } arn)
        {
            context.Add(new("aws:SourceArn", [arn]));
        }

        if (request.SourceAccount is { } source)
        {
            context.Add(new("aws:SourceAccount", [source]));
        }

        var question = role?.Ask("sts:AssumeRole", context.ToImmutable())
            ?? AssumableRole.AskMissing(request.RoleArn, RoleArns.AccountOf(request.RoleArn), "sts:AssumeRole", context.ToImmutable());
        var access = new CallerAccess { Principal = new RequestPrincipal { Type = PrincipalType.Service, Arn = request.Service } };
        var owner = await authorizer.OwnerAsync(services, access, question, ct);
        var (asked, policies) = Authorizer.Build(own, access, owner, question);
        var decision = PolicyEvaluator.Decide(asked, policies);
        own.Decisions.Add(new DecidedQuestion(access, asked, policies, decision));
        return decision.IsAllowed || options.Enforcement != EnforcementMode.On
            ? (null, null)
            : (StsErrors.NotAuthorized(own, "sts:AssumeRole", request.RoleArn), ExplanationView.Of(PolicyEvaluator.Explain(asked, policies)));
    }
}
