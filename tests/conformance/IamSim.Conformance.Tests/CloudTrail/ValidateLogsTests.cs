using System.IO.Compression;
using System.Text;
using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.CloudTrail;

/// <summary><c>aws cloudtrail validate-logs</c>, AWS's own verifier of what trails deliver.</summary>
public sealed class ValidateLogsTests
{
    [Fact]
    public async Task ValidateLogs_FindsWhatWasDeliveredValid_AndEachChangeInvalid()
    {
        Tool.Require("aws");
        await using var trail = await DeliveredTrail.NewAsync();

        var untouched = await trail.ValidateAsync();
        Assert.True(untouched.ExitCode == 0, untouched.ToString());
        Assert.Contains("3/3 digest files valid", untouched.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("INVALID", untouched.Output + untouched.Error, StringComparison.Ordinal);
        var logs = trail.Logs.Count(path => untouched.Output.Contains(Path.GetFileName(path) + "\tvalid", StringComparison.Ordinal));
        Assert.InRange(logs, 3, trail.Logs.Count);
        Assert.Contains($"{logs}/{logs} log files valid", untouched.Output, StringComparison.Ordinal);

        // One event less.
        var changed = trail.Logs[0];
        var original = await File.ReadAllBytesAsync(changed);
        await File.WriteAllBytesAsync(changed, Compressed("""{"Records":[]}"""));
        await InvalidAsync(trail, changed, "INVALID: hash value doesn't match");
        await File.WriteAllBytesAsync(changed, original);

        // One file less.
        File.Delete(changed);
        await InvalidAsync(trail, changed, "INVALID: not found");
        await File.WriteAllBytesAsync(changed, original);

        // A digest that says something else than what was signed.
        var digest = trail.Digests[1];
        var signed = await File.ReadAllBytesAsync(digest);
        await File.WriteAllBytesAsync(digest, Compressed(Uncompressed(signed).Replace("\"hashValue\":\"", "\"hashValue\":\"00", StringComparison.Ordinal)));
        await InvalidAsync(trail, digest, "INVALID: signature verification failed");

        // A digest less.
        File.Delete(digest);
        await InvalidAsync(trail, digest, "INVALID: not found");
        await File.WriteAllBytesAsync(digest, signed);
        Assert.Equal(0, (await trail.ValidateAsync()).ExitCode);
    }

    private static async Task InvalidAsync(DeliveredTrail trail, string file, string reason)
    {
        var result = await trail.ValidateAsync();
        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Contains($"{Path.GetFileName(file)}\t{reason}", result.Error, StringComparison.Ordinal);
    }

    private static byte[] Compressed(string text)
    {
        using var whole = new MemoryStream();
        using (var gzip = new GZipStream(whole, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return whole.ToArray();
    }

    private static string Uncompressed(byte[] content)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(content), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
