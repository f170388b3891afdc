using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using IamSim.Policies.Reference;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Ec2.Authorization;

/// <summary>What EC2's operations need to be allowed: the action on each resource that is named or made, and tagging on what is made with tags.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html">EC2: Grant permission to tag resources during creation</see>
/// </remarks>
internal sealed class Ec2Questions : IServiceQuestions
{
    private const string Tagging = "ec2:CreateTags";

    public ServiceContract Service => Ec2Service.Contract;

    public async ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct)
    {
        var name = $"ec2:{request.Model.Name}";
        if (ActionReference.Default.FindAction(name) is not { } action)
        {
            return [new Question(name, "*")];
        }

        // "Describe" actions can be limited to no resource.
        var make = new NetworkQuestion(call, action);
        if (action.ResourceTypes.IsEmpty)
        {
            return [make.AboutAll()];
        }

        var tags = NamedNetworks.TagsOf(request);
        var given = request switch
        {
            CreateTagsRequest tagged => tagged.Tags,
            DeleteTagsRequest untagged => untagged.Tags,
            _ => null,
        };
        var questions = new List<Question>();
        if (NamedNetworks.MadeBy(request) is { } type)
        {
            questions.Add(make.About(type, "*", tags, FactsOf(call, request)));
        }

        await AddNamedAsync(services.GetRequiredService<Networks>(), call, request, make, action, given, questions, ct);
        if (questions.Count == 0)
        {
            // Named in another way, or not at all: by a public address, by a group's name.
            questions.Add(make.About(action.ResourceTypes[0].Name, "*", given));
        }

        if (tags.Count > 0 && NamedNetworks.MadeBy(request) is { } made && ActionReference.Default.FindAction(Tagging) is { } tagging)
        {
            questions.Add(new NetworkQuestion(call, tagging).About(made, "*", tags, [new("ec2:CreateAction", request.Model.Name)]));
        }

        return questions;
    }

    /// <summary>EC2's own words for a denial; and to a trial that might run, that it would have.</summary>
    public Fault? Answer(IServiceProvider services, Call call, IRequest request, Fault? denial)
    {
        if (denial is { Code: "AccessDenied" })
        {
            return Ec2Denials.Of(services, call, denial);
        }

        // What is malformed would not have succeeded: that is said next.
        return denial ?? (request is ITrialRequest { DryRun: true } && !call.IsMalformed ? Ec2Errors.DryRun() : null);
    }

    private static async ValueTask AddNamedAsync(
        Networks networks, Call call, IRequest request, NetworkQuestion make, ActionInfo action, IReadOnlyList<Tag>? given, List<Question> questions, CancellationToken ct)
    {
        var ids = NamedNetworks.Of(request).ToList();
        if (request is DisassociateRouteTableRequest { AssociationId: { } association }
            && (await networks.ListAsync<RouteTableDetails>(call, ct)).Find(table => table.Details.Associations.Any(each => each.Id == association)) is { } associated)
        {
            ids.Add(associated.Id);
        }

        var rows = (await networks.Rows(call).Where(row => ids.Contains(row.Id)).ToListAsync(ct)).ToDictionary(row => row.Id);
        foreach (var id in ids)
        {
            if (NetworkKinds.OfId(id) is not { } kind || action.ResourceTypes.All(type => type.Name != kind.Type))
            {
                continue;
            }

            questions.Add(rows.TryGetValue(id, out var row) ? make.About(row, given) : make.About(kind.Type, id, given));
        }
    }

    /// <summary>What is known of what is going to be made.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> FactsOf(Call call, IRequest request)
    {
        if (request.TextOf("VpcId") is { } vpcId)
        {
            yield return new("ec2:Vpc", NetworkKinds.Arn(call, "vpc", vpcId));
        }

        switch (request)
        {
            case CreateVpcEndpointRequest made:
                yield return new("ec2:VpceServiceName", made.ServiceName);
                yield return new("ec2:VpceServiceOwner", made.ServiceName is null ? null : "amazon");
                break;
            case CreateSubnetRequest made:
                yield return new("ec2:AvailabilityZone", made.AvailabilityZone);
                break;
            case CreateVpcRequest made:
                yield return new("ec2:Tenancy", made.InstanceTenancy);
                break;
        }
    }
}
