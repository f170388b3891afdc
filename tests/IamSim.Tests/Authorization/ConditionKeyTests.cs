using IamSim.Iam.Authorization;
using IamSim.Policies.Reference;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Support;
using IamSim.Tests.Sweep;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.Authorization;

/// <summary>The condition keys that requests of IAM have.</summary>
public sealed class ConditionKeyTests(GuardedSim sim)
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private const string Admin = "arn:aws:iam::aws:policy/AdministratorAccess";

    /// <summary>Keys of the reference that no request has, and why.</summary>
    private static readonly Dictionary<string, string> Absent = new()
    {
        ["iam:RoleTemplateARN"] = "No operation of the model takes a role template.",
        ["iam:FIDO-certification"] = "The API enables devices by codes; security keys are registered in the console, in IamSim by REST.",
        ["iam:FIDO-FIPS-140-2-certification"] = "As iam:FIDO-certification.",
        ["iam:FIDO-FIPS-140-3-certification"] = "As iam:FIDO-certification.",
        ["iam:RegisterSecurityKey"] = "As iam:FIDO-certification.",
    };

    [Fact]
    public void EveryKeyOfTheReference_IsSetOrNamedHere()
    {
        var missing = SweepOperations.All
            .Select(o => ActionReference.Default.FindAction($"iam:{o.Name}"))
            .OfType<ActionInfo>()
            .SelectMany(a => a.ConditionKeys.Concat(a.ResourceTypes.SelectMany(r => r.ConditionKeys.Concat(r.Type?.ConditionKeys ?? []))))
            .Distinct()
            .Where(key => !IamRequestKeys.Knows(key) && key != "iam:PassedToService")
            .Order(StringComparer.Ordinal);

        Assert.Equal(Absent.Keys.Order(StringComparer.Ordinal), missing);
    }

    /// <summary>Every operation of IAM with each of its own keys that the reference lists for it.</summary>
    public static TheoryData<string, string> KeysOfOperations
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var action in SweepOperations.All.Select(o => ActionReference.Default.FindAction($"iam:{o.Name}")).OfType<ActionInfo>())
            {
                foreach (var key in action.ConditionKeys.Concat(action.ResourceTypes.SelectMany(r => r.Type?.ConditionKeys ?? [])).Distinct())
                {
                    if (!key.Contains('$', StringComparison.Ordinal) && !Absent.ContainsKey(key) && !Ownerless.Contains($"{action.Name} {key}"))
                    {
                        all.Add(action.Name, key);
                    }
                }
            }

            return all;
        }
    }

    /// <summary>Requests that nobody owns yet.</summary>
    private static readonly string[] Ownerless =
    [
        "CreateDelegationRequest iam:DelegationRequestOwner", "AssociateDelegationRequest iam:DelegationRequestOwner",
        "GetHumanReadableSummary iam:DelegationRequestOwner",
    ];

    [Theory]
    [MemberData(nameof(KeysOfOperations))]
    public async Task Request_HasTheKeysOfTheReference(string operation, string key)
    {
        var world = new SweepWorld(sim);
        var (form, _) = await SweepCalls.FormAsync(world, operation, isFull: true);
        if (key == "iam:PermissionsBoundary" && !form.Contains("PermissionsBoundary=", StringComparison.Ordinal))
        {
            var (put, holder) = form.Contains("UserName=", StringComparison.Ordinal)
                ? ("PutUserPermissionsBoundary", ("UserName", "alice")) : ("PutRolePermissionsBoundary", ("RoleName", "runner"));
            await world.OnceAsync(put, holder, ("PermissionsBoundary", ReadOnly));
        }

        var caller = await world.Root.NewLimitedUserAsync("caller", Policy(When(Allow("iam:*"), "Null", key, "true")));
        Assert.Equal("AccessDenied", (await CallAsync()).Code);
        await world.Root.LimitAsync("caller", Policy(When(Allow("iam:*"), "Null", key, "false")));
        var answer = await CallAsync();
        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Code}: {answer.Message}");

        Task<WireAnswer> CallAsync() => caller.PostAsync(new StringContent(form, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded"));
    }

    [Fact]
    public async Task PolicyArn_LimitsWhatIsAttached()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        await account.MustAsync("CreateGroup", ("GroupName", "devs"));
        await account.MustAsync("CreateRole", ("RoleName", "runner"), ("AssumeRolePolicyDocument", Trust.Ec2));
        var user = await account.NewLimitedUserAsync("mateo", Policy(When(
            Allow(["iam:AttachUserPolicy", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:DetachUserPolicy"], ["*"]), "ArnEquals", "iam:PolicyARN", ReadOnly)));

        foreach (var (operation, member, name) in new[] { ("AttachUserPolicy", "UserName", "bob"), ("AttachGroupPolicy", "GroupName", "devs"), ("AttachRolePolicy", "RoleName", "runner") })
        {
            Assert.Equal(200, (await user.CallAsync(operation, (member, name), ("PolicyArn", ReadOnly))).Status);
            Assert.Equal(403, (await user.CallAsync(operation, (member, name), ("PolicyArn", Admin))).Status);
        }

        await account.MustAsync("AttachUserPolicy", ("UserName", "bob"), ("PolicyArn", Admin));
        Assert.Equal(403, (await user.CallAsync("DetachUserPolicy", ("UserName", "bob"), ("PolicyArn", Admin))).Status);
        Assert.Equal(200, (await user.CallAsync("DetachUserPolicy", ("UserName", "bob"), ("PolicyArn", ReadOnly))).Status);
    }

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate">IAM: Delegating
    /// responsibility to others using permissions boundaries</see>
    /// </summary>
    [Fact]
    public async Task PermissionsBoundary_DelegatesTheMakingOfUsers()
    {
        var account = sim.NewAccount();
        var boundary = (await account.MustAsync("CreatePolicy", ("PolicyName", "XCompanyBoundaries"), ("PolicyDocument", Policy(Allow("s3:*"))))).Value("Policy/Arn")!;
        var zhang = await account.NewLimitedUserAsync("zhang", Policy(
            When(
                Allow(["iam:CreateUser", "iam:PutUserPolicy", "iam:DeleteUserPolicy", "iam:AttachUserPolicy", "iam:DetachUserPolicy", "iam:PutUserPermissionsBoundary"], ["*"]),
                "StringEquals", "iam:PermissionsBoundary", boundary),
            Allow(["iam:UpdateUser", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:GetUser", "iam:ListUsers"], ["*"]),
            Deny("iam:DeleteUserPermissionsBoundary")));

        Assert.Equal(403, (await zhang.CallAsync("CreateUser", ("UserName", "nikhil"))).Status);
        Assert.Equal(403, (await zhang.CallAsync("CreateUser", ("UserName", "nikhil"), ("PermissionsBoundary", Admin))).Status);
        Assert.Equal(200, (await zhang.CallAsync("CreateUser", ("UserName", "nikhil"), ("PermissionsBoundary", boundary))).Status);

        // On those who have the boundary, and nobody else.
        Assert.Equal(200, (await zhang.CallAsync("AttachUserPolicy", ("UserName", "nikhil"), ("PolicyArn", Admin))).Status);
        Assert.Equal(200, (await zhang.CallAsync("PutUserPolicy", ("UserName", "nikhil"), ("PolicyName", "p"), ("PolicyDocument", Documents.Read))).Status);
        Assert.Equal(403, (await zhang.CallAsync("AttachUserPolicy", ("UserName", "zhang"), ("PolicyArn", Admin))).Status);
        Assert.Equal(403, (await zhang.CallAsync("PutUserPermissionsBoundary", ("UserName", "nikhil"), ("PermissionsBoundary", Admin))).Status);
        Assert.Equal(403, (await zhang.CallAsync("DeleteUserPermissionsBoundary", ("UserName", "nikhil"))).Status);

        // And what Nikhil may do stays below it.
        var nikhil = account.With(await account.NewKeyAsync("nikhil"));
        (await nikhil.CallAsync("ListUsers")).Denied(
            account.Arn("user/nikhil"),
            $"iam:ListUsers on resource: {account.Arn("user/")} because no permissions boundary allows the iam:ListUsers action");
    }

    [Fact]
    public async Task RequestTags_HaveToBeAsThePolicySays()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("mateo", Policy(
            When(Allow(["iam:CreateUser", "iam:TagUser"], ["*"]), "StringEquals", "aws:RequestTag/team", "ml"),
            When(Deny("iam:*"), "ForAnyValue:StringEquals", "aws:TagKeys", "secret")));

        Assert.Equal(403, (await user.CallAsync("CreateUser", ("UserName", "a"))).Status);
        Assert.Equal(403, (await CreateAsync("a", ("team", "hr"))).Status);
        Assert.Equal(403, (await CreateAsync("a", ("team", "ml"), ("secret", "1"))).Status);
        Assert.Equal(200, (await CreateAsync("a", ("team", "ml"), ("cost", "1"))).Status);

        Task<WireAnswer> CreateAsync(string name, params (string Key, string Value)[] tags) => user.CallAsync(
            "CreateUser", [("UserName", name), .. tags.SelectMany((tag, i) => new[] { ($"Tags.member.{i + 1}.Key", tag.Key), ($"Tags.member.{i + 1}.Value", tag.Value) })]);
    }

    /// <summary><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html">IAM: Controlling access to and for IAM users and roles
    /// using tags</see></summary>
    [Theory]
    [InlineData("aws:ResourceTag/team")]
    [InlineData("iam:ResourceTag/team")]
    public async Task ResourceTags_LimitWhomAUserManages(string key)
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "mine"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "ml"));
        await account.MustAsync("CreateUser", ("UserName", "theirs"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "hr"));
        var user = await account.NewLimitedUserAsync(
            "mateo", Policy(When(Allow("iam:*"), "StringEquals", key, "${aws:PrincipalTag/team}")), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "ml"));

        Assert.Equal(200, (await user.CallAsync("DeleteUser", ("UserName", "mine"))).Status);
        Assert.Equal(403, (await user.CallAsync("DeleteUser", ("UserName", "theirs"))).Status);
    }

    [Fact]
    public async Task PassRole_IsAskedForTheRoleAndTheService()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateInstanceProfile", ("InstanceProfileName", "runners"));
        await account.MustAsync("CreateRole", ("RoleName", "runner"), ("Path", "/ml/"), ("AssumeRolePolicyDocument", Trust.Ec2));
        var user = await account.NewLimitedUserAsync("mateo", Policy(Allow("iam:AddRoleToInstanceProfile")));

        (await AddAsync()).Denied(
            account.Arn("user/mateo"), $"iam:PassRole on resource: {account.Arn("role/ml/runner")} because no identity-based policy allows the iam:PassRole action");
        await account.LimitAsync("mateo", Policy(
            Allow("iam:AddRoleToInstanceProfile"), When(Allow("iam:PassRole"), "StringEquals", "iam:PassedToService", "lambda.amazonaws.com")));
        Assert.Equal(403, (await AddAsync()).Status);
        await account.LimitAsync("mateo", Policy(
            Allow("iam:AddRoleToInstanceProfile"),
            When(Allow("iam:PassRole", account.Arn("role/ml/*")), "StringEquals", "iam:PassedToService", "ec2.amazonaws.com")));
        Assert.Equal(200, (await AddAsync()).Status);

        Task<WireAnswer> AddAsync() => user.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "runners"), ("RoleName", "runner"));
    }

    [Theory]
    [InlineData("iam:AWSServiceName", "autoscaling.amazonaws.com", "CreateServiceLinkedRole", "AWSServiceName", "autoscaling.amazonaws.com", "ecs.amazonaws.com")]
    [InlineData("iam:ServiceSpecificCredentialServiceName", "codecommit.amazonaws.com", "CreateServiceSpecificCredential", "ServiceName", "codecommit.amazonaws.com", "cassandra.amazonaws.com")]
    [InlineData("iam:ServiceSpecificCredentialAgeDays", "30", "CreateServiceSpecificCredential", "CredentialAgeDays", "30", "31", "ServiceName", "bedrock.amazonaws.com")]
    public async Task OwnKeys_AreTheRequests(string key, string value, string operation, string member, string good, string bad, params string[] others)
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var user = await account.NewLimitedUserAsync("mateo", Policy(When(Allow($"iam:{operation}"), "StringEquals", key, value)));
        (string, string)[] rest = [.. others.Chunk(2).Select(pair => (pair[0], pair[1])), .. operation == "CreateServiceSpecificCredential" ? [("UserName", "bob")] : Array.Empty<(string, string)>()];

        Assert.Equal(403, (await user.CallAsync(operation, [(member, bad), .. rest])).Status);
        Assert.Equal(200, (await user.CallAsync(operation, [(member, good), .. rest])).Status);
    }

    [Fact]
    public async Task ServiceOfACredential_IsTheStoredOnes()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var user = await account.NewLimitedUserAsync("mateo", Policy(When(
            Allow("iam:DeleteServiceSpecificCredential"), "StringEquals", "iam:ServiceSpecificCredentialServiceName", "codecommit.amazonaws.com")));

        foreach (var (service, status) in new[] { ("cassandra.amazonaws.com", 403), ("codecommit.amazonaws.com", 200) })
        {
            var id = (await account.MustAsync("CreateServiceSpecificCredential", ("UserName", "bob"), ("ServiceName", service)))
                .Value("ServiceSpecificCredential/ServiceSpecificCredentialId")!;
            Assert.Equal(status, (await user.CallAsync("DeleteServiceSpecificCredential", ("UserName", "bob"), ("ServiceSpecificCredentialId", id))).Status);
        }
    }

    [Fact]
    public async Task GlobalKeys_AreTheCalls()
    {
        var account = sim.NewAccount();
        string[] holding =
        [
            "aws:SourceIp=127.0.0.1/32", "aws:SecureTransport=false", "aws:RequestedRegion=us-east-1", "aws:username=mateo", "aws:PrincipalType=User",
            $"aws:PrincipalAccount={account.Id}", $"aws:ResourceAccount={account.Id}", "aws:ViaAWSService=false", "aws:PrincipalIsAWSService=false",
        ];
        var user = await account.NewLimitedUserAsync("mateo", policy: null);
        foreach (var fact in holding)
        {
            var (key, value) = (fact.Split('=')[0], fact.Split('=')[1]);
            var @operator = key == "aws:SourceIp" ? "IpAddress" : "StringEquals";
            await account.LimitAsync("mateo", Policy(When(Allow("iam:ListUsers"), @operator, key, value)));
            Assert.True((await user.CallAsync("ListUsers")).Status == 200, fact);
            await account.LimitAsync("mateo", Policy(When(Allow("iam:ListUsers"), @operator, key, key == "aws:SourceIp" ? "10.0.0.0/8" : "other")));
            Assert.True((await user.CallAsync("ListUsers")).Status == 403, fact);
        }

        await account.LimitAsync("mateo", Policy(When(Allow("iam:ListUsers"), "DateGreaterThan", "aws:CurrentTime", "2020-01-01T00:00:00Z")));
        Assert.Equal(200, (await user.CallAsync("ListUsers")).Status);
        await account.LimitAsync("mateo", Policy(When(Allow("iam:ListUsers"), "DateLessThan", "aws:CurrentTime", "2020-01-01T00:00:00Z")));
        Assert.Equal(403, (await user.CallAsync("ListUsers")).Status);
    }
}
