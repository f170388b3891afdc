using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Iam.Tagging;
using IamSim.Policies.Evaluation;

namespace IamSim.Kms.Facts;

/// <summary>A KMS key as whoever decides about its use sees it: stored, or supposed.</summary>
/// <param name="Arn">The key's ARN, never an alias's.</param>
/// <param name="Account">The account that owns it.</param>
/// <param name="State"><c>Enabled</c>, <c>Disabled</c>, <c>PendingDeletion</c>.</param>
/// <param name="Policy">The key policy, and the grants beside it.</param>
internal sealed record KeyFacts(string Arn, string Account, string State, PolicyLayer Policy)
{
    public IReadOnlyList<TagEntry> Tags { get; init; } = [];

    /// <summary>The names of its aliases, <c>alias/…</c>: <c>kms:ResourceAliases</c>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>True for a key that AWS keeps for a service, such as <c>aws/s3</c>.</summary>
    public bool IsAwsManaged { get; init; }

    /// <summary>What tells its material from another; empty for one that is not stored.</summary>
    public string MaterialId { get; init; } = string.Empty;

    /// <summary>When it goes for good; null where its deletion is not scheduled.</summary>
    public DateTimeOffset? DeletionAt { get; init; }

    public bool IsEnabled => State == "Enabled";

    /// <summary>False for a key of AWS's that nobody has used yet, and for a supposed one.</summary>
    public bool IsStored => MaterialId.Length > 0;

    public string Region => Arn.Split(':', 5)[3];

    public string Id => Arn[(Arn.LastIndexOf('/') + 1)..];
}

/// <summary>What a key is used for: the context that the condition keys of KMS tell.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">KMS: condition keys</see></remarks>
/// <param name="Action">As policies name it, <c>kms:Decrypt</c>.</param>
internal sealed record KeyUse(string Action)
{
    /// <summary><c>kms:EncryptionContext:…</c></summary>
    public IReadOnlyDictionary<string, string> EncryptionContext { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The service that asks for its caller, <c>s3.us-east-1.amazonaws.com</c>: <c>kms:ViaService</c>; null for a direct call.</summary>
    public string? ViaService { get; init; }

    /// <summary>True where a service of AWS has the grant made for itself: <c>kms:GrantIsForAWSResource</c>; null for all that is no grant.</summary>
    public bool? GrantIsForAwsResource { get; init; }

    /// <summary>What the grant is to allow: <c>kms:GrantOperations</c>.</summary>
    public IReadOnlyList<string> GrantOperations { get; init; } = [];

    /// <summary>The alias that the request names the key by: <c>kms:RequestAlias</c>; null where it names none.</summary>
    public string? RequestAlias { get; init; }

    /// <summary>What the request has beside: <c>kms:GranteePrincipal</c>, <c>kms:ScheduleKeyDeletionPendingWindowInDays</c>…</summary>
    public IReadOnlyList<KeyValuePair<string, ImmutableArray<string>>> Context { get; init; } = [];
}

/// <summary>What other services need of KMS.</summary>
internal interface IKeys
{
    /// <summary>The key that a request names by id, ARN, alias or alias's ARN; null where there is none.</summary>
    /// <param name="services">The scope to read with: a reader's, or the lane's.</param>
    /// <param name="account">The account in which an id or alias is looked up.</param>
    /// <param name="region">The region in which it is.</param>
    /// <param name="keyId">As the request has it.</param>
    /// <param name="ct">Stops the reading.</param>
    ValueTask<KeyFacts?> FindAsync(IServiceProvider services, string account, string region, string keyId, CancellationToken ct);

    /// <summary>Whether a use of a key is allowed, as a question for the authorizer.</summary>
    Question Ask(KeyFacts key, KeyUse use);

    /// <summary>
    /// Makes a key of AWS's, such as <c>aws/s3</c>, when it is first used. Until then it is found like any other, with the ARN that it will have; a key
    /// that is stored stays as it is.
    /// </summary>
    /// <param name="services">The scope: in the lane's, the key is made with the change; in a reader's, by a change of its own.</param>
    /// <param name="key">What was found.</param>
    /// <param name="now">The simulator's time.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The key, stored.</returns>
    ValueTask<KeyFacts> UseAsync(IServiceProvider services, KeyFacts key, DateTimeOffset now, CancellationToken ct);
}
