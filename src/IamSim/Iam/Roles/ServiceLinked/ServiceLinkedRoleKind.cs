using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamSim.Iam.Roles.ServiceLinked;

/// <summary>The role that a service has in every account that uses it.</summary>
/// <param name="Service">The service's principal, such as <c>ecs.amazonaws.com</c>: letter by letter, for AWS minds case here.</param>
/// <param name="Role">The role's name, or the beginning of it where a suffix is given.</param>
/// <param name="Policy">The managed policy that says what the service may do; its path is <c>/aws-service-role/</c>.</param>
/// <param name="TakesSuffix">True where an account may have several, told apart by a suffix.</param>
/// <remarks>
/// AWS has no list of them in one place: they are collected from each service's page on service-linked roles, to which
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html">AWS services that work with IAM</see>
/// leads.
/// </remarks>
internal sealed record ServiceLinkedRoleKind(string Service, string Role, string Policy, bool TakesSuffix = false)
{
    private const string Resource = "IamSim.Iam.Roles.service-linked-roles.json";

    private static readonly Lazy<FrozenDictionary<string, ServiceLinkedRoleKind>> ByService = new(Read);

    /// <summary>All that IamSim knows.</summary>
    public static IEnumerable<ServiceLinkedRoleKind> All => ByService.Value.Values;

    public static ServiceLinkedRoleKind? Of(string service) => ByService.Value.GetValueOrDefault(service);

    /// <summary>The role's path.</summary>
    public string Path => $"{ProtectedRoles.ServiceLinked}{Service}/";

    /// <summary>The role's name in an account.</summary>
    public string NameWith(string? suffix) => suffix is null ? Role : $"{Role}_{suffix}";

    /// <summary>The suffix in the name of a service-linked role; null where it has none, or its service is not known.</summary>
    public static string? SuffixOf(Role role) =>
        Of(role.Path.Split('/')[2]) is { } kind && role.Name.StartsWith(kind.Role + '_', StringComparison.Ordinal) ? role.Name[(kind.Role.Length + 1)..] : null;

    /// <summary>The ARN of its managed policy.</summary>
    public string PolicyArnIn(string partition) => $"arn:{partition}:iam::aws:policy{ProtectedRoles.ServiceLinked}{Policy}";

    /// <summary>Whom the role trusts, as AWS writes it.</summary>
    public string TrustPolicy =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],"Effect":"Allow","Principal":{"Service":["{{{Service}}}"]}}]}""";

    private static FrozenDictionary<string, ServiceLinkedRoleKind> Read()
    {
        using var stream = typeof(ServiceLinkedRoleKind).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The embedded resource {Resource} is missing.");
        return JsonSerializer.Deserialize(stream, ServiceLinkedRoleJson.Default.ListServiceLinkedRoleKind)!
            .ToFrozenDictionary(kind => kind.Service, StringComparer.Ordinal);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<ServiceLinkedRoleKind>))]
internal sealed partial class ServiceLinkedRoleJson : JsonSerializerContext;
