using IamSim.Contracts;

namespace IamSim.Audit;

/// <summary>A resource that an event is about.</summary>
/// <param name="Type">As CloudTrail names it, such as <c>AWS::IAM::User</c>; null where it has no type there.</param>
/// <param name="Name">The name or ARN.</param>
internal sealed record EventResource(string? Type, string Name);

/// <summary>The types of the resources that requests and answers name, as <c>LookupEvents</c> asks by them.</summary>
internal static class EventResources
{
    public static IReadOnlyList<EventResource> Of(string eventSource, IReadOnlyCollection<NamedResource> named) =>
        named.Count == 0 ? [] : [.. named.Distinct().Select(each => new EventResource(TypeOf(eventSource, each), each.Name))];

    private static string? TypeOf(string eventSource, NamedResource named) => eventSource switch
    {
        "iam.amazonaws.com" or "sts.amazonaws.com" => named.Member switch
        {
            "UserName" => "AWS::IAM::User",
            "GroupName" => "AWS::IAM::Group",
            "RoleName" or "RoleArn" => "AWS::IAM::Role",
            "PolicyArn" or "PolicyName" => "AWS::IAM::Policy",
            "InstanceProfileName" => "AWS::IAM::InstanceProfile",
            "AccessKeyId" => "AWS::IAM::AccessKey",
            _ => null,
        },
        "cloudtrail.amazonaws.com" => named.Member switch
        {
            "Name" or "TrailName" or "TrailARN" => "AWS::CloudTrail::Trail",
            _ => null,
        },
        _ => null,
    };
}
