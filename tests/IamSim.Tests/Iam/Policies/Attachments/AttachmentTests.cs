using IamSim.Iam.Roles;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Policies.Attachments;

public class AttachmentTests(Sim sim)
{
    private const string ReadOnlyAccess = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    public static TheoryData<string> Kinds => ["User", "Group", "Role"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Attach_Twice_IsAttachedOnce(string kind)
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train", "/ml/");
        await account.NewPrincipalAsync(kind, "ml");

        await AttachAsync(account, kind, arn);
        await AttachAsync(account, kind, arn);
        await AttachAsync(account, kind, ReadOnlyAccess);

        var attached = await account.MustAsync($"ListAttached{kind}Policies", ($"{kind}Name", "ML"));
        Assert.Equal(["ReadOnlyAccess", "Train"], attached.Values("AttachedPolicies", "PolicyName"));
        Assert.Equal([ReadOnlyAccess, arn], attached.Values("AttachedPolicies", "PolicyArn"));
        Assert.Equal("false", attached.Value("IsTruncated"));
        Assert.Equal(
            ["ReadOnlyAccess", "Train"],
            await account.AllAsync($"ListAttached{kind}Policies", "AttachedPolicies", "PolicyName", 1, ($"{kind}Name", "ml")));
        Assert.Equal(
            [arn],
            (await account.MustAsync($"ListAttached{kind}Policies", ($"{kind}Name", "ml"), ("PathPrefix", "/ml/"))).Values("AttachedPolicies", "PolicyArn"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Detach_ThenAgain_NoSuchEntity(string kind)
    {
        var account = sim.NewAccount();
        await account.NewPrincipalAsync(kind, "ml");
        await AttachAsync(account, kind, ReadOnlyAccess);

        await account.MustAsync($"Detach{kind}Policy", ($"{kind}Name", "ml"), ("PolicyArn", ReadOnlyAccess));
        var again = await account.CallAsync($"Detach{kind}Policy", ($"{kind}Name", "ml"), ("PolicyArn", ReadOnlyAccess));

        again.Refused(404, "NoSuchEntity", $"Policy {ReadOnlyAccess} was not found.");
        Assert.Empty((await account.MustAsync($"ListAttached{kind}Policies", ($"{kind}Name", "ml"))).Members("AttachedPolicies"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Operations_OnNoPrincipal_NoSuchEntity(string kind)
    {
        var account = sim.NewAccount();
        var message = $"The {kind.ToLowerInvariant()} with name ghost cannot be found.";

        (await account.CallAsync($"Attach{kind}Policy", ($"{kind}Name", "ghost"), ("PolicyArn", ReadOnlyAccess))).Refused(404, "NoSuchEntity", message);
        (await account.CallAsync($"Detach{kind}Policy", ($"{kind}Name", "ghost"), ("PolicyArn", ReadOnlyAccess))).Refused(404, "NoSuchEntity", message);
        (await account.CallAsync($"ListAttached{kind}Policies", ($"{kind}Name", "ghost"))).Refused(404, "NoSuchEntity", message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Attach_WhatCannotBe_IsRefused(string kind)
    {
        const string ForServices = "arn:aws:iam::aws:policy/aws-service-role/AmazonSageMakerNotebooksServiceRolePolicy";
        var account = sim.NewAccount();
        await account.NewPrincipalAsync(kind, "ml");
        var missing = account.Arn("policy/Missing");
        var role = account.Arn("role/Some");

        Task<WireAnswer> TryAsync(string action, string arn) => account.CallAsync($"{action}{kind}Policy", ($"{kind}Name", "ml"), ("PolicyArn", arn));

        (await TryAsync("Attach", missing)).Refused(404, "NoSuchEntity", $"Policy {missing} does not exist or is not attachable.");
        (await TryAsync("Attach", "arn:aws:iam::aws:policy/NoSuchPolicy"))
            .Refused(404, "NoSuchEntity", "Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.");
        (await TryAsync("Attach", role)).Refused(400, "InvalidInput", $"ARN {role} is not valid.");
        (await TryAsync("Detach", role)).Refused(400, "InvalidInput", $"ARN {role} is not valid.");
        (await TryAsync("Attach", ForServices)).Refused(400, "PolicyNotAttachable", $"Cannot attach a Service Role Policy to a Customer {kind}.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Attach_TheEleventh_LimitExceeded(string kind)
    {
        var account = sim.NewAccount();
        await account.NewPrincipalAsync(kind, "ml");
        var first = await account.NewPolicyAsync("P0");
        await AttachAsync(account, kind, first);
        for (var i = 1; i < 10; i++)
        {
            await AttachAsync(account, kind, await account.NewPolicyAsync($"P{i}"));
        }

        var eleventh = await account.CallAsync($"Attach{kind}Policy", ($"{kind}Name", "ml"), ("PolicyArn", ReadOnlyAccess));

        eleventh.Refused(409, "LimitExceeded", $"Cannot exceed quota for PoliciesPer{kind}: 10");
        await AttachAsync(account, kind, first);
    }

    [Fact]
    public async Task Changes_OfAServiceLinkedRolesPolicies_UnmodifiableEntity()
    {
        const string Message =
            "Cannot perform the operation on the protected role 'AWSServiceRoleForML' - this role is only modifiable by AWS";
        var account = sim.NewAccount();
        await sim.SeedAsync(new Role
        {
            AccountId = account.Id,
            Id = "AROAAAAAAAAAAAAAAAAAA",
            Name = "AWSServiceRoleForML",
            NameKey = "AWSSERVICEROLEFORML",
            Path = "/aws-service-role/ml.amazonaws.com/",
            CreatedAt = DateTimeOffset.UnixEpoch,
            TrustPolicy = "{}",
            MaxSessionDuration = 3600,
        });
        (string, string) role = ("RoleName", "AWSServiceRoleForML");

        (await account.CallAsync("AttachRolePolicy", role, ("PolicyArn", ReadOnlyAccess))).Refused(400, "UnmodifiableEntity", Message);
        (await account.CallAsync("DetachRolePolicy", role, ("PolicyArn", ReadOnlyAccess))).Refused(400, "UnmodifiableEntity", Message);
        (await account.CallAsync("PutRolePolicy", role, ("PolicyName", "own"), ("PolicyDocument", Documents.Read)))
            .Refused(400, "UnmodifiableEntity", Message);
        (await account.CallAsync("DeleteRolePolicy", role, ("PolicyName", "own"))).Refused(400, "UnmodifiableEntity", Message);
        await account.MustAsync("ListAttachedRolePolicies", role);
        await account.MustAsync("ListRolePolicies", role);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Delete_OfAPrincipalWithAPolicy_DeleteConflict(string kind)
    {
        var account = sim.NewAccount();
        await account.NewPrincipalAsync(kind, "ml");
        await AttachAsync(account, kind, ReadOnlyAccess);

        (await account.CallAsync($"Delete{kind}", ($"{kind}Name", "ml")))
            .Refused(409, "DeleteConflict", "Cannot delete entity, must detach all policies first.");
    }

    private static Task<WireAnswer> AttachAsync(TestAccount account, string kind, string arn) =>
        account.MustAsync($"Attach{kind}Policy", ($"{kind}Name", "ml"), ("PolicyArn", arn));
}
