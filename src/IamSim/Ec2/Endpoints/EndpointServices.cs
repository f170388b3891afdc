using System.Collections.Frozen;

namespace IamSim.Ec2.Endpoints;

/// <summary>A service that VPC endpoints lead to.</summary>
/// <param name="Short">What it is called here: <c>s3</c>, <c>ecr.dkr</c>, <c>sagemaker.runtime</c>.</param>
/// <param name="Name">How its endpoints name it in every region: <c>com.amazonaws.{region}.s3</c>.</param>
/// <param name="PrivateDns">The names that private DNS makes mean an endpoint.</param>
internal sealed record EndpointService(string Short, string Name, string[] PrivateDns)
{
    /// <summary>Whether gateway endpoints lead to it too.</summary>
    public bool HasGateway { get; init; }

    public string NameIn(string region) => Name.Replace("{region}", region, StringComparison.Ordinal);
}

/// <summary>The services of AWS that have VPC endpoints, as far as an account's machine learning needs them.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html">PrivateLink: AWS services that integrate with AWS
/// PrivateLink</see>
/// </remarks>
internal static class EndpointServices
{
    public static readonly IReadOnlyList<EndpointService> All =
    [
        new("s3", "com.amazonaws.{region}.s3", ["s3.{region}.amazonaws.com", "*.s3.{region}.amazonaws.com"]) { HasGateway = true },
        new("dynamodb", "com.amazonaws.{region}.dynamodb", ["dynamodb.{region}.amazonaws.com"]) { HasGateway = true },
        Plain("sts"),
        Plain("kms"),
        new("sagemaker.api", "com.amazonaws.{region}.sagemaker.api", ["api.sagemaker.{region}.amazonaws.com"]),
        new("sagemaker.runtime", "com.amazonaws.{region}.sagemaker.runtime", ["runtime.sagemaker.{region}.amazonaws.com"]),
        new("sagemaker.featurestore-runtime", "com.amazonaws.{region}.sagemaker.featurestore-runtime", ["featurestore-runtime.sagemaker.{region}.amazonaws.com"]),
        new("sagemaker.notebook", "aws.sagemaker.{region}.notebook", ["notebook.{region}.sagemaker.aws", "*.notebook.{region}.sagemaker.aws"]),
        new("sagemaker.studio", "aws.sagemaker.{region}.studio", ["studio.{region}.sagemaker.aws", "*.studio.{region}.sagemaker.aws"]),
        Plain("monitoring"),
        Plain("logs"),
        Plain("events"),
        new("ecr.api", "com.amazonaws.{region}.ecr.api", ["api.ecr.{region}.amazonaws.com"]),
        new("ecr.dkr", "com.amazonaws.{region}.ecr.dkr", ["*.dkr.ecr.{region}.amazonaws.com"]),
        Plain("ec2"),
        Plain("cloudtrail"),
        new("iam", "com.amazonaws.iam", ["iam.amazonaws.com"]),
        new("organizations", "com.amazonaws.{region}.organizations", ["organizations.{region}.amazonaws.com"]),
        Plain("secretsmanager"),
        Plain("ssm"),
        Plain("codecommit"),
        Plain("glue"),
        Plain("athena"),
        Plain("elasticfilesystem"),
        Plain("servicecatalog"),
    ];

    private static readonly FrozenDictionary<string, EndpointService> ByShort = All.ToFrozenDictionary(service => service.Short);

    /// <summary>How a region's endpoints name a service: <c>com.amazonaws.us-east-1.s3</c>.</summary>
    public static string NameOf(string service, string region) =>
        ByShort.GetValueOrDefault(service)?.NameIn(region) ?? $"com.amazonaws.{region}.{service}";

    public static bool HasGateway(string service) => ByShort.GetValueOrDefault(service)?.HasGateway == true;

    public static EndpointService? Find(string shortName) => ByShort.GetValueOrDefault(shortName);

    /// <summary>The service that a name means in a region; null for one that is none there.</summary>
    public static EndpointService? OfName(string name, string region) => All.FirstOrDefault(service => service.NameIn(region) == name);

    private static EndpointService Plain(string name) =>
        new(name, $"com.amazonaws.{{region}}.{name}", [$"{name}.{{region}}.amazonaws.com"]);
}
