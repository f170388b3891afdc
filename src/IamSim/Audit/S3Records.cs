using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Json;
using IamSim.Contracts.S3;
using IamSim.Wire.S3;

namespace IamSim.Audit;

/// <summary>What records of S3 have that those of no other service have: requests and answers as HTTP spells them, and the resources of data events.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html">S3: Understanding log file entries</see>.
/// The documents of requests stand there with their namespace, <c>xmlns</c>, which is left out here.
/// </remarks>
internal static class S3Records
{
    private const string Objects = "AWS::S3::Object";
    private const string Buckets = "AWS::S3::Bucket";
    private const string Action = "s3:";

    public static bool Are(CallSubject subject) => subject.EventSource == S3Service.Contract.EventSource;

    /// <summary>The request: <c>bucketName</c>, <c>key</c>, <c>Host</c>, parameters, and headers of AWS's own.</summary>
    public static IShape RequestOf(Call call, CallSubject subject) => new RequestShape(call, subject.Request as IRequest);

    /// <summary>The headers of the answer to a write that are AWS's own; null where there are none.</summary>
    public static IShape? AnswerOf(CallSubject subject) =>
        subject.Response is { } response && subject.Request is IRequest request && AnswerHeaders.Of(request.Model, response) is { Count: > 0 } headers
            ? new HeadersShape(headers)
            : null;

    /// <summary>The bucket, and of data events the object, or what all its objects' ARNs begin with; and what else the call noted, as a copy's source.</summary>
    public static IReadOnlyList<CallResource> ResourcesOf(Call call, CallSubject subject)
    {
        var resources = new List<CallResource>(2);
        if (subject.Request is IRequest request && request.TextOf("Bucket") is { Length: > 0 } name)
        {
            var bucket = $"arn:{call.Partition}:s3:::{name}";
            if (subject.IsData)
            {
                resources.Add(request.TextOf("Key") is { Length: > 0 } key
                    ? new CallResource($"{bucket}/{key}", string.Empty, Objects)
                    : new CallResource($"{bucket}/", string.Empty, Objects) { IsPrefix = true });
            }

            resources.Add(call.Resources.Find(noted => noted.Arn == bucket) ?? new CallResource(bucket, OwnerOf(call) ?? call.Account, Buckets));
        }

        foreach (var noted in call.Resources)
        {
            if (!resources.Exists(known => known.Arn == noted.Arn))
            {
                resources.Add(noted.Type == Objects ? noted with { Account = string.Empty } : noted);
            }
        }

        return resources;
    }

    /// <summary>Whose bucket it is, as far as anything was asked about it; null where nothing was.</summary>
    public static string? OwnerOf(Call call)
    {
        foreach (var decided in call.Decisions)
        {
            if (decided.Request.Action.StartsWith(Action, StringComparison.Ordinal))
            {
                return decided.Request.ResourceAccount;
            }
        }

        return null;
    }

    private sealed class RequestShape(Call call, IRequest? request) : IShape
    {
        public void WriteJson(JsonShapeWriter writer)
        {
            var named = writer.WithModelNames();
            named.Json.WriteStartObject();
            if (request is not null)
            {
                request.Model.WriteRecord(request, named);
            }

            foreach (var (name, value) in call.Exchange?.Presigned ?? [])
            {
                named.Json.WritePropertyName(name);
                named.String(value);
            }

            if (call.HostHeader is not null)
            {
                named.Json.WritePropertyName("Host"u8);
                named.String(call.HostHeader);
            }

            named.Json.WriteEndObject();
        }

        public void AddResourceNames(ICollection<NamedResource> names) => request?.AddResourceNames(names);
    }

    private sealed class HeadersShape(IReadOnlyList<KeyValuePair<string, string>> headers) : IShape
    {
        public void WriteJson(JsonShapeWriter writer)
        {
            writer.Json.WriteStartObject();
            foreach (var (name, value) in headers)
            {
                writer.Json.WritePropertyName(name);
                writer.String(value);
            }

            writer.Json.WriteEndObject();
        }

        public void AddResourceNames(ICollection<NamedResource> names)
        {
            // Headers name no resource that the request does not.
        }
    }
}
