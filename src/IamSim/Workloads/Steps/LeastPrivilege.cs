using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Workloads.Specs;

namespace IamSim.Workloads.Steps;

/// <summary>The policies that exactly one job needs: nothing in them is unused, and nothing that it needs is missing.</summary>
/// <param name="RolePolicy">For the execution role.</param>
/// <param name="TrustPolicy">For the execution role.</param>
public sealed record LeastPrivilege(JsonElement RolePolicy, JsonElement TrustPolicy)
{
    private const string Version = "2012-10-17";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the steps of a dry run need of the role.</summary>
    /// <param name="spec">The job.</param>
    /// <param name="steps">Its steps, whether they succeed or not.</param>
    internal static LeastPrivilege Of(WorkloadSpec spec, IReadOnlyList<AccessStep> steps)
    {
        var statements = new JsonArray();
        var needed = steps.Where(step => step.Call != "sts:AssumeRole" && step.NeedsIdentity && step.Principal.Contains(":assumed-role/", StringComparison.Ordinal))
            .Select(step => (step.Call, Resource: ResourceOf(spec, step), Condition: ConditionOf(spec, step)))
            .Distinct().ToList();

        // One statement for all actions of a service on the same resources under the same condition.
        var byAction = needed.GroupBy(need => (need.Call, need.Condition))
            .Select(group => (group.Key.Call, group.Key.Condition, Resources: group.Select(need => need.Resource).Order(StringComparer.Ordinal).ToList()));
        foreach (var group in byAction.GroupBy(each => (Service: each.Call.Split(':')[0], each.Condition, Resources: string.Join(' ', each.Resources))))
        {
            var statement = new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = One(group.Select(each => each.Call).Order(StringComparer.Ordinal)),
                ["Resource"] = One(group.First().Resources),
            };
            if (group.Key.Condition is { } condition)
            {
                statement["Condition"] = JsonNode.Parse(condition);
            }

            statements.Add(statement);
        }

        return new LeastPrivilege(Document(statements), Document([TrustOf(spec)]));
    }

    private static string ResourceOf(WorkloadSpec spec, AccessStep step)
    {
        // Data under a prefix is read whole, whatever comes to lie there.
        if (step.Call != "s3:GetObject")
        {
            return step.Resource;
        }

        var prefixes = spec.Inputs.Where(input => !input.IsObject).Select(input => input.S3Uri).Append(spec.CheckpointS3Uri)
            .Select(S3Location.TryParse).OfType<S3Location>()
            .Select(location => (Prefix: $":s3:::{location.Bucket}/{location.Key}", location));
        foreach (var (prefix, _) in prefixes)
        {
            var at = step.Resource.IndexOf(":s3:::", StringComparison.Ordinal);
            if (at >= 0 && step.Resource[at..].StartsWith(prefix, StringComparison.Ordinal))
            {
                return step.Resource[..at] + prefix + "*";
            }
        }

        return step.Resource;
    }

    private static string? ConditionOf(WorkloadSpec spec, AccessStep step)
    {
        var condition = step.Call switch
        {
            "s3:ListBucket" => Prefixes(spec, step) is { Count: > 0 } prefixes ? Of("StringLike", "s3:prefix", One(prefixes)) : null,
            "kms:Decrypt" or "kms:GenerateDataKey" => Of("StringEquals", "kms:ViaService", JsonValue.Create($"s3.{spec.Region}.amazonaws.com")),
            "kms:CreateGrant" => Of("Bool", "kms:GrantIsForAWSResource", JsonValue.Create("true")),
            "ec2:CreateNetworkInterfacePermission" => Of("StringEquals", "ec2:AuthorizedService", JsonValue.Create(RoleSession.Service)),
            "cloudwatch:PutMetricData" => Of("StringEquals", "cloudwatch:namespace", JsonValue.Create(spec.LogGroup)),
            _ => null,
        };
        return condition?.ToJsonString(Plain);
    }

    private static List<string> Prefixes(WorkloadSpec spec, AccessStep step) =>
    [
        .. spec.Inputs.Where(input => !input.IsObject).Select(input => input.S3Uri).Append(spec.CheckpointS3Uri)
            .Select(S3Location.TryParse).OfType<S3Location>()
            .Where(location => step.Resource.EndsWith($":s3:::{location.Bucket}", StringComparison.Ordinal))
            .Select(location => location.Key)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static JsonObject Of(string op, string key, JsonNode? value) => new() { [op] = new JsonObject { [key] = value } };

    private static JsonNode One(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        return all.Count == 1 ? JsonValue.Create(all[0]) : new JsonArray([.. all.Select(text => JsonValue.Create(text))]);
    }

    private static JsonObject TrustOf(WorkloadSpec spec) => new()
    {
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = RoleSession.Service },
        ["Action"] = "sts:AssumeRole",
        ["Condition"] = Of("StringEquals", "aws:SourceAccount", JsonValue.Create(spec.Account)),
    };

    private static JsonElement Document(JsonArray statements)
    {
        using var json = JsonDocument.Parse(new JsonObject { ["Version"] = Version, ["Statement"] = statements }.ToJsonString(Plain));
        return json.RootElement.Clone();
    }
}
