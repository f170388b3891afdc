using System.Text.Json;
using IamSim.Hosting;
using IamSim.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace IamSim.CloudTrail.Delivery;

/// <summary>
/// A folder with a folder in it for each bucket, and in that the objects by their keys. The metadata of an object stand in a file beside it, which is named as
/// the object with <see cref="MetadataSuffix"/> behind: <c>{"signature":"…","signature-algorithm":"SHA256withRSA"}</c>.
/// </summary>
internal sealed class FolderDestination : ILogDestination
{
    public const string MetadataSuffix = ".metadata.json";

    private readonly string? _root;

    public FolderDestination(IamSimOptions options, IOptions<DatabaseOptions> database, IConfiguration configuration) =>
        _root = options.CloudTrail.DeliveryFolder switch
        {
            "" => null,
            { } given => Path.GetFullPath(given),
            null when database.Value.Provider == DatabaseProvider.Sqlite => Path.Combine(BesideDatabase(configuration), "cloudtrail"),
            null => null,
        };

    public bool IsThere => _root is not null;

    public async Task PutAsync(string bucket, string key, byte[] content, IReadOnlyDictionary<string, string> metadata, CancellationToken ct)
    {
        var path = PathOf(bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (metadata.Count > 0)
        {
            // Before the object, so that nobody sees one without the other.
            await WriteAsync(path + MetadataSuffix, JsonSerializer.SerializeToUtf8Bytes(metadata), ct);
        }

        await WriteAsync(path, content, ct);
    }

    /// <summary>The file of an object. What a key could lead out of its folder by is a name like any other.</summary>
    public string PathOf(string bucket, string key) =>
        Path.Combine([_root ?? throw new InvalidOperationException("There is no folder to deliver to."), FileName(bucket), .. key.Split('/').Select(FileName)]);

    private static string FileName(string segment) => segment switch
    {
        "" => "%",
        "." => "%2E",
        ".." => "%2E%2E",
        _ => string.Concat(segment.Select(c => Path.GetInvalidFileNameChars().Contains(c) || c is '%' or '\\' or ':' ? $"%{(int)c:X2}" : c.ToString())),
    };

    private static async Task WriteAsync(string path, byte[] content, CancellationToken ct)
    {
        // Whole or not at all; another server may be writing the same.
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllBytesAsync(temporary, content, ct);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string BesideDatabase(IConfiguration configuration)
    {
        var connection = new SqliteConnectionStringBuilder(configuration.GetConnectionString(DatabaseOptions.ConnectionString) ?? DatabaseOptions.DefaultConnectionString);
        return Path.GetDirectoryName(Path.GetFullPath(connection.DataSource)) ?? Directory.GetCurrentDirectory();
    }
}
