using System.Collections.Concurrent;
using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.OpenIdConnectProviders;

namespace IamSim.Iam.Authorization;

/// <summary>What the operations of IAM need to be allowed.</summary>
internal sealed class IamQuestions : IServiceQuestions
{
    private readonly ConcurrentDictionary<OperationModel, OperationPlan> _plans = new();

    public ServiceContract Service => IamService.Contract;

    public async ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct)
    {
        var plan = _plans.GetOrAdd(request.Model, OperationPlan.Of);
        var named = await ResourceAsync(services, call, plan, request, ct);
        var keys = plan.ConditionKeys.IsEmpty
            ? []
            : await services.GetRequiredService<IamRequestKeys>().OfAsync(call, plan, request, named, ct);
        var first = Ask(plan.Action, named, keys);
        return Others(services, call, plan, request, first) is { } others ? [first, .. await others(ct)] : [first];
    }

    private static Question Ask(string action, NamedResource named, ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> keys) =>
        new(action, named.Arn) { Shown = named.Shown, ResourceTags = named.Tags, Context = keys };

    private static async ValueTask<NamedResource> ResourceAsync(
        IServiceProvider services, Call call, OperationPlan plan, IRequest request, CancellationToken ct)
    {
        if (plan.Naming == ResourceNaming.None)
        {
            return new NamedResource("*");
        }

        if (plan.Naming == ResourceNaming.ByPath)
        {
            return OfPath(call, plan, request);
        }

        var name = request.TextOf(plan.Member);
        if (plan.Naming == ResourceNaming.New)
        {
            return New(call, plan, request, name ?? string.Empty);
        }

        var resources = services.GetRequiredService<IamResources>();
        if (await SpecialResources.FindAsync(services, resources, call, request, ct) is { } special)
        {
            return special;
        }

        if (name is not null)
        {
            return plan.Naming == ResourceNaming.ByArn
                ? await resources.FindByArnAsync(call, name, ct)
                : await resources.FindAsync(call, plan.Type, name, ct);
        }

        // Without a name it is the caller's own; whoever is no user has nothing of the kind.
        return plan.Type == ResourceTypes.User && await resources.CallerAsync(call, ct) is { } caller
            ? caller with { Shown = call.Caller.UserName is { } own ? ResourceWords.OfCaller(request.Model.Name, own) : null }
            : new NamedResource(Arns.Iam(call, plan.Type, "/", plan.Naming == ResourceNaming.ByMember && plan.Member.Length == 0 ? "*" : string.Empty));
    }

    private static NamedResource OfPath(Call call, OperationPlan plan, IRequest request)
    {
        // Providers have no paths.
        var path = plan.Type is ResourceTypes.OpenIdConnectProvider or ResourceTypes.SamlProvider ? "/*" : request.TextOf(plan.Member) ?? "/";
        return new NamedResource(Arns.Iam(call, plan.Type, path, string.Empty)) { Shown = ResourceWords.OfPath(plan.Type, path) };
    }

    private static NamedResource New(Call call, OperationPlan plan, IRequest request, string name)
    {
        var kept = plan.Type == ResourceTypes.OpenIdConnectProvider && OpenIdConnectRules.UrlOf(name) is { IsFault: false } url ? url.Value : name;
        return new NamedResource(Arns.Iam(call, plan.Type, request.TextOf("Path") ?? "/", kept)) { Shown = ResourceWords.OfNew(plan.Type, name) };
    }

    /// <summary>What else has to be allowed; null for most operations.</summary>
    private static Func<CancellationToken, ValueTask<IReadOnlyList<Question>>>? Others(
        IServiceProvider services, Call call, OperationPlan plan, IRequest request, Question first) => request switch
        {
            // "The caller of this operation must be granted the PassRole permission on the IAM role by a permissions policy":
            // https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
            AddRoleToInstanceProfileRequest add => async ct => [await PassAsync(services, call, add.RoleName, ct)],
            _ when plan.Naming == ResourceNaming.New && TagQuestion(plan, request, first) is { } tag => _ => new([tag]),
            _ => RenamedQuestion(call, plan, request, first) is { } renamed ? _ => new([renamed]) : null,
        };

    /// <summary>
    /// Who gives tags to what it makes has to be allowed to tag it: a CreateRole with tags is refused with "not authorized to perform: iam:TagRole", a
    /// CreatePolicy with iam:TagPolicy, as public reports have it; and <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html">IAM:
    /// Tags</see> names both permissions.
    /// </summary>
    private static Question? TagQuestion(OperationPlan plan, IRequest request, Question first) =>
        RequestMembers.TagsOf(request).Count == 0 ? null : first with
        {
            Action = plan.Type switch
            {
                ResourceTypes.User => "iam:TagUser",
                ResourceTypes.Role => "iam:TagRole",
                ResourceTypes.Policy => "iam:TagPolicy",
                ResourceTypes.InstanceProfile => "iam:TagInstanceProfile",
                ResourceTypes.Mfa => "iam:TagMFADevice",
                ResourceTypes.ServerCertificate => "iam:TagServerCertificate",
                ResourceTypes.SamlProvider => "iam:TagSAMLProvider",
                ResourceTypes.OpenIdConnectProvider => "iam:TagOpenIDConnectProvider",
                var other => throw new InvalidOperationException($"Nothing tags a {other}."),
            },
        };

    /// <summary>
    /// "To change a user name, the requester must have appropriate permissions on both the source object and the target object":
    /// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html, and so of groups and server certificates, of paths too.
    /// </summary>
    private static Question? RenamedQuestion(Call call, OperationPlan plan, IRequest request, Question first)
    {
        var (name, path) = (request.TextOf("New" + plan.Member), request.TextOf("NewPath"));
        if ((name is null && path is null) || plan.Naming != ResourceNaming.ByMember || request.TextOf(plan.Member) is null)
        {
            return null;
        }

        var resource = first.Resource[first.Resource.IndexOf('/', StringComparison.Ordinal)..];
        var nameStart = resource.LastIndexOf('/') + 1;
        var target = Arns.Iam(call, plan.Type, path ?? resource[..nameStart], name ?? resource[nameStart..]);
        return target == first.Resource ? null : first with { Resource = target, Shown = null, ResourceTags = [] };
    }

    private static async ValueTask<Question> PassAsync(IServiceProvider services, Call call, string? roleName, CancellationToken ct)
    {
        var role = await services.GetRequiredService<IamResources>().FindAsync(call, ResourceTypes.Role, roleName ?? string.Empty, ct);
        return Ask("iam:PassRole", role with { Shown = null }, [new("iam:PassedToService", ["ec2.amazonaws.com"])]);
    }
}
