using System.Collections.Immutable;
using System.Text.Json;
using IamSim.Authorization;
using IamSim.Policies.Evaluation;

namespace IamSim.Audit.Decisions;

/// <summary>
/// One side of a decision: who asked with all policies that govern it, or a resource with those that govern the resource. As it is stored: a
/// list that names each policy and the hash of its document, and the documents.
/// </summary>
internal sealed class DecisionSide
{
    private readonly Dictionary<UInt128, StoredContent> _documents = [];

    private DecisionSide(Action<Utf8JsonWriter, DecisionSide> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json, this);
            json.WriteEndObject();
        }

        List = StoredContent.Of(buffer.ToArray());
    }

    public StoredContent List { get; }

    public IReadOnlyCollection<StoredContent> Documents => _documents.Values;

    /// <summary>The caller's side.</summary>
    public static DecisionSide Of(CallerAccess access) => new((json, side) =>
    {
        var principal = access.Principal;
        json.WriteStartObject("principal"u8);
        json.WriteString("type"u8, principal.Type.ToString());
        WriteText(json, "arn", principal.Arn);
        WriteText(json, "account", principal.Account);
        WriteText(json, "roleArn", principal.RoleArn);
        WriteText(json, "userArn", principal.UserArn);
        WriteText(json, "userId", principal.UserId);
        json.WriteEndObject();
        side.Write(json, "identity", access.Identity);
        side.Write(json, "boundary", access.Boundary);
        side.Write(json, "session", access.Session);
        side.Write(json, "serviceControl", access.ServiceControl);
        side.Write(json, "resourceControl", access.ResourceControl);
    });

    /// <summary>The side of a resource that has a policy, or belongs to another account.</summary>
    public static DecisionSide Of(PolicyLayer? policy, ImmutableArray<PolicyLayer> resourceControl) => new((json, side) =>
    {
        side.Write(json, "resource", policy);
        side.Write(json, "resourceControl", resourceControl);
    });

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private void Write(Utf8JsonWriter json, string name, ImmutableArray<PolicyLayer> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            WriteLayer(json, level);
        }

        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, string name, PolicyLayer? layer)
    {
        if (layer is not null)
        {
            json.WritePropertyName(name);
            WriteLayer(json, layer);
        }
    }

    private void WriteLayer(Utf8JsonWriter json, PolicyLayer layer)
    {
        json.WriteStartArray();
        foreach (var policy in layer.Policies)
        {
            var document = policy.Policy.Document;
            var content = StoredContent.Of(document.Text);
            _documents.TryAdd(content.Key, content);
            json.WriteStartObject();
            json.WriteString("id"u8, policy.Source.Id);
            WriteText(json, "of", policy.Source.AttachedTo);
            WriteText(json, "arn", policy.Source.Arn);
            json.WriteString("kind"u8, document.Kind.ToString());
            json.WriteBase64String("hash"u8, content.Hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
