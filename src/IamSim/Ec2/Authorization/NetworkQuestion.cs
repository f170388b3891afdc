using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Endpoints;
using IamSim.Ec2.Resources;
using IamSim.Iam.Tagging;
using IamSim.Policies.Reference;

namespace IamSim.Ec2.Authorization;

/// <summary>Makes the questions of one action: each about a resource, with the condition keys that the reference gives the action.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html">Actions, resources, and condition keys for Amazon EC2</see>
/// </remarks>
internal sealed class NetworkQuestion(Call call, ActionInfo action)
{
    /// <summary>About a resource that there is.</summary>
    public Question About(NetworkResource row, IReadOnlyList<Tag>? requestTags = null)
    {
        var keys = Common(requestTags);
        keys.AddRange(row.Tags.Select(tag => Key("ec2:ResourceTag/" + tag.Key, tag.Value)));
        if (row.Kind != NetworkKind.Vpc && row.VpcId.Length > 0)
        {
            keys.Add(Key("ec2:Vpc", NetworkKinds.Arn(call, "vpc", row.VpcId)));
        }

        keys.AddRange(OfKind(row));
        return Make(NetworkKinds.Arn(call, NetworkKinds.Of(row.Kind).Type, row.Id), keys, row.Tags);
    }

    /// <summary>About a resource that there is not: not yet, or not by this id.</summary>
    public Question About(string type, string id, IReadOnlyList<Tag>? requestTags = null, IEnumerable<KeyValuePair<string, string?>>? facts = null)
    {
        var keys = Common(requestTags);
        keys.AddRange((facts ?? []).Where(fact => fact.Value is not null).Select(fact => Key(fact.Key, fact.Value!)));
        return Make(NetworkKinds.Arn(call, type, id), keys, []);
    }

    /// <summary>About nothing in particular.</summary>
    public Question AboutAll() => new(action.FullName, "*") { Context = Known(Common(null)) };

    private Question Make(string arn, List<KeyValuePair<string, ImmutableArray<string>>> keys, IReadOnlyList<TagEntry> tags) =>
        new(action.FullName, arn) { ResourceTags = tags, Context = Known(keys) };

    /// <summary>Of EC2's keys those that requests for the action have.</summary>
    private ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Known(List<KeyValuePair<string, ImmutableArray<string>>> keys) =>
        [.. keys.Where(key => action.HasConditionKey(key.Key))];

    private List<KeyValuePair<string, ImmutableArray<string>>> Common(IReadOnlyList<Tag>? requestTags)
    {
        List<KeyValuePair<string, ImmutableArray<string>>> keys = [Key("ec2:Region", call.Region)];
        var tags = (requestTags ?? []).Where(tag => tag?.Key is not null).ToList();
        if (tags.Count > 0)
        {
            keys.AddRange(tags.Select(tag => Key("aws:RequestTag/" + tag.Key, tag.Value ?? string.Empty)));
            keys.Add(new("aws:TagKeys", [.. tags.Select(tag => tag.Key!)]));
        }

        return keys;
    }

    private static IEnumerable<KeyValuePair<string, ImmutableArray<string>>> OfKind(NetworkResource row) => row.Kind switch
    {
        NetworkKind.Vpc => [Key("ec2:VpcID", row.Id), Key("ec2:Tenancy", Stored<VpcDetails>.Of(row).Details.Tenancy)],
        NetworkKind.Subnet => [Key("ec2:SubnetID", row.Id), Key("ec2:AvailabilityZone", Stored<SubnetDetails>.Of(row).Details.AvailabilityZone)],
        NetworkKind.RouteTable => [Key("ec2:RouteTableID", row.Id)],
        NetworkKind.InternetGateway => [Key("ec2:InternetGatewayID", row.Id)],
        NetworkKind.SecurityGroup => [Key("ec2:SecurityGroupID", row.Id)],
        NetworkKind.ElasticIp =>
            [Key("ec2:AllocationId", row.Id), Key("ec2:PublicIpAddress", Stored<ElasticIpDetails>.Of(row).Details.PublicIp), Key("ec2:Domain", DomainType.Vpc)],
        NetworkKind.VpcEndpoint =>
        [
            Key("ec2:VpceServiceName", EndpointServices.NameOf(Stored<VpcEndpointDetails>.Of(row).Details.Service, row.Region)),
            Key("ec2:VpceServiceOwner", "amazon"),
        ],
        _ => [],
    };

    private static KeyValuePair<string, ImmutableArray<string>> Key(string name, string value) => new(name, [value]);
}
