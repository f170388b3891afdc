using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Policies.Reference;
using IamSim.Storage;

namespace IamSim.Organizations.Authorization;

/// <summary>What the operations of Organizations need to be allowed: each resource that a request names is asked about.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html">Actions, resources, and condition keys for
/// AWS Organizations</see>. Which account may call an operation is the operation's to say: AWS lets the policies of members speak first too.
/// </remarks>
internal sealed class OrganizationsQuestions : IServiceQuestions
{
    private const string PolicyTypeKey = "organizations:PolicyType";

    /// <summary>The members that name a resource, by an id that says which kind it is.</summary>
    private static readonly string[] Naming =
    [
        "PolicyId", "AccountId", "OrganizationalUnitId", "RootId", "TargetId", "ParentId", "ChildId", "SourceParentId", "DestinationParentId",
    ];

    /// <summary>The members that name a type of policies.</summary>
    private static readonly string[] TypeNaming = ["PolicyType", "Filter", "Type"];

    public ServiceContract Service => OrganizationsService.Contract;

    public async ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct)
    {
        var action = $"organizations:{request.Model.Name}";
        var info = ActionReference.Default.FindAction(action);
        var named = info is null or { ResourceTypes.IsEmpty: true } ? [] : await NamedAsync(services, call, request, ct);
        if (named.Count == 0)
        {
            named = [new OrganizationResource("*")];
        }

        var type = info?.HasConditionKey(PolicyTypeKey) == true
            ? TypeNaming.Select(request.TextOf).FirstOrDefault(text => text is not null) ?? named.Select(r => r.PolicyType).FirstOrDefault(t => t is not null)
            : null;
        var keys = KeysOf(request, type);
        return [.. named.Select(resource => new Question(action, resource.Arn) { ResourceTags = resource.Tags, Context = keys })];
    }

    private static async ValueTask<IReadOnlyList<OrganizationResource>> NamedAsync(
        IServiceProvider services, Call call, IRequest request, CancellationToken ct)
    {
        var db = services.GetRequiredService<IamDb>();
        if (await db.FindMembershipAsync(call.Account, ct) is not { } membership)
        {
            // Without an organization there is nothing that an ARN could name.
            return [];
        }

        var resources = new OrganizationResources(db, membership.Organization);
        if (request is CreatePolicyRequest { Type: { } type })
        {
            return [new OrganizationResource(OrganizationArns.Policy(call, membership.Organization, type, "*"))];
        }

        if (request is DescribeEffectivePolicyRequest { TargetId: null })
        {
            return [await resources.FindAsync(call, call.Account, ct)];
        }

        var found = new List<OrganizationResource>();
        foreach (var member in Naming)
        {
            if (request.TextOf(member) is { } id)
            {
                found.Add(await resources.FindAsync(call, id, ct));
            }
        }

        return found;
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> KeysOf(IRequest request, string? policyType)
    {
        var tags = request switch
        {
            CreateAccountRequest made => made.Tags,
            CreateOrganizationalUnitRequest made => made.Tags,
            CreatePolicyRequest made => made.Tags,
            _ => null,
        };
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        if (policyType is not null)
        {
            keys.Add(new(PolicyTypeKey, [policyType]));
        }

        if (tags is { Count: > 0 })
        {
            keys.AddRange(tags.Where(tag => tag?.Key is not null).Select(tag =>
                KeyValuePair.Create<string, ImmutableArray<string>>("aws:RequestTag/" + tag.Key, [tag.Value ?? string.Empty])));
            keys.Add(new("aws:TagKeys", [.. tags.Select(tag => tag?.Key).OfType<string>()]));
        }

        return keys.ToImmutable();
    }
}
