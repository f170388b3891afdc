namespace IamSim.CloudTrail.Delivery;

/// <summary>Where log files and digests go: today a folder for each bucket.</summary>
internal interface ILogDestination
{
    /// <summary>False where nothing is delivered at all.</summary>
    bool IsThere { get; }

    /// <summary>Writes an object whole. What is there already under that name is replaced: the same file may be written twice.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="content">What it holds: JSON, compressed by gzip.</param>
    /// <param name="metadata">What S3 keeps as <c>x-amz-meta-…</c>; empty for none.</param>
    /// <param name="ct">Stops the writing.</param>
    Task PutAsync(string bucket, string key, byte[] content, IReadOnlyDictionary<string, string> metadata, CancellationToken ct);
}
