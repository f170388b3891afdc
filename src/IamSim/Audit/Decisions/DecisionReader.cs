using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using IamSim.Access;
using IamSim.Authorization;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Decisions;

/// <summary>Makes an event's decisions again from what is kept of them, as they were when they were made, and has them explained.</summary>
internal sealed class DecisionReader(IamDb db, CompiledDocuments documents, AuthorizationMessages messages)
{
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.Ordinal);

    /// <summary>The stories of the decisions of a row, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<(DecisionRecord Record, Explanation Explanation, string Message)>> ExplainAsync(string account, byte[] row, CancellationToken ct)
    {
        var stories = new List<(DecisionRecord, Explanation, string)>();
        foreach (var record in DecisionRecord.Read(row))
        {
            var (request, policies) = await RebuildAsync(account, record, ct);
            stories.Add((record, PolicyEvaluator.Explain(request, policies), messages.Encode(request, policies, record.Decision)));
        }

        return stories;
    }

    private async Task<(AuthorizationRequest Request, PolicySet Policies)> RebuildAsync(string account, DecisionRecord record, CancellationToken ct)
    {
        using var caller = JsonDocument.Parse(await ContentAsync(account, record.CallerSide, ct));
        using var resource = record.ResourceSide is { } side ? JsonDocument.Parse(await ContentAsync(account, side, ct)) : null;
        var root = caller.RootElement;
        var principal = root.GetProperty("principal");
        var request = new AuthorizationRequest(
            new RequestPrincipal
            {
                Type = Enum.Parse<PrincipalType>(principal.GetProperty("type").GetString()!),
                Arn = Text(principal, "arn"),
                Account = Text(principal, "account"),
                RoleArn = Text(principal, "roleArn"),
                UserArn = Text(principal, "userArn"),
                UserId = Text(principal, "userId"),
            },
            record.Action,
            record.Resource,
            new RequestContext(record.Context),
            record.ResourceAccount);
        var policies = new PolicySet
        {
            Identity = await LayerAsync(account, root, "identity", ct) ?? PolicyLayer.Empty,
            PermissionsBoundary = await LayerAsync(account, root, "boundary", ct),
            Session = await LayerAsync(account, root, "session", ct),
            ServiceControl = await LevelsAsync(account, root, "serviceControl", ct),
            ResourceControl = await LevelsAsync(account, resource?.RootElement ?? root, "resourceControl", ct),
            Resource = resource is null ? null : await LayerAsync(account, resource.RootElement, "resource", ct),
        };
        return (request, policies);
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task<ImmutableArray<PolicyLayer>> LevelsAsync(string account, JsonElement side, string name, CancellationToken ct)
    {
        var levels = ImmutableArray.CreateBuilder<PolicyLayer>();
        foreach (var level in side.GetProperty(name).EnumerateArray())
        {
            levels.Add(await LayerAsync(account, level, ct));
        }

        return levels.ToImmutable();
    }

    private async Task<PolicyLayer?> LayerAsync(string account, JsonElement side, string name, CancellationToken ct) =>
        side.TryGetProperty(name, out var layer) ? await LayerAsync(account, layer, ct) : null;

    private async Task<PolicyLayer> LayerAsync(string account, JsonElement layer, CancellationToken ct)
    {
        var policies = new List<AttachedPolicy>();
        foreach (var policy in layer.EnumerateArray())
        {
            var text = Encoding.UTF8.GetString(await ContentAsync(account, policy.GetProperty("hash").GetBytesFromBase64(), ct));
            var kind = Enum.Parse<PolicyKind>(policy.GetProperty("kind").GetString()!);
            policies.Add(new AttachedPolicy(
                documents.Of(text, kind).Policy ?? throw new InvalidOperationException("A document that a decision went by cannot be read."),
                new PolicySource(policy.GetProperty("id").GetString()!, Text(policy, "of"), Text(policy, "arn"))));
        }

        return PolicyLayer.Of(policies);
    }

    private async Task<byte[]> ContentAsync(string account, byte[] hash, CancellationToken ct)
    {
        var key = Convert.ToHexString(hash);
        if (!_contents.TryGetValue(key, out var content))
        {
            content = await db.DecisionDocuments.Where(d => d.AccountId == account && d.Hash == hash).Select(d => d.Content).SingleAsync(ct);
            _contents[key] = content;
        }

        return content;
    }
}
