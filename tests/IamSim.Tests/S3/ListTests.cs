using System.Text;
using IamSim.Tests.Support;

namespace IamSim.Tests.S3;

public sealed class ListTests(Sim sim)
{
    /// <summary>Characters that the orders of UTF-8 and of UTF-16 disagree on are among them, and such as a pattern would read otherwise.</summary>
    private static readonly string[] Pieces = ["a", "b", "/", "//", "é", "z", "\U0001F600", "￿"[..0] + "\uFF5E", "_", "%", "-", "A"];

    [Fact]
    public async Task ListObjectsV2_AnyKeysPrefixDelimiterAndPages_AsTheNaiveListHasIt()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        var random = new Random(11);
        var keys = Enumerable.Range(0, 60).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)])))
            .Where(key => key.Trim('/').Length > 0 && key[0] != '/').Distinct().ToList();
        foreach (var key in keys)
        {
            (await s3.PutAsync($"/{bucket}/{Uri.EscapeDataString(key)}", "x")).Must();
        }

        string?[] delimiters = [null, "/", "b", "//"];
        for (var i = 0; i < 40; i++)
        {
            var prefix = random.Next(3) == 0 ? string.Empty : keys[random.Next(keys.Count)][..1];
            prefix = prefix.Length > 0 && char.IsHighSurrogate(prefix[0]) ? "\U0001F600" : prefix;
            var delimiter = delimiters[random.Next(delimiters.Length)];
            var size = random.Next(1, 12);

            var expected = Naive(keys, prefix, delimiter);
            Assert.Equal(expected, await ListAsync(s3, bucket, prefix, delimiter, size));
        }
    }

    [Fact]
    public async Task ListObjectsV2_StartAfter_BeginsBehindIt()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        foreach (var key in (string[])["a", "b", "c"])
        {
            (await s3.PutAsync($"/{bucket}/{key}", key)).Must();
        }

        Assert.Equal(["b", "c"], (await s3.GetAsync($"/{bucket}?list-type=2&start-after=a")).Must().Values("Key"));
        var none = (await s3.GetAsync($"/{bucket}?list-type=2&max-keys=0")).Must();
        Assert.Equal(("0", "false"), (none.Value("KeyCount"), none.Value("IsTruncated")));
        (await s3.GetAsync($"/{bucket}?list-type=2&max-keys=-1")).Refused(400, "InvalidArgument", "Argument maxKeys must be an integer between 0 and 2147483647");
        (await s3.GetAsync($"/{bucket}?list-type=2&continuation-token=nonsense")).Refused(400, "InvalidArgument", "The continuation token provided is incorrect");
        Assert.Equal("1000", (await s3.GetAsync($"/{bucket}?list-type=2&max-keys=5000")).Must().Value("MaxKeys"));
    }

    [Fact]
    public async Task ListObjectsV2_EncodedAndWithOwner()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a%20b%2Bc(1)", "x")).Must();

        var listed = (await s3.GetAsync($"/{bucket}?list-type=2&encoding-type=url&fetch-owner=true")).Must();

        Assert.Equal(("a+b%2Bc%281%29", "url", "STANDARD", 64), (listed.Value("Key"), listed.Value("EncodingType"), listed.Value("StorageClass"), listed.Value("ID")!.Length));
        Assert.Null((await s3.GetAsync($"/{bucket}?list-type=2")).Must().Value("ID"));
    }

    /// <summary>Keys in the order of their bytes, rolled up: what the list has to be, page by page put together.</summary>
    private static List<string> Naive(List<string> keys, string prefix, string? delimiter)
    {
        var shown = new List<(string Text, bool IsPrefix)>();
        foreach (var key in keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(k => Convert.ToHexString(Encoding.UTF8.GetBytes(k)), StringComparer.Ordinal))
        {
            var at = delimiter is null ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            var entry = at < 0 ? (key, false) : (key[..(at + delimiter!.Length)], true);
            if (!entry.Item2 || !shown.Contains(entry))
            {
                shown.Add(entry);
            }
        }

        return shown.ConvertAll(s => (s.IsPrefix ? "p:" : "k:") + s.Text);
    }

    private static async Task<List<string>> ListAsync(S3Client s3, string bucket, string prefix, string? delimiter, int size)
    {
        var found = new List<(string Sort, string Text)>();
        string? token = null;
        do
        {
            var query = $"/{bucket}?list-type=2&max-keys={size}&encoding-type=url&prefix={Uri.EscapeDataString(prefix)}"
                + (delimiter is null ? string.Empty : $"&delimiter={Uri.EscapeDataString(delimiter)}") + (token is null ? string.Empty : $"&continuation-token={token}");
            var page = (await s3.GetAsync(query)).Must();
            var xml = System.Xml.Linq.XElement.Parse(page.Text);
            var entries = xml.Elements().Where(e => e.Name.LocalName is "Contents" or "CommonPrefixes")
                .Select(e => (Mark: e.Name.LocalName == "Contents" ? "k:" : "p:", Text: Decoded(e.Elements().First(c => c.Name.LocalName is "Key" or "Prefix").Value)))
                .OrderBy(e => Convert.ToHexString(Encoding.UTF8.GetBytes(e.Text)), StringComparer.Ordinal).ToList();
            Assert.True(entries.Count <= size);
            Assert.Equal(entries.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), page.Value("KeyCount"));
            found.AddRange(entries.Select(e => (e.Text, e.Mark + e.Text)));
            token = page.Value("NextContinuationToken");
            Assert.Equal(token is null ? "false" : "true", page.Value("IsTruncated"));
        }
        while (token is not null);

        return found.ConvertAll(f => f.Text);
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
