namespace IamSim.Iam.Authorization;

/// <summary>
/// How IAM's denials name resources. What a request makes, what it lists and what it names by an ARN stands there as an ARN; what it names by a
/// name stands there as that name behind its kind: so a denial is the same whether the thing exists or not, and shows nobody its path.
/// </summary>
/// <remarks>
/// AWS documents none of it. From public reports: <c>on resource: role NAME</c> (https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2517,
/// https://github.com/aws/aws-cdk/issues/27067), <c>user NAME</c> (https://github.com/aws-samples/rancher-on-aws-workshop/issues/28),
/// <c>group NAME</c>, <c>instance profile NAME</c>, <c>server certificate NAME</c>, <c>policy ARN</c>, and <c>policy NAME</c> of one that is to be made.
/// </remarks>
internal static class ResourceWords
{
    public static string? Of(string type, string name) => type switch
    {
        ResourceTypes.User or ResourceTypes.Group or ResourceTypes.Role or ResourceTypes.Policy => $"{type} {name}",
        ResourceTypes.InstanceProfile => $"instance profile {name}",
        ResourceTypes.ServerCertificate => $"server certificate {name}",
        _ => null,
    };

    /// <summary>Of what a request makes: only a policy is named by its name.</summary>
    public static string? OfNew(string type, string name) => type == ResourceTypes.Policy ? Of(type, name) : null;

    /// <summary>Of lists by path: of policies it names the path alone.</summary>
    public static string? OfPath(string type, string path) => type == ResourceTypes.Policy ? $"policy path {path}" : null;

    /// <summary>
    /// Of the calling user, whom a request for access keys does not name: AWS's words have a <c>null</c> where the path would be, as several
    /// published CloudTrail records of ListAccessKeys, CreateAccessKey and DeleteAccessKey show; other operations have the name alone.
    /// </summary>
    public static string OfCaller(string operation, string userName) =>
        operation.EndsWith("AccessKey", StringComparison.Ordinal) || operation.EndsWith("AccessKeys", StringComparison.Ordinal)
            ? $"user null{userName}"
            : $"user {userName}";
}
