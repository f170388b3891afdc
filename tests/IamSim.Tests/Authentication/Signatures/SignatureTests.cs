using System.Net;
using System.Text;
using CsCheck;
using IamSim.Tests.Support;

namespace IamSim.Tests.Authentication.Signatures;

/// <summary>Signed requests that get through, by every door; and what AWS says of those that do not, to the letter.</summary>
public sealed class SignatureTests(StrictSim sim)
{
    private const string Form = "application/x-www-form-urlencoded; charset=utf-8";

    private readonly Uri _endpoint = sim.Host.Endpoint;

    [Fact]
    public async Task EveryProtocol_Signed_ActsAsTheKeysOwner()
    {
        var by = await NewAsync();
        var admin = new TestAccount(sim.Host.Client, StrictSim.Account, by.AccessKeyId);

        Assert.StartsWith("signed-", (await admin.MustAsync("GetUser")).Value("User/UserName"), StringComparison.Ordinal);
        Assert.Contains(":user/signed-", (await admin.CallAsync("2011-06-15", "GetCallerIdentity")).Value("Arn"), StringComparison.Ordinal);
        Assert.Equal("AWSOrganizationsNotInUseException", (await admin.JsonAsync("AWSOrganizationsV20161128.DescribeOrganization")).Code);
        Assert.Equal(201, (await admin.RestAsync("POST", "/users", new { userName = $"made-{Guid.CreateVersion7():N}" })).Status);
        Assert.Equal(200, (await admin.In("eu-central-1").RestAsync("GET", "/users?maxItems=1&x=&x=%20&a=+&%C3%A4=%2f")).Status);
    }

    [Theory]
    [InlineData("/api/v1/users?maxItems=2&maxItems=2")]
    [InlineData("/api/v1/users?b=2&a=1&a=0&a=&A=1")]
    [InlineData("/api/v1/users?empty&none=&=x")]
    [InlineData("/api/v1/users?q=a+b&r=a%20b&s=%2B")]
    [InlineData("/api/v1/users?q=%7e~%2F/%3d=")]
    [InlineData("/api/v1/users?%e4%bd%a0=%E5%A5%BD&%F0%9F%98%80=1")]
    [InlineData("/api/v1/users/no%20body")]
    [InlineData("/api/v1/users/n%C3%B6body")]
    [InlineData("/api/v1/users/a+b=c@d,e.f-g_h")]
    [InlineData("/api/v1/users/%61lice")]
    public async Task OddTargets_Signed_AreVerifiedAsTheyWereSent(string target)
    {
        var request = RawRequest.Signed(_endpoint, await NewAsync(), "iam", "GET", target);

        var answer = await request.SendAsync(_endpoint);

        Assert.DoesNotContain("Signature", answer.Code ?? string.Empty, StringComparison.Ordinal);
        Assert.NotEqual(0, answer.Status);
    }

    [Theory]
    [InlineData("/api/v1/./users", "/api/v1/users")]
    [InlineData("/api/v1/roles/../users", "/api/v1/users")]
    [InlineData("/api/v1//users", "/api/v1/users")]
    public async Task Paths_AreSignedNormalised(string sent, string signed)
    {
        var request = RawRequest.Signed(_endpoint, await NewAsync(), "iam", "GET", signed);

        var answer = await (request with { Target = sent }).SendAsync(_endpoint);

        Assert.DoesNotContain("Signature", answer.Code ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_AreFoldedTrimmedAndJoined()
    {
        var by = await NewAsync();
        var request = RawRequest.Signed(_endpoint, by, "iam", "GET", "/api/v1/users", headers: [("X-Amz-Meta-A", "a   b    c"), ("X-Amz-Meta-B", "1,2")]);

        var folded = request.With("X-Amz-Meta-A", "   a b    c   ").With("X-Amz-Meta-B", null).Plus("x-amz-meta-b", "1").Plus("X-AMZ-META-B", " 2 ");

        Assert.Equal(200, (await folded.SendAsync(_endpoint)).Status);
        Assert.Equal(403, (await folded.Plus("X-Amz-Meta-B", "3").SendAsync(_endpoint)).Status);
    }

    [Fact]
    public async Task ABody_InChunks_OrAwaitedByTheClient_IsVerified()
    {
        var by = await NewAsync();
        var signed = RawRequest.Signed(_endpoint, by, "sts", "POST", "/", "Action=GetCallerIdentity&Version=2011-06-15", Form);
        var chunked = signed.Plus("Transfer-Encoding", "chunked") with { Body = $"5\r\n{signed.Body[..5]}\r\n{signed.Body.Length - 5:x}\r\n{signed.Body[5..]}\r\n0\r\n\r\n" };

        Assert.Equal(200, (await chunked.SendAsync(_endpoint)).Status);

        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(signed.Body)) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", Form);
        message.Headers.ExpectContinue = true;
        TestSigner.Sign(message, _endpoint, Encoding.UTF8.GetBytes(signed.Body), by, "us-east-1", "sts");
        using var answer = await sim.Host.Client.SendAsync(message);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task ALargeRestBody_IsVerifiedAndRead()
    {
        var admin = new TestAccount(sim.Host.Client, StrictSim.Account, (await NewAsync()).AccessKeyId);
        var name = $"large-{Guid.CreateVersion7():N}";

        var answer = await admin.RestAsync("POST", "/users", $"{{\"userName\":\"{name}\"{new string(' ', 900_000)}}}");

        Assert.Equal(201, answer.Status);
    }

    [Fact]
    public async Task ATooLargeBody_IsRefusedAsThat_WithOneEvent()
    {
        var by = await NewAsync();
        var request = RawRequest.Signed(_endpoint, by, "iam", "POST", "/", string.Empty, Form).Plus("Content-Length", $"{5 << 20}");
        var before = (await sim.Root.EventsAsync("?errorCode=RequestEntityTooLarge")).Count;

        var answer = await request.SendAsync(_endpoint);

        Assert.Equal((413, "RequestEntityTooLarge"), (answer.Status, answer.Code));
        Assert.Equal(before + 1, (await sim.Root.EventsAsync("?errorCode=RequestEntityTooLarge")).Count);
    }

    [Fact]
    public async Task APresignedUrl_Works_AndARestOneAsLongAsItSays()
    {
        var by = await NewAsync();
        async Task<RawAnswer> GetAsync(string path, string service, int? expires, double minutes, string region = "us-east-1") => await new RawRequest(
            "GET",
            TestSigner.Presign("GET", path, _endpoint, by, region, service, expires, TimeProvider.System.GetUtcNow().AddMinutes(minutes)),
            [("Host", _endpoint.Authority)],
            string.Empty).SendAsync(_endpoint);

        Assert.Equal(200, (await GetAsync("/?Action=ListUsers&Version=2010-05-08", "iam", 60, 0)).Status);
        Assert.Equal(200, (await GetAsync("/?Action=GetCallerIdentity&Version=2011-06-15", "sts", null, 0)).Status);
        Assert.Equal(200, (await GetAsync("/?Action=GetCallerIdentity&Version=2011-06-15", "sts", 60, -10)).Status);
        Assert.Equal("SignatureDoesNotMatch", (await GetAsync("/?Action=GetCallerIdentity&Version=2011-06-15", "sts", 3600, -16)).Code);
        Assert.Equal(200, (await GetAsync("/api/v1/users?maxItems=1", "iam", 7200, -60, "eu-west-1")).Status);
        Assert.Equal("SignatureDoesNotMatch", (await GetAsync("/api/v1/users", "iam", 60, -3)).Code);
        Assert.Equal("IncompleteSignature", (await GetAsync("/api/v1/users", "iam", 604_801, 0)).Code);
        Assert.Equal("IncompleteSignature", (await GetAsync("/api/v1/users", "iam", 0, 0)).Code);
    }

    [Fact]
    public async Task AMismatch_ShowsWhatWasCalculated_ButNotInTheEvent()
    {
        var by = await NewAsync();
        var request = RawRequest.Signed(_endpoint, by with { Secret = by.Secret + "x" }, "iam", "GET", "/api/v1/users?maxItems=7");

        var answer = await request.SendAsync(_endpoint);

        using var json = System.Text.Json.JsonDocument.Parse(answer.Body);
        var date = request["X-Amz-Date"];
        var canonical = $"GET\n/api/v1/users\nmaxItems=7\nhost:{_endpoint.Authority}\nx-amz-date:{date}\n\nhost;x-amz-date\n"
            + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        const string Said = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
            + "Consult the service documentation for details.";
        Assert.Equal(
            $"{Said}\n\nThe Canonical String for this request should have been\n'{canonical}'\n\nThe String-to-Sign should have been\n"
            + $"'AWS4-HMAC-SHA256\n{date}\n{date[..8]}/us-east-1/iam/aws4_request\n{hash}'\n",
            json.RootElement.GetProperty("detail").GetString());
        Assert.Equal(403, answer.Status);
        var recorded = (await sim.Root.EventsAsync("?maxItems=1000"))
            .Single(e => e.GetProperty("requestID").GetString() == json.RootElement.GetProperty("requestId").GetString());
        Assert.Equal(("SignatureDoesNotMatch", Said), (recorded.GetProperty("errorCode").GetString(), recorded.GetProperty("errorMessage").GetString()));
    }

    [Theory]
    [InlineData("iam", "POST /", 403, "SignatureDoesNotMatch")]
    [InlineData("organizations", "JSON", 400, "InvalidSignatureException")]
    [InlineData("iam", "GET /api/v1/users", 403, "SignatureDoesNotMatch")]
    public async Task ClockSkew_IsSaidInTheProtocolsSpelling(string service, string door, int status, string code)
    {
        var by = await NewAsync();
        foreach (var (minutes, said) in new[] { (-16, "Signature expired: "), (16, "Signature not yet current: ") })
        {
            var at = TimeProvider.System.GetUtcNow().AddMinutes(minutes);
            var answer = await Of(door, by, service, at).SendAsync(_endpoint);

            Assert.Equal((status, code), (answer.Status, answer.Code));
            Assert.Contains($"{said}{at.UtcDateTime:yyyyMMddTHHmmssZ} is {(minutes < 0 ? "now earlier" : "still later")} than ", answer.Message, StringComparison.Ordinal);
            Assert.Contains(minutes < 0 ? " - 15 min.)" : "15 min.)", answer.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("POST /", 403, "MissingAuthenticationToken", "Request is missing Authentication Token")]
    [InlineData("JSON", 400, "MissingAuthenticationTokenException", "Missing Authentication Token")]
    [InlineData("GET /api/v1/users", 403, "MissingAuthenticationToken", "Request is missing Authentication Token")]
    public async Task Unsigned_MissingAuthenticationToken(string door, int status, string code, string said)
    {
        var answer = await Of(door, StrictSim.RootKey, "iam").With("Authorization", null).SendAsync(_endpoint);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Contains(said, answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /", 403, "InvalidClientTokenId")]
    [InlineData("JSON", 400, "UnrecognizedClientException")]
    [InlineData("GET /api/v1/users", 403, "InvalidClientTokenId")]
    public async Task UnknownKeys_AreNobodys(string door, int status, string code)
    {
        foreach (var key in new[] { "AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "test", "123456789012" })
        {
            var answer = await Of(door, new TestCredentials(key, "secret"), "iam").SendAsync(_endpoint);

            Assert.Equal((status, code), (answer.Status, answer.Code));
            Assert.Contains("The security token included in the request is invalid.", answer.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Signature=", "Signatur=", "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '")]
    [InlineData("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256", "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now). ")]
    [InlineData("/aws4_request", "", "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '")]
    [InlineData(", SignedHeaders=content-type;host;x-amz-date", "", "Authorization header requires 'SignedHeaders' parameter. (Hashed with SHA-256")]
    public async Task AMalformedHeader_IncompleteSignature(string was, string altered, string said)
    {
        var request = Of("POST /", await NewAsync(), "iam");

        var answer = await request.With("Authorization", request["Authorization"].Replace(was, altered, StringComparison.Ordinal)).SendAsync(_endpoint);

        Assert.Equal((400, "IncompleteSignature"), (answer.Status, answer.Code));
        Assert.Contains(said, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongScopes_AreSaidAllAtOnce()
    {
        var request = Of("POST /", await NewAsync(), "iam");
        var date = request["X-Amz-Date"];

        var answer = await request.With(
            "Authorization", request["Authorization"].Replace($"{date[..8]}/us-east-1/iam/aws4_request", "20200101/nowhere/iam/aws5_request", StringComparison.Ordinal)).SendAsync(_endpoint);

        Assert.Equal((403, "SignatureDoesNotMatch"), (answer.Status, answer.Code));
        Assert.Contains(
            "Credential should be scoped to a valid region, not 'nowhere'. Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. "
            + $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20200101' != '{date[..8]}', from '{date}'.",
            answer.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /", "sts", "iam", 403, "SignatureDoesNotMatch")]
    [InlineData("JSON", "iam", "organizations", 400, "InvalidSignatureException")]
    [InlineData("GET /api/v1/users", "dynamodb", "iam", 403, "SignatureDoesNotMatch")]
    public async Task AnotherServicesSignature_IsRefused(string door, string signed, string expected, int status, string code)
    {
        var answer = await Of(door, await NewAsync(), signed).SendAsync(_endpoint);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Contains($"Credential should be scoped to correct service: '{expected}'. ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignatureVersion2_IsRefusedClearly()
    {
        var answer = await new RawRequest(
            "GET", "/?Action=ListUsers&Version=2010-05-08&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&SignatureVersion=2&SignatureMethod=HmacSHA256&Signature=x",
            [("Host", _endpoint.Authority)], string.Empty).SendAsync(_endpoint);

        Assert.Equal((400, "IncompleteSignature"), (answer.Status, answer.Code));
        Assert.Contains("Signature Version 2 is not supported", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OperationsWithoutAnyCredentials_ReachTheirOwnRefusals()
    {
        var unsigned = new RawRequest(
            "POST", "/", [("Host", _endpoint.Authority), ("Content-Type", Form)], "Action=AssumeRoleWithWebIdentity&Version=2011-06-15");

        var answer = await unsigned.SendAsync(_endpoint);

        Assert.NotEqual("MissingAuthenticationToken", answer.Code);
    }

    [Fact]
    public async Task AnySingleByteChanged_IsRefused()
    {
        var by = await NewAsync();
        var names = 0;
        await Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte[33, 126]).SampleAsync(
            async change =>
            {
                var name = $"byte-{by.AccessKeyId}-{Interlocked.Increment(ref names)}";
                var bytes = RawRequest.Signed(_endpoint, by, "iam", "POST", "/", $"Action=CreateUser&UserName={name}&Version=2010-05-08", Form).ToBytes();
                var position = change.Item1 % bytes.Length;
                if (MeansTheSame(bytes, position, change.Item2))
                {
                    return true;
                }

                bytes[position] = change.Item2;
                var answer = await RawRequest.SendAsync(_endpoint, bytes);
                return answer.Status is 0 or >= 400;
            },
            iter: 400,
            threads: 1);
    }

    /// <summary>HTTP's version, a header that nobody signs, and the case of letters that HTTP does not tell apart: no part of what is signed.</summary>
    private static bool MeansTheSame(byte[] bytes, int position, byte value)
    {
        var version = bytes.AsSpan().IndexOf(" HTTP/1.1"u8);
        var unsigned = bytes.AsSpan().IndexOf("Connection: close\r\n"u8);
        return (position >= version && position < version + 11) || (position >= unsigned && position < unsigned + 19)
            || (bytes[position] | 0x20) == (value | 0x20) || bytes[position] <= ' ';
    }

    private RawRequest Of(string door, TestCredentials by, string service, DateTimeOffset? at = null) => door switch
    {
        "JSON" => RawRequest.Signed(
            _endpoint, by, service, "POST", "/", "{}", "application/x-amz-json-1.1", at: at, headers: ("X-Amz-Target", "AWSOrganizationsV20161128.ListRoots")),
        "POST /" => RawRequest.Signed(_endpoint, by, service, "POST", "/", "Action=ListUsers&Version=2010-05-08", Form, at: at),
        _ => RawRequest.Signed(_endpoint, by, service, "GET", door[4..], at: at),
    };

    private Task<TestCredentials> NewAsync() => sim.NewAdministratorAsync($"signed-{Guid.CreateVersion7():N}");
}
