using System.Collections.Concurrent;
using IamSim.Iam.Policies;
using IamSim.Policies.Documents;

namespace IamSim.Access;

/// <summary>
/// Compiled documents by their text. What is compiled never changes, so nothing has to be forgotten when a policy does: its new text is another
/// entry. One document that many users have is compiled once.
/// </summary>
internal sealed class CompiledDocuments(AwsManagedPolicies awsPolicies)
{
    /// <summary>Past this much text it starts afresh: compiled, some 100 MB at the most.</summary>
    private const long MostCharacters = 8 << 20;

    private readonly ConcurrentDictionary<(PolicyKind Kind, string Text), CompiledDocument> _documents = new();
    private readonly ConcurrentDictionary<(string Name, string Partition), CompiledDocument> _ofAws = new();
    private long _characters;

    /// <summary>A policy of AWS's in a partition, in the version that is in force: its text is unpacked once.</summary>
    public CompiledDocument Of(AwsManagedPolicy policy, string partition) => policy.ImportedDocument is { } imported
        ? Of(imported)
        : _ofAws.GetOrAdd(
            (policy.Name, partition),
            (key, policy) => CompiledDocument.Of(awsPolicies.Document(policy, policy.Default.Number, key.Partition)!),
            policy);

    public CompiledDocument Of(string text, PolicyKind kind = PolicyKind.Identity)
    {
        if (_documents.TryGetValue((kind, text), out var known))
        {
            return known;
        }

        var compiled = CompiledDocument.Of(text, kind);
        if (Interlocked.Add(ref _characters, text.Length) > MostCharacters)
        {
            // Two threads may both clear it: that costs a compilation and nothing else.
            _documents.Clear();
            Interlocked.Exchange(ref _characters, text.Length);
        }

        return _documents.GetOrAdd((kind, text), compiled);
    }
}
