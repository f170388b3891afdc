using System.Text.RegularExpressions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Policies.Reference;

namespace IamSim.CloudTrail.Authorization;

/// <summary>The resources of CloudTrail that a request names, by ARN, id or name: told by the members' names, for every operation alike.</summary>
internal static partial class NamedResources
{
    /// <summary>The members that name a resource, and what it is where no ARN says so.</summary>
    private static readonly (string Member, string Type)[] Naming =
    [
        ("TrailName", CloudTrailArn.TrailType),
        ("Name", CloudTrailArn.TrailType),
        ("EventDataStore", CloudTrailArn.EventDataStoreType),
        ("Channel", CloudTrailArn.ChannelType),
        ("DashboardId", CloudTrailArn.DashboardType),
        ("Name", CloudTrailArn.DashboardType),
        ("ResourceId", string.Empty),
        ("ResourceArn", string.Empty),
        ("InsightSource", string.Empty),
    ];

    /// <summary>The ARNs as policies see them; what is no ARN and no name stands for any.</summary>
    public static IReadOnlyList<string> Of(Call call, IRequest request, ActionInfo action)
    {
        var types = action.ResourceTypes.Select(t => t.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var arns = Texts(request)
            .Where(named => named.Type.Length == 0 || types.Contains(named.Type) || CloudTrailArn.LooksLikeOne(named.Text))
            .Select(named => Arn(call, named.Type, named.Text))
            .Distinct().ToList();
        if (arns.Count > 0)
        {
            return arns;
        }

        // Something new, or a query by its id: of its type, whichever it is.
        return types is { Count: 1 } ? [CloudTrailArn.Of(call, types.Single(), "*").ToString()] : ["*"];
    }

    private static IEnumerable<(string Type, string Text)> Texts(IRequest request)
    {
        foreach (var (member, type) in Naming)
        {
            if (request.TextOf(member) is { } text)
            {
                yield return (type, text);
            }
        }

        if (request is ListTagsRequest { ResourceIdList: { } ids })
        {
            foreach (var id in ids)
            {
                yield return (string.Empty, id);
            }
        }

        if (request.TextOf("QueryStatement") is { } statement)
        {
            foreach (Match store in StoreId().Matches(statement))
            {
                yield return (CloudTrailArn.EventDataStoreType, store.Value.ToLowerInvariant());
            }
        }
    }

    private static string Arn(Call call, string type, string text) =>
        CloudTrailArn.TryParse(text, out var arn) ? arn.ToString()
        : type.Length == 0 || CloudTrailArn.LooksLikeOne(text) ? "*"
        : CloudTrailArn.Of(call, type, text).ToString();

    /// <summary>Queries name event data stores by their ids.</summary>
    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex StoreId();
}
