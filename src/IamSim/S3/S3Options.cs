namespace IamSim.S3;

/// <summary><c>IamSim:S3</c>: where content is kept, and quotas, as AWS has them by default.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/general/latest/gr/s3.html">S3: endpoints and quotas</see></remarks>
internal sealed class S3Options
{
    /// <summary>
    /// The folder of objects' content. Null for one beside the SQLite file, named as it with <c>-s3</c> behind; with PostgreSQL for <c>iamsim-s3</c> where
    /// the server was started, and servers of one database need one folder.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The most bytes of content that stands in the object's own row, and in no file.</summary>
    public int InlineBytes { get; init; } = 4096;

    public int BucketsPerAccount { get; init; } = 10_000;

    public int TagsPerBucket { get; init; } = 50;

    public int TagsPerObject { get; init; } = 10;
}
