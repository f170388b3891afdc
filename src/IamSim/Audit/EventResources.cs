using System.Collections.Frozen;
using IamSim.Contracts;

namespace IamSim.Audit;

/// <summary>A resource that an event is about.</summary>
/// <param name="Type">As CloudTrail names it, such as <c>AWS::IAM::User</c>; null where it has no type there.</param>
/// <param name="Name">The name, id or ARN.</param>
internal sealed record EventResource(string? Type, string Name);

/// <summary>The types of the resources that requests and answers name, as <c>LookupEvents</c> shows them and asks by them.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-supported-resource-types.html">CloudTrail: Resource types
/// supported by event history</see>. A resource stands there by each of its names: an <c>AssumeRole</c> has the new <c>AWS::IAM::AccessKey</c>, the
/// <c>AWS::STS::AssumedRole</c> by its session's name, its id and its ARN, and the <c>AWS::IAM::Role</c> by its ARN. That IAM's users, roles and groups
/// stand there by name, id and ARN too is concluded from this. What has no type is found by its name all the same.
/// </remarks>
internal static class EventResources
{
    /// <summary>Types by the kind of resource that an ARN names, <c>service:kind</c>.</summary>
    private static readonly FrozenDictionary<string, string> OfArn = new Dictionary<string, string>
    {
        ["iam:root"] = "AWS::IAM::RootUser",
        ["iam:user"] = "AWS::IAM::User",
        ["iam:group"] = "AWS::IAM::Group",
        ["iam:role"] = "AWS::IAM::Role",
        ["iam:policy"] = "AWS::IAM::Policy",
        ["iam:instance-profile"] = "AWS::IAM::InstanceProfile",
        ["iam:mfa"] = "AWS::IAM::MfaDevice",
        ["iam:u2f"] = "AWS::IAM::MfaDevice",
        ["iam:saml-provider"] = "AWS::IAM::SamlProvider",
        ["iam:oidc-provider"] = "AWS::IAM::OpenIDConnectProvider",
        ["iam:server-certificate"] = "AWS::IAM::ServerCertificate",
        ["sts:assumed-role"] = "AWS::STS::AssumedRole",
        ["sts:federated-user"] = "AWS::STS::FederatedUser",
        ["cloudtrail:trail"] = "AWS::CloudTrail::Trail",
        ["cloudtrail:eventdatastore"] = "AWS::CloudTrail::EventDataStore",
        ["cloudtrail:channel"] = "AWS::CloudTrail::Channel",
        ["cloudtrail:dashboard"] = "AWS::CloudTrail::Dashboard",
        ["kms:key"] = "AWS::KMS::Key",
        ["logs:log-group"] = "AWS::Logs::LogGroup",
    }.ToFrozenDictionary();

    /// <summary>Types by the member that names the resource, <c>service:Member</c>.</summary>
    private static readonly FrozenDictionary<string, string> OfMember = new Dictionary<string, string>
    {
        ["iam:UserName"] = "AWS::IAM::User",
        ["iam:NewUserName"] = "AWS::IAM::User",
        ["iam:UserId"] = "AWS::IAM::User",
        ["iam:GroupName"] = "AWS::IAM::Group",
        ["iam:NewGroupName"] = "AWS::IAM::Group",
        ["iam:GroupId"] = "AWS::IAM::Group",
        ["iam:RoleName"] = "AWS::IAM::Role",
        ["iam:RoleId"] = "AWS::IAM::Role",
        ["iam:PolicyName"] = "AWS::IAM::Policy",
        ["iam:PolicyId"] = "AWS::IAM::Policy",
        ["iam:InstanceProfileName"] = "AWS::IAM::InstanceProfile",
        ["iam:InstanceProfileId"] = "AWS::IAM::InstanceProfile",
        ["iam:AccessKeyId"] = "AWS::IAM::AccessKey",
        ["iam:AccountAlias"] = "AWS::IAM::AccountAlias",
        ["iam:SerialNumber"] = "AWS::IAM::MfaDevice",
        ["iam:VirtualMFADeviceName"] = "AWS::IAM::MfaDevice",
        ["iam:ServerCertificateName"] = "AWS::IAM::ServerCertificate",
        ["iam:NewServerCertificateName"] = "AWS::IAM::ServerCertificate",
        ["iam:ServerCertificateId"] = "AWS::IAM::ServerCertificate",
        ["iam:CertificateId"] = "AWS::IAM::SigningCertificate",
        ["iam:SSHPublicKeyId"] = "AWS::IAM::SshPublicKey",
        ["iam:Name"] = "AWS::IAM::SamlProvider",
        ["s3:Bucket"] = "AWS::S3::Bucket",
        ["s3:Key"] = "AWS::S3::Object",
        ["sts:AccessKeyId"] = "AWS::IAM::AccessKey",
        ["sts:SerialNumber"] = "AWS::IAM::MfaDevice",
        ["sts:RoleSessionName"] = "AWS::STS::AssumedRole",
        ["sts:AssumedRoleId"] = "AWS::STS::AssumedRole",
        ["sts:Name"] = "AWS::STS::FederatedUser",
        ["sts:FederatedUserId"] = "AWS::STS::FederatedUser",
        ["cloudtrail:TrailName"] = "AWS::CloudTrail::Trail",
        ["cloudtrail:EventDataStore"] = "AWS::CloudTrail::EventDataStore",
        ["cloudtrail:Channel"] = "AWS::CloudTrail::Channel",
        ["cloudtrail:DashboardId"] = "AWS::CloudTrail::Dashboard",
        ["cloudtrail:S3BucketName"] = "AWS::S3::Bucket",
        ["cloudtrail:SnsTopicName"] = "AWS::SNS::Topic",
        ["cloudtrail:SnsTopicARN"] = "AWS::SNS::Topic",
        ["cloudtrail:KmsKeyId"] = "AWS::KMS::Key",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByArn = OfArn.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByMember = OfMember.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The resources that an event's request and answer name; a repeated one once.</summary>
    /// <param name="eventSource">The service: <c>iam.amazonaws.com</c>.</param>
    /// <param name="eventName">The operation.</param>
    /// <param name="named">What is named, by which member.</param>
    public static IReadOnlyList<EventResource> Of(string eventSource, string eventName, IReadOnlyCollection<NamedResource> named)
    {
        if (named.Count == 0)
        {
            return [];
        }

        var service = eventSource.AsSpan(0, Math.Max(0, eventSource.IndexOf('.', StringComparison.Ordinal)));
        var resources = new List<EventResource>(named.Count);
        foreach (var each in named)
        {
            var resource = new EventResource(OfName(each.Name) ?? OfNamed(service, eventName, each.Member), each.Name);
            if (!resources.Contains(resource))
            {
                resources.Add(resource);
            }
        }

        return resources;
    }

    private static string? OfNamed(ReadOnlySpan<char> service, string eventName, string member)
    {
        // CloudTrail's own things are all called Name; which they are, the operation says.
        if (member == "Name" && service.SequenceEqual("cloudtrail"))
        {
            return eventName.Contains("EventDataStore", StringComparison.Ordinal) ? "AWS::CloudTrail::EventDataStore"
                : eventName.Contains("Channel", StringComparison.Ordinal) ? "AWS::CloudTrail::Channel"
                : eventName.Contains("Dashboard", StringComparison.Ordinal) ? "AWS::CloudTrail::Dashboard"
                : "AWS::CloudTrail::Trail";
        }

        return Look(ByMember, service, member);
    }

    /// <summary>The type of what an ARN names: <c>arn:partition:service:region:account:kind/…</c>; null for another text and for what has no type.</summary>
    private static string? OfName(string name)
    {
        Span<Range> parts = stackalloc Range[7];
        var text = name.AsSpan();
        if (!text.StartsWith("arn:", StringComparison.Ordinal) || text.Split(parts, ':') < 6)
        {
            return null;
        }

        var kind = text[parts[5]];
        var end = kind.IndexOf('/');
        return Look(ByArn, text[parts[2]], end < 0 ? kind : kind[..end]);
    }

    private static string? Look(FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> types, ReadOnlySpan<char> service, ReadOnlySpan<char> kind)
    {
        Span<char> key = stackalloc char[64];
        if (service.Length + 1 + kind.Length > key.Length)
        {
            return null;
        }

        service.CopyTo(key);
        key[service.Length] = ':';
        kind.CopyTo(key[(service.Length + 1)..]);
        return types.TryGetValue(key[..(service.Length + 1 + kind.Length)], out var type) ? type : null;
    }
}
