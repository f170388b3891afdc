using System.Collections.Immutable;
using System.Text.Json;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Simulation;

/// <summary>Reads a simulated request from JSON: the form that REST and the case files of the tests share.</summary>
/// <remarks>A policy is its document, as an object or a string, or <c>{ "name": …, "document": … }</c>.</remarks>
public static class SimulationReader
{
    /// <summary>The request, or null and what is wrong with it.</summary>
    /// <param name="value">The JSON.</param>
    /// <param name="path">Where it stands, for the errors: <c>requests[0]</c>.</param>
    /// <param name="errors">Every error is added here.</param>
    public static SimulationRequest? Read(JsonElement value, string path, ICollection<SimulationError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var found = new List<SimulationError>();
        var request = Read(value, path, found);
        foreach (var error in found)
        {
            errors.Add(error);
        }

        return found.Count == 0 ? request : null;
    }

    private static SimulationRequest? Read(JsonElement value, string path, List<SimulationError> errors)
    {
        if (JsonMembers.Of(value, path, errors, "principal", "action", "resources", "context", "policies") is not { } members)
        {
            return null;
        }

        var action = members.Text("action");
        if (action is null || action.Split(':') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            members.Fail("action", "A request has one action, such as s3:GetObject.");
            action = "";
        }

        ImmutableArray<SimulatedResource> resources =
            [.. members.Items("resources").Select(item => ReadResource(item.Item, item.Path, action, errors)).OfType<SimulatedResource>()];
        return new SimulationRequest
        {
            Principal = members.Has("principal", out var principal, out var principalPath)
                ? ReadPrincipal(principal, principalPath, errors)
                : null,
            Action = action,
            Resources = resources.IsEmpty ? [SimulatedResource.Any] : resources,
            Context = members.Context("context"),
            Policies = members.Has("policies", out var policies, out var policiesPath)
                ? ReadPolicies(policies, policiesPath, KindOfResourcePolicy(action, resources), errors)
                : new SimulatedPolicies(),
        };
    }

    private static SimulatedPrincipal? ReadPrincipal(JsonElement value, string path, List<SimulationError> errors)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            // The ARN alone says all that is known of most principals.
            using var json = JsonDocument.Parse($$"""{"arn":{{value.GetRawText()}}}""");
            return ReadPrincipal(json.RootElement, path, errors);
        }

        return JsonMembers.Of(value, path, errors, "arn", "type", "account", "roleArn", "userArn", "userId", "canonicalUser", "tags") is { } members
            ? PrincipalReader.Read(members)
            : null;
    }

    private static SimulatedResource? ReadResource(JsonElement value, string path, string action, List<SimulationError> errors)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return new SimulatedResource { Arn = value.GetString()! };
        }

        if (JsonMembers.Of(value, path, errors, "arn", "account", "tags", "context", "policy", "grants") is not { } members)
        {
            return null;
        }

        var arn = members.Text("arn") ?? "*";
        var policies = new List<AttachedPolicy>();
        if (members.Has("policy", out var policy, out var policyPath)
            && ReadPolicy(policy, policyPath, KindOfResourcePolicy(action, arn), errors) is { } document)
        {
            policies.Add(document);
        }

        foreach (var (grant, grantPath) in members.Items("grants"))
        {
            if (ReadGrant(grant, grantPath, errors) is { } granted)
            {
                policies.Add(granted);
            }
        }

        return new SimulatedResource
        {
            Arn = arn,
            Account = members.Account("account"),
            Tags = members.Map("tags"),
            Context = members.Context("context"),
            Policy = policies.Count == 0 ? null : PolicyLayer.Of(policies),
        };
    }

    private static AttachedPolicy? ReadGrant(JsonElement value, string path, List<SimulationError> errors)
    {
        if (JsonMembers.Of(value, path, errors, "name", "granteePrincipal", "operations", "encryptionContextEquals", "encryptionContextSubset")
            is not { } members)
        {
            return null;
        }

        var operations = members.Items("operations").Select(item => item.Item).ToList();
        if (members.Text("granteePrincipal") is not { } grantee || operations.Count == 0 || operations.Exists(item => item.ValueKind != JsonValueKind.String))
        {
            errors.Add(new SimulationError(path, "A grant has a granteePrincipal and operations such as Decrypt."));
            return null;
        }

        var name = members.Text("name") ?? path;
        var grant = new KmsGrant(
            name,
            grantee,
            [.. operations.Select(item => item.GetString()!)],
            members.Has("encryptionContextEquals", out _, out _) ? members.Map("encryptionContextEquals") : null,
            members.Has("encryptionContextSubset", out _, out _) ? members.Map("encryptionContextSubset") : null);
        return Attached(grant.ToPolicy(), name, path, errors);
    }

    private static SimulatedPolicies ReadPolicies(JsonElement value, string path, PolicyKind resourceKind, List<SimulationError> errors)
    {
        if (JsonMembers.Of(
            value, path, errors, "identity", "permissionsBoundary", "session", "resource", "serviceControl", "resourceControl", "vpcEndpoint")
            is not { } members)
        {
            return new SimulatedPolicies();
        }

        return new SimulatedPolicies
        {
            Identity = List("identity", PolicyKind.Identity) ?? [],

            PermissionsBoundary = One("permissionsBoundary", PolicyKind.PermissionsBoundary),
            Session = List("session", PolicyKind.Session),
            Resource = One("resource", resourceKind),
            ServiceControl = Levels("serviceControl", PolicyKind.ServiceControl),
            ResourceControl = Levels("resourceControl", PolicyKind.ResourceControl),
            VpcEndpoint = List("vpcEndpoint", PolicyKind.VpcEndpoint),
        };

        AttachedPolicy? One(string name, PolicyKind kind) =>
            members.Has(name, out var member, out var here) ? ReadPolicy(member, here, kind, errors) : null;

        // An empty list passes no policy, as does none.
        ImmutableArray<AttachedPolicy>? List(string name, PolicyKind kind) =>
            members.Has(name, out var member, out var here) && ReadAll(member, here, kind, errors) is { IsEmpty: false } list ? list : null;

        ImmutableArray<PolicyLayer> Levels(string name, PolicyKind kind) =>
            [.. members.Items(name).Select(level => PolicyLayer.Of(ReadAll(level.Item, level.Path, kind, errors)))];
    }

    private static ImmutableArray<AttachedPolicy> ReadAll(JsonElement value, string path, PolicyKind kind, List<SimulationError> errors) =>
        [.. JsonMembers.ItemsOf(value, path).Select(item => ReadPolicy(item.Item, item.Path, kind, errors)).OfType<AttachedPolicy>()];

    private static AttachedPolicy? ReadPolicy(JsonElement value, string path, PolicyKind kind, List<SimulationError> errors)
    {
        var (name, document) = (path, value);
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("document", out _))
        {
            if (JsonMembers.Of(value, path, errors, "name", "document") is not { } members)
            {
                return null;
            }

            name = members.Text("name") ?? path;
            (document, path) = (value.GetProperty("document"), JsonMembers.PathOf(path, "document"));
        }

        switch (document.ValueKind)
        {
            case JsonValueKind.Object:
                return Attached(PolicyDocument.ParseToAsk(document.GetRawText(), kind), name, path, errors);
            case JsonValueKind.String:
                return Attached(PolicyDocument.ParseToAsk(document.GetString()!, kind), name, path, errors);
            default:
                errors.Add(new SimulationError(path, "A policy is a JSON object, or a string that holds one."));
                return null;
        }
    }

    private static AttachedPolicy? Attached(ParseResult parsed, string name, string path, List<SimulationError> errors)
    {
        if (parsed.Document is { } document)
        {
            return AttachedPolicy.From(document, name);
        }

        foreach (var error in parsed.Errors)
        {
            errors.Add(new SimulationError(path, error.Path.Length == 0 ? error.Message : $"{error.Message} ({error.Path})", new TextPosition(error.Line, error.Column)));
        }

        return null;
    }

    private static PolicyKind KindOfResourcePolicy(string action, ImmutableArray<SimulatedResource> resources) =>
        resources.Length > 0 && resources.All(resource => KindOfResourcePolicy(action, resource.Arn) == PolicyKind.Trust)
            ? PolicyKind.Trust
            : PolicyKind.Resource;

    private static PolicyKind KindOfResourcePolicy(string action, string arn) =>
        MandatoryResourcePolicies.IsRoleToAssume(action.ToLowerInvariant(), arn) ? PolicyKind.Trust : PolicyKind.Resource;
}
