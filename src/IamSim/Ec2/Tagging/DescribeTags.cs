using System.IO.Enumeration;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Ec2.Tagging;

/// <summary>Lists the tags of all resources.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html">EC2: DescribeTags</see></remarks>
internal sealed class DescribeTags(Networks networks, NetworkPages pages) : IOperation<DescribeTagsRequest, DescribeTagsResult>
{
    public async ValueTask<Outcome<DescribeTagsResult>> RunAsync(Call call, DescribeTagsRequest request, CancellationToken ct)
    {
        var rows = await networks.Rows(call).Where(row => row.DeletedAt == null).ToListAsync(ct);
        var tags = rows.SelectMany(row => row.Tags.Select(tag => new TagDescription
        {
            Key = tag.Key,
            Value = tag.Value,
            ResourceId = row.Id,
            ResourceType = NetworkKinds.Of(row.Kind).Type,
        })).ToList();
        foreach (var filter in request.Filters ?? [])
        {
            if (ValueOf(filter.Name) is not { } value)
            {
                return Ec2Errors.InvalidValue($"The filter '{CallText.Shown(filter.Name ?? "null")}' is invalid");
            }

            tags.RemoveAll(tag => value(tag) is not { } text || filter.Values?.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false)) != true);
        }

        var page = pages.Cut(call, request, tags, tag => $"{tag.ResourceId}/{tag.Key}", request.Filters);
        return page.IsFault ? page.Fault : new DescribeTagsResult { Tags = page.Value.Items, NextToken = page.Value.Marker };
    }

    private static Func<TagDescription, string?>? ValueOf(string? filter) => filter switch
    {
        "key" => tag => tag.Key,
        "value" => tag => tag.Value,
        "resource-id" => tag => tag.ResourceId,
        "resource-type" => tag => tag.ResourceType,
        _ when filter?.StartsWith("tag:", StringComparison.Ordinal) == true => tag => tag.Key == filter[4..] ? tag.Value : null,
        _ => null,
    };
}
