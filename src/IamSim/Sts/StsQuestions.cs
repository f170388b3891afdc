using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Sts.Roles;
using IamSim.Sts.RoleSessions;
using IamSim.Sts.WebIdentity;

namespace IamSim.Sts;

/// <summary>What STS's operations need to be allowed.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html">Actions, resources, and
/// condition keys for AWS Security Token Service</see></remarks>
internal sealed class StsQuestions(AssumableRoles roles) : IServiceQuestions
{
    public ServiceContract Service => StsService.Contract;

    public async ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct) => request switch
    {
        AssumeRoleRequest assume => await OfAssumeRoleAsync(services, call, assume, ct),
        GetFederationTokenRequest federation => OfFederation(call, federation),
        AssumeRootRequest root => [OfAssumeRoot(call, root)],
        GetWebIdentityTokenRequest token => WebIdentityTokenQuestions.Of(token),

        // "No permissions are required": GetCallerIdentity, GetSessionToken. Strangers have none: they show a provider's token, and their operations
        // ask the role's trust policy themselves.
        GetCallerIdentityRequest or GetSessionTokenRequest or AssumeRoleWithSAMLRequest or AssumeRoleWithWebIdentityRequest => [],
        _ => [new Question($"sts:{request.Model.Name}", "*")],
    };

    private async ValueTask<IReadOnlyList<Question>> OfAssumeRoleAsync(IServiceProvider services, Call call, AssumeRoleRequest request, CancellationToken ct)
    {
        // Root assumes no roles, and what is no ARN is no role: the operation says so.
        if (call.Caller.Kind == CallerKind.Root || !RoleArns.IsValid(call, request.RoleArn))
        {
            return [];
        }

        var context = ContextOf(call, request);
        var role = await roles.FindAsync(services, call, request.RoleArn, ct);
        return [.. ActionsOf(call, request).Select(action =>
            role?.Ask(action, context) ?? AssumableRole.AskMissing(request.RoleArn, RoleArns.AccountOf(request.RoleArn), action, context))];
    }

    private static IEnumerable<string> ActionsOf(Call call, AssumeRoleRequest request)
    {
        yield return "sts:AssumeRole";

        // What a chain passes on is set for the new session as well:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
        var session = call.Caller.Session;
        if (request.Tags is { Count: > 0 } || SessionTags.InheritedBy(session).Count > 0)
        {
            yield return "sts:TagSession";
        }

        if (request.SourceIdentity is not null || session?.SourceIdentity is not null)
        {
            yield return "sts:SetSourceIdentity";
        }

        if (request.ProvidedContexts is { Count: > 0 })
        {
            yield return "sts:SetContext";
        }
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> ContextOf(Call call, AssumeRoleRequest request)
    {
        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        Add(context, "sts:RoleSessionName", request.RoleSessionName);
        Add(context, "sts:ExternalId", request.ExternalId);
        Add(context, "sts:SourceIdentity", request.SourceIdentity ?? call.Caller.Session?.SourceIdentity);
        AddTags(context, request.Tags);
        if (request.TransitiveTagKeys is { Count: > 0 } keys)
        {
            context.Add(new("sts:TransitiveTagKeys", [.. keys]));
        }

        if (call.MfaAt is not null)
        {
            context.Add(new("aws:MultiFactorAuthPresent", ["true"]));
            context.Add(new("aws:MultiFactorAuthAge", ["0"]));
        }

        return context.ToImmutable();
    }

    private static List<Question> OfFederation(Call call, GetFederationTokenRequest request)
    {
        var user = $"arn:{call.Partition}:sts::{call.Account}:federated-user/{request.Name}";
        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        AddTags(context, request.Tags);
        var questions = new List<Question> { new("sts:GetFederationToken", user) { Context = context.ToImmutable() } };
        if (request.Tags is { Count: > 0 })
        {
            questions.Add(questions[0] with { Action = "sts:TagSession" });
        }

        return questions;
    }

    /// <summary>The member's root has no policy that could allow it: the caller's own decide, as if it were the caller's.</summary>
    private static Question OfAssumeRoot(Call call, AssumeRootRequest request)
    {
        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        Add(context, "sts:TaskPolicyArn", request.TaskPolicyArn?.Arn);
        var target = RootSessions.RootTarget.AccountOf(request.TargetPrincipal);
        return new Question("sts:AssumeRoot", target is null ? "*" : $"arn:{call.Partition}:iam::{target}:root") { Context = context.ToImmutable() };
    }

    private static void AddTags(ImmutableArray<KeyValuePair<string, ImmutableArray<string>>>.Builder context, IReadOnlyList<Tag>? tags)
    {
        if (tags is null or { Count: 0 })
        {
            return;
        }

        // A malformed request comes by here too: its tags may lack what they must have.
        var named = tags.Where(tag => tag is { Key: not null, Value: not null }).ToList();
        foreach (var tag in named)
        {
            context.Add(new("aws:RequestTag/" + tag.Key, [tag.Value]));
        }

        context.Add(new("aws:TagKeys", [.. named.Select(tag => tag.Key)]));
    }

    private static void Add(ImmutableArray<KeyValuePair<string, ImmutableArray<string>>>.Builder context, string key, string? value)
    {
        if (value is not null)
        {
            context.Add(new(key, [value]));
        }
    }
}
