using System.Globalization;
using IamSim.Audit;
using IamSim.Iam.Users;
using IamSim.Tests.Support;

namespace IamSim.Tests.Authentication.Signatures;

/// <summary>Signed requests with one thing altered after they were signed: none gets through, each has one event, nothing changes.</summary>
[CollectionDefinition(nameof(AlteredRequestTests), DisableParallelization = true)]
[Collection(nameof(AlteredRequestTests))]
public sealed class AlteredRequestTests(StrictSim sim)
{
    private const string Form = "application/x-www-form-urlencoded; charset=utf-8";

    private static readonly string[] Codes =
    [
        "SignatureDoesNotMatch", "IncompleteSignature", "InvalidClientTokenId", "MissingAuthenticationToken", "InvalidSignatureException",
        "IncompleteSignatureException", "UnrecognizedClientException", "MissingAuthenticationTokenException",
    ];

    private readonly Uri _endpoint = sim.Host.Endpoint;

    [Fact]
    public async Task AlteredRequests_AllFailClosed()
    {
        var by = await sim.NewAdministratorAsync($"altered-{Guid.CreateVersion7():N}");
        var bases = Bases(by);
        foreach (var (name, request) in bases)
        {
            Assert.True((await request.SendAsync(_endpoint)).Status is >= 200 and < 300, $"{name} as it was signed");
        }

        var altered = bases.SelectMany(b => Alter(b.Request, by).Select(a => (Name: $"{b.Name}: {a.Name}", a.Request))).ToList();
        Assert.True(altered.Count >= 300, $"only {altered.Count}");
        var problems = new List<string>();
        var (users, events) = (await sim.CountAsync<User>(), await sim.CountAsync<AuditEvent>());
        foreach (var (name, request) in altered)
        {
            var answer = await request.SendAsync(_endpoint);
            var after = await sim.CountAsync<AuditEvent>();
            if (answer.Status is < 400 or > 499 || !Codes.Contains(answer.Code) || after != events + 1)
            {
                problems.Add($"{name}: {answer.Status} {answer.Code}, {after - events} events");
            }

            events = after;
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {altered.Count}:\n{string.Join('\n', problems.Take(30))}");
        Assert.Equal(users, await sim.CountAsync<User>());
    }

    private List<(string Name, RawRequest Request)> Bases(TestCredentials by) =>
    [
        ("IAM", RawRequest.Signed(_endpoint, by, "iam", "POST", "/", "Action=CreateUser&UserName=one&Version=2010-05-08", Form)),
        ("STS", RawRequest.Signed(_endpoint, by, "sts", "POST", "/", "Action=GetCallerIdentity&Version=2011-06-15", Form)),
        ("Organizations", RawRequest.Signed(
            _endpoint, by, "organizations", "POST", "/", "{\"FeatureSet\":\"ALL\"}", "application/x-amz-json-1.1",
            headers: ("X-Amz-Target", "AWSOrganizationsV20161128.CreateOrganization"))),
        ("REST", RawRequest.Signed(_endpoint, by, "iam", "POST", "/api/v1/users", "{\"userName\":\"two\"}", "application/json")),
        ("GET", RawRequest.Signed(_endpoint, by, "execute-api", "GET", "/api/v1/users?maxItems=5&pathPrefix=%2Fa%2B%2F&x=&x=%C3%A4")),
        ("presigned", new RawRequest(
            "GET", TestSigner.Presign("GET", "/?Action=ListUsers&Version=2010-05-08", _endpoint, by, "us-east-1", "iam"), [("Host", _endpoint.Authority)], string.Empty)),
        ("presigned REST", new RawRequest(
            "GET", TestSigner.Presign("GET", "/api/v1/users?maxItems=3", _endpoint, by, "eu-west-1", "iam", expires: 60), [("Host", _endpoint.Authority)], string.Empty)),
    ];

    private static IEnumerable<(string Name, RawRequest Request)> Alter(RawRequest request, TestCredentials by)
    {
        foreach (var alteration in request.Target.Contains("X-Amz-Signature", StringComparison.Ordinal) ? AlterQuery(request) : AlterHeader(request, by))
        {
            yield return alteration;
        }

        if (request.Target.StartsWith("/api", StringComparison.Ordinal))
        {
            foreach (var method in new[] { "PUT", "PATCH", "DELETE", "OPTIONS", request.Method == "GET" ? "POST" : "GET" })
            {
                yield return (method, request with { Method = method });
            }

            yield return ("another path", request with { Target = request.Target.Replace("/users", "/groups", StringComparison.Ordinal) });
            yield return ("a longer path", request with { Target = request.Target.Replace("/users", "/users/one", StringComparison.Ordinal) });
        }

        yield return ("a query key more", request with { Target = request.Target + (request.Target.Contains('?') ? "&" : "?") + "x=1" });
        yield return ("another host", request.With("Host", "iam.amazonaws.com"));
        yield return ("a body", request with { Body = request.Body + " " });
        yield return ("an unsigned header of AWS's", request.Plus("X-Amz-Meta", "1"));
        yield return ("another payload's hash", request.Plus("x-amz-content-sha256", new string('0', 64)));
        yield return ("an unsigned payload", request.Plus("x-amz-content-sha256", "UNSIGNED-PAYLOAD"));
        for (var at = 0; at < request.Body.Length; at += 3)
        {
            var body = request.Body.ToCharArray();
            body[at] = body[at] == 'a' ? 'b' : 'a';
            yield return ($"body at {at}", request with { Body = new string(body) });
        }
    }

    private static IEnumerable<(string Name, RawRequest Request)> AlterHeader(RawRequest request, TestCredentials by)
    {
        var header = request["Authorization"];
        RawRequest With(string authorization) => request.With("Authorization", authorization);
        var signature = header[^64..];
        for (var at = 0; at < 64; at += 5)
        {
            yield return ($"signature at {at}", With(header[..^64] + signature[..at] + (signature[at] == '0' ? '1' : '0') + signature[(at + 1)..]));
        }

        yield return ("no signature", With(header[..^64]));
        yield return ("a shorter signature", With(header[..^1]));
        yield return ("a longer signature", With(header + "0"));
        yield return ("a signature in capitals", With(header[..^64] + signature.ToUpperInvariant() + (signature.Any(char.IsAsciiLetter) ? "" : "0")));
        foreach (var part in new[] { "Credential", "SignedHeaders", "Signature" })
        {
            yield return ($"{part} misnamed", With(header.Replace($"{part}=", $"{part}s=", StringComparison.Ordinal)));
            yield return ($"{part} without equal-sign", With(header.Replace($"{part}=", part, StringComparison.Ordinal)));
            yield return ($"{part} twice", With($"{header}, {part}=x"));
        }

        var scope = header[(header.IndexOf("Credential=", StringComparison.Ordinal) + 11)..header.IndexOf(',', StringComparison.Ordinal)].Split('/');
        string[] others = ["AKIAIOSFODNN7EXAMPLE", "20200101", "eu-central-1", "dynamodb", "aws5_request"];
        for (var i = 0; i < 5; i++)
        {
            foreach (var other in new[] { others[i], string.Empty, scope[i] + "x", scope[i].ToUpperInvariant() + (i is 0 or 1 ? "0" : ""), scope[i] + " " })
            {
                if (i == 4 && other == scope[i] + " ")
                {
                    // A space before the comma is none of the terminator's.
                    continue;
                }

                var parts = scope.ToArray();
                parts[i] = other;
                yield return ($"scope {i} is '{other}'", With(header.Replace(string.Join('/', scope), string.Join('/', parts), StringComparison.Ordinal)));
            }

            yield return ($"scope without {i}", With(header.Replace(string.Join('/', scope), string.Join('/', scope.Where((_, at) => at != i)), StringComparison.Ordinal)));
        }

        yield return ("root's key", With(header.Replace(by.AccessKeyId, StrictSim.RootKey.AccessKeyId, StringComparison.Ordinal)));
        yield return ("no host signed", With(header.Replace("host;", string.Empty, StringComparison.Ordinal)));
        yield return ("no date signed", With(header.Replace(";x-amz-date", string.Empty, StringComparison.Ordinal)));
        yield return ("a header signed that is not there", With(header.Replace(";x-amz-date", ";x-amz-date;x-other", StringComparison.Ordinal)));
        yield return ("SigV4A", With(header.Replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256", StringComparison.Ordinal)));
        yield return ("SigV2", With("AWS " + by.AccessKeyId + ":frJIUN8DYpKDtOLCwo//yllqDzg="));
        yield return ("Basic", With("Basic YTpi"));
        yield return ("an empty header", With(string.Empty));
        yield return ("only the algorithm", With("AWS4-HMAC-SHA256"));
        yield return ("two headers", request.Plus("Authorization", header));
        yield return ("no header", request.With("Authorization", null));
        yield return ("in the query too", request with { Target = request.Target + (request.Target.Contains('?') ? "&" : "?") + "X-Amz-Algorithm=AWS4-HMAC-SHA256" });

        var date = DateTimeOffset.ParseExact(request["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        foreach (var seconds in new[] { -1, 1, 60, -1000, 1000, 86_400, -86_400 })
        {
            yield return ($"date {seconds} s on", request.With("X-Amz-Date", date.AddSeconds(seconds).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)));
        }

        foreach (var other in new[] { "", "20260101", "2026-01-01T00:00:00Z", "now", date.ToString("r", CultureInfo.InvariantCulture) })
        {
            yield return ($"date '{other}'", request.With("X-Amz-Date", other));
        }

        yield return ("no date", request.With("X-Amz-Date", null));
        yield return ("two dates", request.Plus("X-Amz-Date", request["X-Amz-Date"]));
        yield return ("a session token", request.Plus("X-Amz-Security-Token", "IQoJtoken"));
        foreach (var name in new[] { "Content-Type", "X-Amz-Target" })
        {
            if (request.Headers.Any(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) && name == "Content-Type")
            {
                yield return ($"{name} altered", request.With(name, request[name] + ";a=b"));
                yield return ($"{name} gone", request.With(name, null));
            }
            else if (request.Headers.Any(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                yield return ($"{name} altered", request.With(name, "AWSOrganizationsV20161128.LeaveOrganization"));
            }
        }
    }

    private static IEnumerable<(string Name, RawRequest Request)> AlterQuery(RawRequest request)
    {
        var pairs = request.Target[(request.Target.IndexOf('?') + 1)..].Split('&');
        var path = request.Target[..(request.Target.IndexOf('?') + 1)];
        for (var i = 0; i < pairs.Length; i++)
        {
            var name = pairs[i].Split('=')[0];
            foreach (var other in new[] { $"{name}=", $"{pairs[i]}0", $"{pairs[i]}%20", $"{name}=x", $"X{pairs[i]}" })
            {
                yield return ($"{pairs[i]} is {other}", request with { Target = path + string.Join('&', pairs.Select((p, at) => at == i ? other : p)) });
            }

            yield return ($"without {name}", request with { Target = path + string.Join('&', pairs.Where((_, at) => at != i)) });
            yield return ($"{name} twice", request with { Target = path + string.Join('&', pairs.Append(pairs[i])) });
        }

        yield return ("with a header too", request.Plus("Authorization", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=00"));
        yield return ("a token", request with { Target = request.Target + "&X-Amz-Security-Token=IQoJ" });
    }
}
