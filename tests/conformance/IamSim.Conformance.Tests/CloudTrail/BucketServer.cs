using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace IamSim.Conformance.Tests.CloudTrail;

/// <summary>
/// As much of S3 as reads what trails have delivered into a folder: GetBucketLocation, ListObjects and GetObject, path style, unsigned. The metadata of an
/// object stand in a file beside it.
/// </summary>
public sealed class BucketServer : IAsyncDisposable
{
    private const string Metadata = ".metadata.json";
    private static readonly XNamespace S3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private readonly Task _serving;

    public BucketServer(string folder)
    {
        _folder = folder;
        Endpoint = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(Endpoint + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Endpoint { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Answer(context.Request, context.Response);
            context.Response.Close();
        }
    }

    private void Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        var parts = Uri.UnescapeDataString(request.Url!.AbsolutePath).TrimStart('/').Split('/', 2);
        var bucket = Path.Combine(_folder, parts[0]);
        if (parts is [_, { Length: > 0 } key])
        {
            Object(bucket, key, response);
        }
        else if (request.QueryString.GetValues(null)?.Contains("location") == true || request.Url.Query.Contains("location", StringComparison.Ordinal))
        {
            Send(response, new XElement(S3 + "LocationConstraint"));
        }
        else
        {
            var (prefix, marker) = (request.QueryString["prefix"] ?? "", request.QueryString["marker"] ?? "");
            Send(response, new XElement(
                S3 + "ListBucketResult",
                new XElement(S3 + "Name", parts[0]),
                new XElement(S3 + "Prefix", prefix),
                new XElement(S3 + "Marker", marker),
                new XElement(S3 + "MaxKeys", 1000),
                new XElement(S3 + "IsTruncated", "false"),
                KeysOf(bucket).Where(k => k.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(k, marker) > 0)
                    .Select(k => new XElement(S3 + "Contents", new XElement(S3 + "Key", k), new XElement(S3 + "Size", 1)))));
        }
    }

    private static IEnumerable<string> KeysOf(string bucket) => !Directory.Exists(bucket) ? [] : Directory.EnumerateFiles(bucket, "*", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(Metadata, StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(bucket, path))
        .Order(StringComparer.Ordinal);

    private static void Object(string bucket, string key, HttpListenerResponse response)
    {
        var path = Path.Combine(bucket, key);
        if (!File.Exists(path))
        {
            response.StatusCode = 404;
            Send(response, new XElement("Error", new XElement("Code", "NoSuchKey"), new XElement("Message", "The specified key does not exist.")));
            return;
        }

        if (File.Exists(path + Metadata))
        {
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path + Metadata))!)
            {
                response.AddHeader("x-amz-meta-" + name, value);
            }
        }

        response.OutputStream.Write(File.ReadAllBytes(path));
    }

    private static void Send(HttpListenerResponse response, XElement document)
    {
        response.ContentType = "application/xml";
        response.OutputStream.Write(Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
