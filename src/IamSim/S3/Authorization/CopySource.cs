namespace IamSim.S3.Authorization;

/// <summary>The object that is copied: <c>x-amz-copy-source</c>.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
/// <param name="VersionId">The version; null where none is named.</param>
internal sealed record CopySource(string Bucket, string Key, string? VersionId)
{
    /// <summary>Reads <c>/bucket/key?versionId=…</c>, percent-encoded or not; null where it is no such thing.</summary>
    public static CopySource? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        const string Version = "?versionId=";
        var at = text.LastIndexOf(Version, StringComparison.Ordinal);
        var version = at < 0 ? null : text[(at + Version.Length)..];
        var path = Uri.UnescapeDataString(at < 0 ? text : text[..at]).TrimStart('/');
        return path.Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } key] ? new CopySource(bucket, key, version) : null;
    }
}
