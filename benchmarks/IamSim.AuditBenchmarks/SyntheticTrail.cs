using System.Globalization;
using System.Net;
using IamSim.Audit;
using IamSim.Authentication.Sessions;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Sts;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Storage;
using AttachedPolicy = IamSim.Policies.Evaluation.AttachedPolicy;
using Tag = IamSim.Contracts.Iam.Tag;

namespace IamSim.AuditBenchmarks;

/// <summary>
/// Events of a middle-sized company's account, made by the server's own code from requests as clients send them: 400 users with keys, 60 roles whose
/// sessions make some thirty calls each, a tenth of the calls changes something, a twelfth fails. Nearly all were decided by policies, and say so.
/// </summary>
internal sealed class SyntheticTrail(string account, DateTimeOffset begin, DateTimeOffset end, long count, int seed)
{
    private const int Users = 400;
    private const int Roles = 60;
    private const int CallsOfASession = 30;

    private static readonly string[] Agents =
    [
        "aws-cli/2.31.18 md/awscrt#0.28.2 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.9 md/pyimpl#CPython m/Z,b,E exec-env/CI cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#iam.get-user",
        "Boto3/1.41.2 md/Botocore#1.41.2 ua/2.1 os/linux#5.15.0-1051-aws md/arch#x86_64 lang/python#3.11.9 md/pyimpl#CPython m/Z,D,b cfg/retry-mode#legacy Botocore/1.41.2",
        "APN/1.0 HashiCorp/1.0 Terraform/1.13.5 (+https://www.terraform.io) terraform-provider-aws/6.22.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.40.0 ua/2.1 os/linux lang/go#1.24.8 md/GOOS#linux md/GOARCH#amd64 api/iam#1.52.0 m/g",
        "aws-sdk-js/3.940.0 ua/2.1 os/linux#6.8.0 lang/js md/nodejs#22.11.0 api/iam#3.940.0 m/E,n,e",
        "aws-sdk-dotnet-coreclr/4.0.5.1 ua/2.1 os/linux#6.8.0 md/ARCH#X64 lang/.NET_Core#10.0.0 md/aws-sdk-dotnet-core#4.0.3.4 api/IdentityManagement#4.0.5.1 cfg/retry-mode#standard",
    ];

    private readonly AuditRecords _records = new();
    private readonly Random _random = new(seed);
    private readonly Ids _ids = new();
    private readonly List<(Caller Caller, int Left)> _sessions = [];
    private readonly Member[] _users = [.. Enumerable.Range(0, Users).Select(at => Member.User(account, at))];
    private readonly Member[] _roles = [.. Enumerable.Range(0, Roles).Select(at => Member.Role(account, at))];
    private long _made;

    /// <summary>The next event; null after the last.</summary>
    public AuditEntry? Next()
    {
        if (_made == count)
        {
            return null;
        }

        var time = begin + ((end - begin) * ((double)_made++ / count));
        var user = _users[_random.Next(Users)];
        if (_random.NextDouble() < 1.0 / CallsOfASession)
        {
            return Assume(user, _roles[_random.Next(Roles)], time);
        }

        if (_sessions.Count > 0 && _random.NextDouble() < 0.6)
        {
            var at = _random.Next(_sessions.Count);
            var (caller, left) = _sessions[at];
            _sessions[at] = (caller, left - 1);
            if (left <= 1)
            {
                _sessions.RemoveAt(at);
            }

            return Call(caller, _roles[int.Parse(caller.Session!.RoleName!.Split('-')[^1], CultureInfo.InvariantCulture)], time);
        }

        return Call(user.Caller, user, time);
    }

    private AuditEntry Assume(Member user, Member role, DateTimeOffset time)
    {
        var call = NewCall(user.Caller, time);
        var name = $"{user.Name}-{_random.Next(1_000_000)}";
        var request = new AssumeRoleRequest { RoleArn = role.Arn, RoleSessionName = name, DurationSeconds = 3600 };
        var claims = new SessionClaims
        {
            Kind = SessionKind.AssumedRole,
            AccessKeyId = _ids.TemporaryAccessKey(account),
            Secret = string.Empty,
            Account = account,
            PrincipalId = role.Id,
            IssuedAt = time.ToUnixTimeSeconds(),
            ExpiresAt = time.ToUnixTimeSeconds() + 3600,
            RoleName = role.Name,
            RolePath = "/service-roles/",
            Name = name,
        };
        var caller = Caller.OfSession("aws", claims);
        _sessions.Add((caller, CallsOfASession));
        Decide(call, user, "sts:AssumeRole", role.Arn);
        return _records.Describe(
            call,
            new CallSubject(AssumeRoleRequest.Operation, request, new AssumeRoleResponse
            {
                Credentials = new Credentials { AccessKeyId = claims.AccessKeyId, SecretAccessKey = "s", SessionToken = "t", Expiration = time.AddHours(1) },
                AssumedRoleUser = new AssumedRoleUser { AssumedRoleId = caller.PrincipalId, Arn = caller.Arn },
            }),
            null);
    }

    private AuditEntry Call(Caller caller, Member who, DateTimeOffset time)
    {
        var call = NewCall(caller, time);
        var other = _users[_random.Next(Users)];
        var role = _roles[_random.Next(Roles)];
        IRequest request = _random.Next(100) switch
        {
            < 18 => new GetUserRequest { UserName = other.Name },
            < 32 => new GetRoleRequest { RoleName = role.Name },
            < 42 => new ListAttachedRolePoliciesRequest { RoleName = role.Name },
            < 50 => new ListRolePoliciesRequest { RoleName = role.Name },
            < 57 => new GetRolePolicyRequest { RoleName = role.Name, PolicyName = "training" },
            < 63 => new ListUsersRequest { MaxItems = 100 },
            < 68 => new ListRolesRequest(),
            < 73 => new ListAccessKeysRequest { UserName = other.Name },
            < 78 => new GetPolicyRequest { PolicyArn = $"arn:aws:iam::{account}:policy/team-{_random.Next(40)}" },
            < 82 => new GetPolicyVersionRequest { PolicyArn = $"arn:aws:iam::{account}:policy/team-{_random.Next(40)}", VersionId = "v1" },
            < 90 => new GetCallerIdentityRequest(),
            < 92 => new TagRoleRequest { RoleName = role.Name, Tags = [new Tag { Key = "owner", Value = other.Name }] },
            < 94 => new AttachRolePolicyRequest { RoleName = role.Name, PolicyArn = $"arn:aws:iam::{account}:policy/team-{_random.Next(40)}" },
            < 95 => new DetachRolePolicyRequest { RoleName = role.Name, PolicyArn = $"arn:aws:iam::{account}:policy/team-{_random.Next(40)}" },
            < 97 => new PutRolePolicyRequest { RoleName = role.Name, PolicyName = "training", PolicyDocument = Member.Document("s3:GetObject", $"arn:aws:s3:::data-{_random.Next(99)}/*") },
            < 98 => new UpdateAccessKeyRequest { UserName = other.Name, AccessKeyId = other.Caller.AccessKeyId!, Status = "Inactive" },
            _ => new UpdateAssumeRolePolicyRequest { RoleName = role.Name, PolicyDocument = Member.Document("sts:AssumeRole", "*") },
        };
        var names = new List<NamedResource>();
        request.AddResourceNames(names);
        var resource = names.Count == 0 ? "*" : $"arn:aws:iam::{account}:{(names[0].Member == "RoleName" ? "role/service-roles" : "user")}/{names[0].Name}";
        if (request is not GetCallerIdentityRequest)
        {
            Decide(call, who, $"iam:{request.Model.Name}", resource);
        }

        var fault = _random.Next(100) switch
        {
            < 4 when names.Count > 0 => IamFaults.NoSuchEntity($"The {names[0].Member.Replace("Name", string.Empty, StringComparison.Ordinal).ToLowerInvariant()} with name {names[0].Name} cannot be found."),
            < 8 => CommonFaults.AccessDenied($"User: {caller.Arn} is not authorized to perform: iam:{request.Model.Name} on resource: {resource} because no identity-based policy allows the iam:{request.Model.Name} action"),
            _ => null,
        };
        return _records.Describe(call, new CallSubject(request.Model, request), fault);
    }

    private static void Decide(Call call, Member who, string action, string resource)
    {
        var keys = RequestKeys.Of(call);
        var caller = call.Caller;
        keys.Add(new("aws:PrincipalAccount", [caller.Account]));
        keys.Add(new("aws:PrincipalArn", [who.Arn]));
        keys.Add(new("aws:PrincipalType", [caller.Session is null ? "User" : "AssumedRole"]));
        keys.Add(new("aws:userid", [caller.PrincipalId]));
        keys.Add(new("aws:ResourceAccount", [caller.Account]));
        if (caller.UserName is { } name)
        {
            keys.Add(new("aws:username", [name]));
        }

        if (caller.Session is { } session)
        {
            keys.Add(new("aws:TokenIssueTime", [SessionFacts.Time(session.IssuedAt)]));
            keys.Add(new("aws:MultiFactorAuthPresent", ["false"]));
        }

        var request = new AuthorizationRequest(who.Access.Principal, action, resource, new RequestContext(keys), caller.Account);
        call.Decisions.Add(new DecidedQuestion(who.Access, request, who.Policies, PolicyEvaluator.Decide(request, who.Policies)));
    }

    private Call NewCall(Caller caller, DateTimeOffset time) => new()
    {
        Account = account,
        Caller = caller,
        Time = time,
        Region = _random.Next(3) == 0 ? "eu-west-1" : "us-east-1",
        RequestId = Guid.CreateVersion7(),
        EventId = _ids.Event(),
        Surface = CallSurface.Wire,
        SourceAddress = new IPAddress([10, 0, (byte)_random.Next(8), (byte)_random.Next(250)]),
        UserAgent = Agents[_random.Next(Agents.Length)],
        HostHeader = "localhost:5080",
    };
}

/// <summary>A user or a role with the policies that its calls are decided by.</summary>
internal sealed record Member(string Name, string Id, string Arn, Caller Caller, CallerAccess Access, PolicySet Policies)
{
    public static string Document(string action, string resource) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    public static Member User(string account, int at)
    {
        var (name, id) = ($"engineer-{at}", new Ids().User());
        var arn = $"arn:aws:iam::{account}:user/{name}";
        var caller = new Caller(CallerKind.IamUser, account, id, arn, name, new Ids().AccessKey()) { IsVerified = true };
        return Make(name, id, arn, caller, new RequestPrincipal { Type = PrincipalType.User, Arn = arn, Account = account, UserId = id }, at);
    }

    public static Member Role(string account, int at)
    {
        var (name, id) = ($"training-{at}", new Ids().Role());
        var arn = $"arn:aws:iam::{account}:role/service-roles/{name}";
        var principal = new RequestPrincipal { Type = PrincipalType.AssumedRole, Arn = arn, Account = account, RoleArn = arn, UserId = id };
        return Make(name, id, arn, Caller.Nobody(account), principal, at);
    }

    private static Member Make(string name, string id, string arn, Caller caller, RequestPrincipal principal, int at)
    {
        var policy = PolicyDocument.Parse(Document("iam:*", $"arn:aws:iam::{principal.Account}:user/engineer-{at}*"), PolicyKind.Identity, "aws").Document!;
        var layer = PolicyLayer.Of(AttachedPolicy.From(policy, "own"));
        return new Member(name, id, arn, caller, new CallerAccess { Principal = principal, Identity = layer }, new PolicySet { Identity = layer });
    }
}
