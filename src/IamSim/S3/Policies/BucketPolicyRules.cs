using System.IO.Enumeration;
using System.Text;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Roles;
using IamSim.Policies.Documents;
using IamSim.Policies.Reference;
using IamSim.S3.Buckets;
using IamSim.Storage;

namespace IamSim.S3.Policies;

/// <summary>What a bucket policy has to be, and what S3 says where it is not.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html">S3: Bucket policies</see>: "limited to 20 KB in size". The messages
/// are those that people report of PutBucketPolicy; of which faults is which is concluded from them.
/// </remarks>
internal static class BucketPolicyRules
{
    private const int MostBytes = 20 * 1024;

    public static async Task<Outcome<PolicyDocument>> CheckAsync(IamDb db, Call call, HeldBucket bucket, string text, CancellationToken ct)
    {
        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            return S3Errors.PolicyTooLarge();
        }

        var parsed = PolicyDocument.Parse(text, PolicyKind.Resource, call.Partition);
        if (!parsed.IsValid)
        {
            return S3Errors.MalformedPolicy(Say(parsed.FirstError));
        }

        foreach (var statement in parsed.Document.Statements)
        {
            if (Refuse(bucket, statement) is { } message)
            {
                return S3Errors.MalformedPolicy(message);
            }
        }

        return await TrustPolicies.FirstMissingAsync(db, call, parsed.Document, ct) is null
            ? parsed.Document
            : S3Errors.MalformedPolicy("Invalid principal in policy");
    }

    private static string? Refuse(HeldBucket bucket, PolicyStatement statement)
    {
        if (statement.Principal is { IsNot: true } && statement.Effect == PolicyEffect.Allow)
        {
            return "Allow with NotPrincipal is not allowed.";
        }

        if (statement.Principal?.Principals.Any(p => p.Kind == PrincipalKind.Aws && p.ToAwsPrincipal() is null) == true)
        {
            return "Invalid principal in policy";
        }

        var resources = statement.Resource?.Patterns ?? [];
        if (resources.Any(resource => !IsOf(bucket, resource.Value)))
        {
            return "Policy has invalid resource";
        }

        foreach (var action in statement.Action.Patterns.Select(p => p.Value))
        {
            var meant = ActionReference.Default.Expand(action).Where(a => a.Service == "s3").ToList();
            if (meant.Count == 0)
            {
                return "Policy has invalid action";
            }

            if (!statement.Action.IsNot && statement.Resource is { IsNot: false } && !meant.Any(a => resources.Any(resource => Applies(a, resource.Value))))
            {
                return "Action does not apply to any resource(s) in statement";
            }
        }

        return null;
    }

    /// <summary>Whether a resource is this bucket or something in it: its ARN may have wildcards, but may not be any bucket's.</summary>
    private static bool IsOf(HeldBucket bucket, string resource)
    {
        var parts = resource.Split(':', 6);
        if (parts is not ["arn", var partition, "s3", "", "", var path] || (partition != bucket.Stored.Partition && partition != "*"))
        {
            return false;
        }

        var name = path.Split('/', 2)[0];
        return name.Trim('*').Length > 0 && FileSystemName.MatchesSimpleExpression(name.Replace("\\", "\\\\", StringComparison.Ordinal), bucket.Name, ignoreCase: false);
    }

    private static bool Applies(ActionInfo action, string resource)
    {
        var isObject = resource.Contains('/', StringComparison.Ordinal);
        var isEither = !isObject && resource.EndsWith('*');
        return action.ResourceTypes.Any(type => type.Name switch
        {
            "bucket" => !isObject,
            "object" => isObject || isEither,
            _ => false,
        });
    }

    private static string Say(PolicyError error)
    {
        var last = error.Path.Split('.')[^1].Split('[')[0];
        return error.Code switch
        {
            PolicyErrorCode.InvalidJson or PolicyErrorCode.LeadingWhitespace or PolicyErrorCode.NotAnObject or PolicyErrorCode.TooDeep or PolicyErrorCode.EmptyDocument =>
                "Policies must be valid JSON and the first byte must be '{'",
            PolicyErrorCode.MissingStatement or PolicyErrorCode.EmptyStatement => "Missing required field Statement",
            PolicyErrorCode.MissingEffect => "Missing required field Effect",
            PolicyErrorCode.MissingAction => "Missing required field Action",
            PolicyErrorCode.MissingResource => "Missing required field Resource",
            PolicyErrorCode.MissingPrincipal or PolicyErrorCode.EmptyPrincipal => "Missing required field Principal",
            PolicyErrorCode.InvalidVersion or PolicyErrorCode.VersionTooOld => "The policy must contain a valid version string",
            PolicyErrorCode.InvalidEffect => "Invalid effect",
            PolicyErrorCode.UnknownElement => $"Unknown field {last}",
            PolicyErrorCode.UnknownPrincipalKey or PolicyErrorCode.InvalidPrincipal or PolicyErrorCode.EveryonePrincipal or PolicyErrorCode.InvalidFederatedPrincipal =>
                "Invalid principal in policy",
            PolicyErrorCode.InvalidConditionOperator or PolicyErrorCode.UnprefixedConditionKey => "Policy has an invalid condition key",
            PolicyErrorCode.UnprefixedAction or PolicyErrorCode.ActionWithManyColons or PolicyErrorCode.WildcardActionVendor or PolicyErrorCode.InvalidActionVendor =>
                "Policy has invalid action",
            PolicyErrorCode.ResourceNotArn or PolicyErrorCode.TruncatedArn or PolicyErrorCode.InvalidArnPartition or PolicyErrorCode.InvalidArnService
                or PolicyErrorCode.InvalidArnAccount or PolicyErrorCode.IamArnWithRegion or PolicyErrorCode.InvalidIamArnPath => "Policy has invalid resource",
            _ => "This policy contains invalid Json",
        };
    }
}
