using System.Text;
using System.Text.Json.Nodes;
using IamSim.Contracts;
using IamSim.Tests.Models;

namespace IamSim.Tests.BadInput;

/// <summary>Makes malformed requests, the same ones of the same seed.</summary>
internal sealed class BadRequests(int seed)
{
    /// <summary>Text that has been trouble somewhere: empty, blank, control characters, halves of pairs, markup, numbers past every type.</summary>
    private static readonly string[] Odd =
    [
        "", " ", "\0", "a\0b", "\n", "\u0001", "\u007f", "\u0085", "\u2028", "\ufeff", "\ufffe", "ä", "\U0001F600", "İ", "ß", "../..", "..", ".", "/",
        "//", "\\", "%", "%00", "%zz", "%2F", "+", "&", "=", "a=b&c", "<x>", "]]>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "'", "\"",
        "' OR 1=1 --", "${jndi:ldap://x}", "{{7*7}}", "null", "true", "-1", "0", "1e9", "NaN", "2147483648", "9223372036854775808", "0x10", "1,000",
        "arn:aws:iam::123456789012:user/x", "arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:", ":::::", "*", "?", "AKIAIOSFODNN7EXAMPLE", "__proto__",
        new('a', 65), new('a', 129), new('é', 600), new('a', 5000), string.Concat(Enumerable.Repeat("\U0001F600", 1500)),
    ];

    private static readonly string[] Names =
    [
        "Action", "Version", "UserName", "GroupName", "RoleName", "PolicyName", "PolicyArn", "PolicyDocument", "Path", "PathPrefix", "Marker",
        "MaxItems", "Tags.member.1.Key", "Tags.member.1.Value", "TagKeys.member.1", "Status", "AccessKeyId", "SerialNumber", "NewUserName",
        "X-Amz-Credential", "X-Amz-Signature", "", ".", "..", "a..b", "Tags", "Tags.member", "Tags.member.x", "Tags.member.-1", "Tags.member.99999999999",
    ];

    private static readonly string[] Parameters =
        ["marker", "maxItems", "pathPrefix", "key", "scope", "from", "to", "readOnly", "resource", "eventName", "x", "%zz", ""];

    private readonly Random _random = new(seed);

    /// <summary>The groups of requests, by name.</summary>
    public static IReadOnlyDictionary<string, Func<BadRequests, IReadOnlyList<BadRequest>>> Groups { get; } =
        new Dictionary<string, Func<BadRequests, IReadOnlyList<BadRequest>>>
        {
            ["forms"] = r => Many(250, r.RandomForm),
            ["bytes"] = r => Many(150, r.RandomBytes),
            ["mutated calls"] = r => r.MutatedCalls(),
            ["limits"] = _ => Limits(),
            ["content types"] = _ => ContentTypes(),
            ["documents"] = r => r.Documents(),
            ["markers"] = r => r.Markers(),
            ["names"] = _ => OddNames(),
            ["unknown"] = _ => Unknown(),
            ["headers"] = _ => OddHeaders(),
            ["methods and paths"] = _ => MethodsAndPaths(),
            ["JSON bodies"] = r => r.JsonBodies(),
            ["REST values"] = r => r.RestValues(),
            ["JSON calls"] = r => r.JsonCalls(),
        };

    /// <summary>REST's routes: method, path with <c>{names}</c> in it, action and its operation. Set from the running server.</summary>
    public required IReadOnlyList<(string Method, string Path, string Action, OperationModel? Operation)> Routes { get; init; }

    private static List<BadRequest> Many(int count, Func<BadRequest> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private BadRequest RandomForm()
    {
        var form = new StringBuilder();
        if (_random.Next(3) > 0)
        {
            form.Append("Action=").Append(Pick(BadInputSuite.Served).Name).Append('&');
        }

        for (var n = _random.Next(8); n >= 0; n--)
        {
            var name = _random.Next(4) == 0 ? Pick(Odd) : Pick(Names);
            form.Append(_random.Next(5) == 0 ? name : Uri.EscapeDataString(name)).Append('=')
                .Append(_random.Next(5) == 0 ? Pick(Odd) : Uri.EscapeDataString(Pick(Odd))).Append(Pick(["&", "&", "&&", ";"]));
        }

        return BadRequest.Form("a random form", form.ToString());
    }

    private BadRequest RandomBytes()
    {
        var bytes = new byte[_random.Next(200)];
        _random.NextBytes(bytes);
        var prefix = _random.Next(2) == 0 ? "Action=CreateUser&Version=2010-05-08&UserName=" : string.Empty;
        return BadRequest.Form("random bytes", [.. Encoding.ASCII.GetBytes(prefix), .. bytes]);
    }

    /// <summary>A call of each served operation with every member, spoilt in several ways.</summary>
    private List<BadRequest> MutatedCalls()
    {
        var requests = new List<BadRequest>();
        foreach (var operation in BadInputSuite.Served)
        {
            for (var n = 0; n < 6; n++)
            {
                var pairs = Form(operation).Split('&', StringSplitOptions.RemoveEmptyEntries).ToList();
                pairs.AddRange([$"Action={operation.Name}", $"Version={operation.Service.ApiVersion}"]);
                var at = _random.Next(pairs.Count);
                var name = pairs[at].Split('=')[0];
                switch (_random.Next(7))
                {
                    case 0:
                        pairs.RemoveAt(at);
                        break;
                    case 1:
                        pairs.Add(pairs[at]);
                        break;
                    case 2:
                        pairs[at] = name + ".member.1=" + Pick(["x", "%F0%9F%98%80"]);
                        break;
                    case 3:
                        pairs[at] = name;
                        break;
                    default:
                        pairs[at] = $"{name}={Uri.EscapeDataString(Pick(Odd))}";
                        break;
                }

                var bytes = Encoding.ASCII.GetBytes(string.Join('&', pairs));
                if (_random.Next(4) == 0)
                {
                    bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                }

                requests.Add(BadRequest.Form($"a spoilt {operation}", _random.Next(6) == 0 ? bytes[.._random.Next(bytes.Length)] : bytes));
            }
        }

        return requests;
    }

    private static List<BadRequest> Limits()
    {
        const int MaxBody = 4 << 20;
        var deepKey = string.Join('.', Enumerable.Repeat("a", 500));
        return
        [
            BadRequest.Form("a huge value", "Action=CreateUser&Version=2010-05-08&UserName=" + new string('a', MaxBody - 100)),
            BadRequest.Form("a huge value of many resources", "Action=DeleteRole&Version=2010-05-08&RoleName=" + RandomText(3_000_000)),
            BadRequest.Form("a name that an index cannot hold", "Action=GetUser&Version=2010-05-08&UserName=" + RandomText(9_000)),
            BadRequest.Form("a huge action", "Version=2010-05-08&Action=" + new string('a', 1 << 20)),
            BadRequest.Form("a huge action of pairs", "Action=x" + string.Concat(Enumerable.Repeat("%F0%9F%98%80", 2000))),
            BadRequest.Form("a huge version", "Action=ListUsers&Version=" + new string('9', 1 << 20)),
            BadRequest.Form("a huge name", new string('k', 1 << 20) + "=1&Action=ListUsers"),
            BadRequest.Form("a deep name", deepKey + "=1&Action=ListUsers"),
            BadRequest.Form("a deep name at the limit", "Action=ListUsers&Version=2010-05-08&" + string.Join('.', Enumerable.Repeat("a", 32)) + "=1"),
            BadRequest.Form("many parameters", "Action=ListUsers&" + string.Join('&', Enumerable.Range(0, 5000).Select(i => $"P{i}=1"))),
            BadRequest.Form("many tags", "Action=CreateUser&Version=2010-05-08&UserName=a&" + string.Join('&', Enumerable.Range(0, 4000).Select(i => $"Tags.member.{i}.Key=k{i}"))),
            BadRequest.Form("many ampersands", "Action=ListUsers&Version=2010-05-08" + new string('&', 1 << 20)),
            BadRequest.Form("nothing", ""),
            BadRequest.Form("too large a body", new byte[MaxBody + 1]) with { IsOversized = true },
            BadRequest.Json("too large a body", "POST", "/users", new byte[MaxBody + 1]) with { IsOversized = true },
            BadRequest.Json("a huge name", "POST", "/users", Encoding.ASCII.GetBytes($$"""{"userName":"{{new string('a', 3_000_000)}}"}""")),
            BadRequest.Json("a huge member", "POST", "/users", Encoding.ASCII.GetBytes($$"""{"{{new string('a', 1_000_000)}}":1}""")),
        ];
    }

    private static string RandomText(int length) =>
        string.Create(length, new Random(length), static (text, random) => random.GetItems("abcdefghijklmnopqrstuvwxyz0123456789", text));

    private static List<BadRequest> ContentTypes()
    {
        const string Form = "Action=ListUsers&Version=2010-05-08";
        string?[] types =
        [
            null, "", "text/plain", "application/json", "application/xml", "multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=utf-16",
            "application/x-www-form-urlencoded; charset=nothing", "application/octet-stream", "not a type", "*/*", "application/cbor", "application/x-amz-json-1.1",
        ];
        var requests = new List<BadRequest>();
        foreach (var type in types)
        {
            requests.Add(new($"a form as {type}", "POST", "/") { Body = Encoding.ASCII.GetBytes(Form), ContentType = type });
            requests.Add(new($"JSON as {type}", "POST", "/") { Body = "{\"Action\":\"ListUsers\"}"u8.ToArray(), ContentType = type });
            requests.Add(new($"JSON as {type}", "POST", "/api/v1/users") { Body = "{\"userName\":\"alice\"}"u8.ToArray(), ContentType = type });
            requests.Add(new($"nothing as {type}", "POST", "/api/v1/users") { Body = [], ContentType = type });
            requests.Add(new($"nothing as {type}", "PATCH", "/api/v1/users/alice") { Body = [], ContentType = type });
        }

        string[] targets =
        [
            "", "x", "IAMService.ListUsers", "CloudTrail_20131101.LookupEvents", "a.b.c", "\u00e9", new('x', 9000), "<x>", "AWSOrganizationsV20161128",
            "AWSOrganizationsV20161128.", ".ListRoots", "AWSOrganizationsV20161128.listRoots", "AWSOrganizationsV20161128.ListRoots.", "AWSOrganizationsV20161128.CreateUser",
        ];
        requests.AddRange(targets.Select(target => BadRequest.OfTarget("a target", target, "{}"u8.ToArray())));
        foreach (var method in new[] { "GET", "PUT", "DELETE", "PATCH", "OPTIONS", "FOO" })
        {
            requests.Add(BadRequest.OfTarget("a method of a target", "AWSOrganizationsV20161128.ListRoots", "{}"u8.ToArray()) with { Method = method });
        }

        return requests;
    }

    private List<BadRequest> Documents()
    {
        const string Good = """{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":["s3:Get*"],"Resource":"*","Condition":{"StringLike":{"aws:username":"a*"}}}]}""";
        var documents = new List<string>
        {
            "", " ", "null", "[]", "1", "\"x\"", "{", "{}", "{\"Version\":\"2012-10-17\"}", Good + Good, Good + "x", "\ufeff" + Good,
            "{\"Statement\":" + new string('[', 5000) + new string(']', 5000) + "}",
            "{\"Statement\":" + string.Concat(Enumerable.Repeat("{\"a\":", 3000)) + "1" + new string('}', 3000) + "}",
            Good.Replace("s3:Get*", new string('*', 60_000), StringComparison.Ordinal),
            Good.Replace("\"s3:Get*\"", string.Join(',', Enumerable.Repeat("\"s3:Get*\"", 12_000)), StringComparison.Ordinal),
            Good.Replace("\"A\"", $"\"{new string('A', 130_000)}\"", StringComparison.Ordinal),
            Good.PadRight(131_072), Good.PadRight(131_073), Good.Replace("Allow", "\ud800", StringComparison.Ordinal),
            Good.Replace("s3:Get*", "${aws:username", StringComparison.Ordinal), Good.Replace("Version", "version", StringComparison.Ordinal),
            Good.Replace("\"Sid\":\"A\"", "\"Sid\":\"A\",\"Sid\":\"B\"", StringComparison.Ordinal),
            Good.Replace("StringLike", "DateLessThan", StringComparison.Ordinal), Good.Replace("StringLike", "IpAddress", StringComparison.Ordinal),
        };
        while (documents.Count < 120)
        {
            var text = new StringBuilder(Good);
            for (var n = _random.Next(4); n >= 0; n--)
            {
                var at = _random.Next(text.Length);
                _ = _random.Next(3) switch
                {
                    0 => text.Remove(at, Math.Min(text.Length - at, _random.Next(1, 12))),
                    1 => text.Insert(at, Pick(Odd)),
                    _ => text.Insert(at, Pick(["{", "}", "[", "]", ",", ":", "\"", "\\u0000", "\\ud800", "\\", "null", "1e999"])),
                };
            }

            documents.Add(text.ToString());
        }

        string[] calls =
        [
            "CreatePolicy&PolicyName=p&PolicyDocument", "PutUserPolicy&UserName=u&PolicyName=p&PolicyDocument",
            "PutGroupPolicy&GroupName=g&PolicyName=p&PolicyDocument", "CreateRole&RoleName=r&AssumeRolePolicyDocument",
            "UpdateAssumeRolePolicy&RoleName=r&PolicyDocument",
        ];
        var requests = new List<BadRequest>();
        foreach (var document in documents)
        {
            var sent = Uri.EscapeDataString(string.Concat(document.EnumerateRunes()));
            requests.Add(BadRequest.Form("a document", $"Version=2010-05-08&Action={Pick(calls)}={sent}"));
            var body = Encoding.UTF8.GetBytes($$"""{"policyName":"p{{requests.Count}}","policyDocument":{{document}}}""");
            requests.Add(BadRequest.Json("a document as JSON", "POST", "/policies", body));
        }

        return requests;
    }

    private List<BadRequest> Markers()
    {
        var requests = new List<BadRequest>();
        string[] markers =
        [
            .. Odd, "AAAA", Convert.ToBase64String(new byte[16]), Convert.ToBase64String(new byte[40]), new('A', 320), new('A', 321), new('A', 2000),
        ];
        var lists = BadInputSuite.Served.Where(o => typeof(IPagedRequest).IsAssignableFrom(o.RequestType)).ToList();
        foreach (var marker in markers)
        {
            var operation = Pick(lists);
            var others = Form(operation).Replace("Marker=", "Not=", StringComparison.Ordinal);
            var sent = Uri.EscapeDataString(marker);
            requests.Add(BadRequest.Form("a marker", $"{others}Action={operation.Name}&Version=2010-05-08&Marker={sent}"));
            requests.Add(new("a marker", "GET", $"/api/v1/users?marker={sent}"));
            requests.Add(new("the trail's marker", "GET", $"/api/v1/audit/events?marker={sent}"));
        }

        return requests;
    }

    private static List<BadRequest> OddNames()
    {
        var requests = new List<BadRequest>();
        foreach (var odd in Odd)
        {
            var escaped = Uri.EscapeDataString(odd);
            requests.Add(BadRequest.Form("a name", $"Action=CreateUser&Version=2010-05-08&UserName={escaped}"));
            requests.Add(BadRequest.Form("a name", $"Action=DeleteGroup&Version=2010-05-08&GroupName={escaped}"));
            requests.Add(BadRequest.Form("a path", $"Action=CreateGroup&Version=2010-05-08&GroupName=g{requests.Count}&Path={escaped}"));
            requests.Add(BadRequest.Form("an ARN", $"Action=GetPolicy&Version=2010-05-08&PolicyArn={escaped}"));
            requests.Add(BadRequest.Form("an ARN long enough", $"Action=GetPolicy&Version=2010-05-08&PolicyArn=arn:aws:iam::123456789012:policy/{escaped}"));
            requests.Add(BadRequest.Form("a boundary", $"Action=CreateUser&Version=2010-05-08&UserName=b{requests.Count}&PermissionsBoundary=arn:aws:iam::123456789012:policy/{escaped}"));
            requests.Add(BadRequest.Form("a tag", $"Action=TagUser&Version=2010-05-08&UserName=a&Tags.member.1.Key={escaped}&Tags.member.1.Value={escaped}"));
            requests.Add(BadRequest.Form("a serial number", $"Action=DeactivateMFADevice&Version=2010-05-08&UserName=a&SerialNumber=arn:aws:iam::1:mfa/{escaped}"));
            requests.Add(BadRequest.Json("a name", "POST", "/users", Encoding.UTF8.GetBytes(new JsonObject { ["userName"] = odd, ["path"] = odd }.ToJsonString())));
        }

        return requests;
    }

    private static List<BadRequest> Unknown()
    {
        var requests = new List<BadRequest>();
        foreach (var odd in Odd)
        {
            requests.Add(BadRequest.Form("an action", $"Action={Uri.EscapeDataString(odd)}&Version=2010-05-08"));
            requests.Add(BadRequest.Form("a version", $"Action=ListUsers&Version={Uri.EscapeDataString(odd)}"));
        }

        foreach (var operation in Contracts.Services.All.Where(s => s.Protocol == "query").SelectMany(s => s.Operations).Except(BadInputSuite.Served))
        {
            requests.Add(BadRequest.Form("not served", $"Action={operation.Name}&Version={operation.Service.ApiVersion}"));
        }

        requests.Add(BadRequest.Form("another service's", "Action=AssumeRole&Version=2010-05-08"));
        requests.Add(BadRequest.Form("another service's", "Action=CreateUser&Version=2011-06-15"));
        requests.Add(BadRequest.Form("in another case", "Action=listusers&Version=2010-05-08"));
        requests.Add(BadRequest.Form("no action", "Version=2010-05-08"));
        return requests;
    }

    private static List<BadRequest> OddHeaders()
    {
        string[] credentials =
        [
            "", "Basic YTpi", "Bearer x", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=", "AWS4-HMAC-SHA256 Credential=/////", "AWS4-HMAC-SHA256 Credential=a/b/c",
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request", "AWS4-HMAC-SHA256 Credential=test/20260101/nowhere/nothing/aws4_request",
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/iam/aws4_request",
            $"AWS4-HMAC-SHA256 Credential=ASIA{new string('\u00e9', 16)}/20260101/us-east-1/iam/aws4_request",
            $"AWS4-HMAC-SHA256 Credential={new string('1', 500)}/20260101/us-east-1/iam/aws4_request", "AWS4-ECDSA-P256-SHA256 Credential=a/20260101/iam/aws4_request",
            $"AWS4-HMAC-SHA256 Credential=test/20260101/{new string('r', 6000)}/iam/aws4_request", "AWS4-HMAC-SHA256 Credential=\U0001F600/20260101/us-east-1/iam/aws4_request",
        ];
        var requests = new List<BadRequest>();
        foreach (var credential in credentials)
        {
            requests.Add(BadRequest.Form("odd credentials", "Action=GetUser&Version=2010-05-08") with { IsSigned = false, Headers = [("Authorization", credential)] });
            requests.Add(new("odd credentials", "GET", "/api/v1/users") { IsSigned = false, Headers = [("Authorization", credential)] });
        }

        foreach (var odd in Odd.Where(o => o.Length < 6000 && !o.Any(char.IsControl)))
        {
            requests.Add(BadRequest.Form("an odd user agent", "Action=ListUsers&Version=2010-05-08") with { Headers = [("User-Agent", odd)] });
            requests.Add(new("an odd If-Match", "DELETE", "/api/v1/users/nobody") { Headers = [("If-Match", odd)] });
            requests.Add(new("an odd If-None-Match", "GET", "/api/v1/users/nobody") { Headers = [("If-None-Match", odd), ("Accept", odd)] });
        }

        requests.Add(BadRequest.Form("a user agent cut in a pair", "Action=ListUsers&Version=2010-05-08") with
        {
            Headers = [("User-Agent", new string('a', 1023) + "\U0001F600 and more")],
        });
        requests.Add(new("presigned with odd values", "GET", "/?Action=ListUsers&Version=2010-05-08&X-Amz-Credential=%00%FF") { IsSigned = false });
        requests.Add(new("presigned twice", "GET", "/?Action=ListUsers&Version=2010-05-08&X-Amz-Credential=a&X-Amz-Credential=b") { IsSigned = false });
        return requests;
    }

    private static List<BadRequest> MethodsAndPaths()
    {
        var requests = new List<BadRequest>();
        foreach (var method in new[] { "GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY", "FOO" })
        {
            requests.Add(new("a method", method, "/"));
            requests.Add(new("a method", method, "/?Action=ListUsers&Version=2010-05-08"));
            requests.Add(new("a method", method, "/?%zz"));
            requests.Add(new("a method", method, "/api/v1"));
            requests.Add(new("a method", method, "/api/v1/"));
            requests.Add(new("a method", method, "/api/v1/users/a/b/c/d"));
            foreach (var path in new[] { "/users", "/users/nobody", "/audit/events", "/audit/events/x", "/nothing", "/groups", "/roles", "/policies" })
            {
                requests.Add(new("a method", method, "/api/v1" + path));
            }
        }

        foreach (var odd in Odd.Where(o => !o.Contains('\0', StringComparison.Ordinal) && o.Length < 2000))
        {
            requests.Add(new("a path", "GET", "/api/v1/users/" + Uri.EscapeDataString(odd)));
            requests.Add(new("a path", "DELETE", $"/api/v1/{Uri.EscapeDataString(odd)}/x"));
        }

        // '..' is resolved before anyone sees the path: what is left is no call.
        return requests.FindAll(r => !r.Target.Split("/").Any(s => s is "." or ".."));
    }

    /// <summary>A body of each action that takes one, spoilt in several ways.</summary>
    private List<BadRequest> JsonBodies()
    {
        var requests = new List<BadRequest>();
        foreach (var (method, path, action, operation) in Routes.Where(r => r.Method is "POST" or "PUT" or "PATCH"))
        {
            var good = operation is null ? new JsonObject() : Sample(operation);
            var target = Fill(path, _ => "nobody");
            for (var n = 0; n < 9; n++)
            {
                requests.Add(BadRequest.Json($"a spoilt body of {action}", method, target, Spoil(good, n)));
            }
        }

        return requests;
    }

    /// <summary>A call of each operation of JSON services, spoilt in several ways; and each constraint of each member broken.</summary>
    private List<BadRequest> JsonCalls()
    {
        var requests = new List<BadRequest>();
        foreach (var operation in Contracts.Services.All.Where(s => s.Protocol == "json").SelectMany(s => s.Operations))
        {
            var target = $"{operation.Service.TargetPrefix}.{operation.Name}";
            var model = ModelFile.Of(operation.Service);
            var good = model.Message(operation.Name, "input") is { } input ? Samples.Wire(model, input, Sample(operation)).AsObject() : [];
            requests.AddRange(Enumerable.Range(0, 9).Select(n => BadRequest.OfTarget($"a spoilt {operation}", target, Spoil(good, n))));
            requests.Add(BadRequest.OfTarget($"nothing for {operation}", target, []));
            foreach (var name in good.Select(m => m.Key))
            {
                foreach (var odd in new JsonNode?[] { null, 0, "", "\u0001", Pick(Odd), new string('a', 200_000), new JsonArray(Pick(Odd)), new JsonObject { ["a"] = 1 } })
                {
                    var copy = good.DeepClone().AsObject();
                    copy[name] = odd;
                    requests.Add(BadRequest.OfTarget($"a spoilt {name} of {operation}", target, Encoding.UTF8.GetBytes(copy.ToJsonString())));
                }
            }
        }

        return requests;
    }

    private byte[] Spoil(JsonNode good, int way)
    {
        var members = good.AsObject().Select(m => m.Key).DefaultIfEmpty("userName").ToList();
        var name = Pick(members);
        var copy = good.DeepClone().AsObject();
        switch (way)
        {
            case 0:
                copy[name] = Pick<Func<JsonNode?>>([() => null, () => 1, () => true, () => "x", () => new JsonArray(), () => new JsonObject(), () => 1e300])();
                return Encoding.UTF8.GetBytes(copy.ToJsonString());
            case 1:
                copy[name] = Pick(Odd);
                return Encoding.UTF8.GetBytes(copy.ToJsonString());
            case 2:
                var text = Encoding.UTF8.GetBytes(copy.ToJsonString());
                return text[.._random.Next(text.Length)];
            case 3:
                var bytes = Encoding.UTF8.GetBytes(copy.ToJsonString());
                bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                return bytes;
            case 4:
                return Encoding.UTF8.GetBytes($"{{\"{name}\":\"a\",\"{name}\":\"b\",\"{name}\":{{}}}}");
            case 5:
                return Encoding.UTF8.GetBytes($"{{\"{name}\":\"\\ud800\",\"\\udc00\":1}}");
            case 6:
                return [.. "{\""u8, .. Encoding.UTF8.GetBytes(name), .. "\":{\"a\":\""u8, 0xFF, .. "\"}}"u8];
            case 7:
                return Encoding.UTF8.GetBytes($"{{\"{name}\":{string.Concat(Enumerable.Repeat(Pick(["[", "{\"a\":"]), 2000))}");
            default:
                return Encoding.UTF8.GetBytes(Pick(["", "null", "[]", "1", "\"x\"", "{}", "{}{}", "\ufeff{}", "{'a':1}", "{\"\":1}", "// {}", "NaN", "{\"a\":1,}"]));
        }
    }

    /// <summary>Odd segments and query parameters of each route.</summary>
    private List<BadRequest> RestValues()
    {
        var requests = new List<BadRequest>();
        foreach (var (method, path, _, _) in Routes)
        {
            for (var n = 0; n < 4; n++)
            {
                var odd = Odd.Where(o => o.Length is > 0 and < 2000 && o is not ("." or "..") && !o.Contains('\0', StringComparison.Ordinal)).ToList();
                var target = Fill(path, _ => Uri.EscapeDataString(Pick(odd)));
                var query = string.Join('&', Enumerable.Range(0, _random.Next(4)).Select(_ =>
                    $"{Pick(Parameters)}={Pick([Uri.EscapeDataString(Pick(Odd)), "%FF", "%ed%a0%80", "%00", "+"])}"));
                requests.Add(new BadRequest("odd values", method, $"/api/v1{target}?{query}")
                {
                    Body = method is "GET" or "DELETE" ? null : "{}"u8.ToArray(),
                    ContentType = method is "GET" or "DELETE" ? null : "application/json",
                });
            }
        }

        return requests;
    }

    private static string Fill(string path, Func<string, string> value) =>
        string.Join('/', path.Split('/').Select(s => s.StartsWith('{') ? value(s) : s));

    private static string Form(OperationModel operation)
    {
        var model = ModelFile.Of(operation.Service);
        return model.Message(operation.Name, "input") is { } input ? Samples.Form(model, input, Samples.Of(model, input)) : string.Empty;
    }

    private static JsonNode Sample(OperationModel operation)
    {
        var model = ModelFile.Of(operation.Service);
        return model.Message(operation.Name, "input") is { } input ? Samples.Of(model, input) : new JsonObject();
    }
}
