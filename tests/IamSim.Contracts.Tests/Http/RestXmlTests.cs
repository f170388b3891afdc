using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using IamSim.Contracts.Http;
using IamSim.Contracts.Json;
using IamSim.Contracts.S3;
using IamSim.Contracts.Validation;
using IamSim.Contracts.Xml;

namespace IamSim.Contracts.Tests.Http;

/// <summary>The generated readers and writers of S3: what stands where in HTTP, and its XML as S3's API reference shows it.</summary>
public class RestXmlTests
{
    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    [Fact]
    public void Request_IsReadFromPathQueryAndHeaders()
    {
        var input = new Parts
        {
            Labels = { ["Bucket"] = "b", ["Key"] = "k" },
            Parameters = { ["partNumber"] = "7", ["uploadId"] = "u" },
            Fields = { ["x-amz-checksum-crc32"] = "AAAAAA==", ["Content-Length"] = "3" },
        };

        var request = (UploadPartRequest)UploadPartRequest.Operation.ReadHttp(input, new Violations());

        Assert.Equal(("b", "k", 7, "u", "AAAAAA==", 3L), (request.Bucket, request.Key, request.PartNumber, request.UploadId, request.ChecksumCRC32, request.ContentLength));
    }

    [Fact]
    public void Metadata_IsReadFromHeadersThatBeginSo()
    {
        var request = (PutObjectRequest)PutObjectRequest.Operation.ReadHttp(new Parts { Fields = { ["x-amz-meta-owner"] = "alice", ["x-amz-acl"] = "private" } }, new Violations());

        Assert.Equal([new("owner", "alice")], request.Metadata!);
        Assert.Equal("private", request.ACL);
    }

    [Fact]
    public void Document_WithAListOfElements_IsRead()
    {
        var xml = XElement.Parse($"<Delete xmlns='{Namespace}'><Object><Key>a</Key></Object><Quiet>true</Quiet><Object><Key>b</Key><VersionId>1</VersionId></Object></Delete>");

        var request = (DeleteObjectsRequest)DeleteObjectsRequest.Operation.ReadHttp(new Parts { Xml = xml }, new Violations());

        Assert.Equal([("a", null), ("b", "1")], request.Delete.Objects.Select(o => (o.Key, o.VersionId)));
        Assert.True(request.Delete.Quiet);
    }

    [Fact]
    public void Document_WithAWrappedList_IsRead_WhateverItsNamespace()
    {
        var xml = XElement.Parse("<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag><Tag><Key>b</Key><Value/></Tag></TagSet></Tagging>");

        var request = (PutBucketTaggingRequest)PutBucketTaggingRequest.Operation.ReadHttp(new Parts { Xml = xml }, new Violations());

        Assert.Equal([("a", "1"), ("b", "")], request.Tagging.TagSet.Select(t => (t.Key, t.Value)));
    }

    [Fact]
    public void Document_OfAnotherName_IsAViolation()
    {
        var violations = new Violations();

        PutBucketTaggingRequest.Operation.ReadHttp(new Parts { Xml = XElement.Parse("<Tags/>") }, violations);

        Assert.Equal(ConstraintKind.Type, Assert.Single(violations.Found).Kind);
    }

    [Theory]
    [InlineData("many", ConstraintKind.Type)]
    [InlineData("1.5", ConstraintKind.Type)]
    [InlineData("99999999999", ConstraintKind.Type)]
    public void Number_ThatIsNone_IsAViolation(string text, ConstraintKind kind)
    {
        var violations = new Violations();

        ListObjectsV2Request.Operation.ReadHttp(new Parts { Parameters = { ["max-keys"] = text } }, violations);

        Assert.Contains(violations.Found, v => v.Kind == kind && v.Path == "maxKeys");
    }

    [Fact]
    public void List_IsWritten_AsS3DoesIt()
    {
        var answer = Write(ListObjectsV2Request.Operation, new ListObjectsV2Output
        {
            Name = "b",
            KeyCount = 1,
            IsTruncated = false,
            Contents = [new Contracts.S3.Object { Key = "a&b", Size = 3, ETag = "\"x\"", LastModified = new DateTimeOffset(2026, 11, 28, 20, 0, 0, TimeSpan.Zero) }],
            CommonPrefixes = [new CommonPrefix { Prefix = "p/" }],
        });

        Assert.Equal(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult xmlns="{Namespace}"><IsTruncated>false</IsTruncated><Contents><Key>a&amp;b</Key><LastModified>2026-11-28T20:00:00.000Z</LastModified><ETag>&quot;x&quot;</ETag><Size>3</Size></Contents><Name>b</Name><CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes><KeyCount>1</KeyCount></ListBucketResult>
            """.ReplaceLineEndings("\n"),
            answer.Body);
    }

    [Theory]
    [InlineData("eu-west-1", "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">eu-west-1</LocationConstraint>")]
    [InlineData(null, "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></LocationConstraint>")]
    public void Location_IsItsOwnOutermostElement(string? region, string expected) =>
        Assert.EndsWith(expected, Write(GetBucketLocationRequest.Operation, new GetBucketLocationOutput { LocationConstraint = region }).Body, StringComparison.Ordinal);

    [Fact]
    public void Headers_AreWritten_AndContentStreams()
    {
        var answer = Write(GetObjectRequest.Operation, new GetObjectOutput
        {
            ContentLength = 3,
            LastModified = new DateTimeOffset(2026, 11, 28, 20, 0, 0, TimeSpan.Zero),
            Metadata = new Dictionary<string, string> { ["owner"] = "alice" },
        });

        Assert.Equal(("3", "Sat, 28 Nov 2026 20:00:00 GMT", "alice", ""), (answer.Fields["Content-Length"], answer.Fields["Last-Modified"], answer.Fields["x-amz-meta-owner"], answer.Body));
    }

    [Fact]
    public void Delete_AnswersNoContent() => Assert.Equal(204, Write(DeleteObjectRequest.Operation, new DeleteObjectOutput()).Status);

    [Fact]
    public void Record_HasWhatS3sHave_AndNoSecret()
    {
        var request = new PutObjectRequest
        {
            Bucket = "b",
            Key = "k",
            StorageClass = "STANDARD",
            SSEKMSKeyId = "key",
            SSECustomerKey = "secret",
            ContentType = "text/plain",
            Metadata = new Dictionary<string, string> { ["owner"] = "alice" },
        };
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            PutObjectRequest.Operation.WriteRecord(request, new JsonShapeWriter(json, JsonStyle.Audit));
            json.WriteEndObject();
        }

        Assert.Equal(
            """{"bucketName":"b","key":"k","x-amz-storage-class":"STANDARD","x-amz-server-side-encryption-aws-kms-key-id":"key"}""", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static Written Write(OperationModel operation, IShape response)
    {
        var written = new Written();
        operation.WriteHttp(response, written);
        return written;
    }

    private sealed class Parts : HttpInput
    {
        public Dictionary<string, string> Labels { get; } = [];

        public Dictionary<string, string> Parameters { get; } = [];

        public Dictionary<string, string> Fields { get; } = [];

        public override string? Label(string name) => Labels.GetValueOrDefault(name);

        public override string? Query(string name) => Parameters.GetValueOrDefault(name);

        public override string? Header(string name) => Fields.GetValueOrDefault(name);

        public override IReadOnlyDictionary<string, string>? Headers(string prefix) =>
            Fields.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key[prefix.Length..], f => f.Value);
    }

    private sealed class Written : HttpOutput
    {
        private readonly ArrayBufferWriter<byte> _body = new();

        public Dictionary<string, string> Fields { get; } = [];

        public string Body => Encoding.UTF8.GetString(_body.WrittenSpan);

        public override int Status { get; set; }

        public override XmlShapeWriter Xml => new(_body);

        public override JsonShapeWriter Json => throw new InvalidOperationException("S3 answers no JSON.");

        public override void Header(string name, string value) => Fields[name] = value;

        public override void Headers(string prefix, IReadOnlyDictionary<string, string> values)
        {
            foreach (var (name, value) in values)
            {
                Fields[prefix + name] = value;
            }
        }

        public override void Blob(byte[] body) => throw new InvalidOperationException("S3 answers no blob.");

        public override void Text(string body) => Encoding.UTF8.GetBytes(body, _body);

        public override void Stream(StreamingBody body) => throw new InvalidOperationException("Nothing streams here.");
    }
}
