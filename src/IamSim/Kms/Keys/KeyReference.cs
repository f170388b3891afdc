using IamSim.Calls;

namespace IamSim.Kms.Keys;

/// <summary>What a request names a key by: its id, its ARN, an alias, or an alias's ARN.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id">KMS: Key identifiers</see></remarks>
/// <param name="Account">Where it is looked for.</param>
/// <param name="Region">Where it is looked for.</param>
/// <param name="Name">The key's id, or the alias with <c>alias/</c>.</param>
/// <param name="IsArn">True where account and region were said.</param>
internal readonly record struct KeyReference(string Account, string Region, string Name, bool IsArn)
{
    public const string AliasPrefix = "alias/";

    private const string KeyPrefix = "key/";

    public bool IsAlias => Name.StartsWith(AliasPrefix, StringComparison.Ordinal);

    /// <summary>The ARN of what is named, whether or not there is such a thing.</summary>
    public string Arn => IsAlias ? KeyArns.OfAlias(Account, Region, Name) : KeyArns.OfKey(Account, Region, Name);

    /// <summary>Null for a text that can name no key.</summary>
    /// <param name="account">The account in which an id or alias is looked up.</param>
    /// <param name="region">The region in which an id or alias is looked up.</param>
    /// <param name="text">As the request has it.</param>
    public static KeyReference? Parse(string account, string region, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return text.Split(':', 6) is ["arn", var partition, "kms", { Length: > 0 } there, var owner, var resource]
                && Arns.IsRegion(there) && partition == Arns.PartitionOf(there) && CallerResolver.IsAccountId(owner)
                ? OfResource(owner, there, resource)
                : null;
        }

        return IsAliasName(text) || IsKeyId(text) ? new KeyReference(account, region, text, IsArn: false) : null;
    }

    private static KeyReference? OfResource(string account, string region, string resource) =>
        IsAliasName(resource) ? new KeyReference(account, region, resource, IsArn: true)
        : resource.StartsWith(KeyPrefix, StringComparison.Ordinal) && IsKeyId(resource[KeyPrefix.Length..]) ? new KeyReference(account, region, resource[KeyPrefix.Length..], IsArn: true)
        : null;

    private static bool IsAliasName(string text) =>
        text.Length > AliasPrefix.Length && text.StartsWith(AliasPrefix, StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '/' or '_' or '-');

    private static bool IsKeyId(string text) => Guid.TryParseExact(text, "D", out _) || (text.StartsWith("mrk-", StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
