using System.Text;
using IamSim.Policies.Reference;
using IamSim.Tests.Support;
using IamSim.Tests.Sweep;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.Authorization;

/// <summary>Every operation of IAM, by the service authorization reference: with its action, without it, denied, and on another resource.</summary>
public sealed class EveryIamOperationTests(GuardedSim sim)
{
    /// <summary>What else operations need, and why.</summary>
    private static readonly Dictionary<string, (string Action, string Type, string Why)> Also = new()
    {
        ["AddRoleToInstanceProfile"] = ("PassRole", "role", "API_AddRoleToInstanceProfile"),
        ["CreateUser"] = ("TagUser", "user", "tags"),
        ["CreateRole"] = ("TagRole", "role", "tags"),
        ["CreatePolicy"] = ("TagPolicy", "policy", "tags"),
        ["CreateInstanceProfile"] = ("TagInstanceProfile", "instance-profile", "tags"),
        ["CreateVirtualMFADevice"] = ("TagMFADevice", "mfa", "tags"),
        ["CreateSAMLProvider"] = ("TagSAMLProvider", "saml-provider", "tags"),
        ["CreateOpenIDConnectProvider"] = ("TagOpenIDConnectProvider", "oidc-provider", "tags"),
        ["UploadServerCertificate"] = ("TagServerCertificate", "server-certificate", "tags"),
    };

    /// <summary>Calls that their own rules refuse when it is not root who makes them, and why.</summary>
    private static readonly Dictionary<string, (string Code, string Why)> Refused = new()
    {
        ["GetServiceLastAccessedDetails"] = ("NoSuchEntity", "A report is shown to nobody but who asked for it, root here."),
        ["GetServiceLastAccessedDetailsWithEntities"] = ("NoSuchEntity", "As GetServiceLastAccessedDetails."),
    };

    public static TheoryData<string> Operations => SweepOperations.Names;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_IsAllowedByItsActionOnItsResource_AndByNothingElse(string operation)
    {
        var world = new SweepWorld(sim);
        var root = world.Root;
        var (form, _) = await SweepCalls.FormAsync(world, operation, isFull: true);

        // Whose own password it is is nobody else's.
        var name = operation == "ChangePassword" ? "alice" : "caller";
        var caller = name == "alice" ? await LimitedAliceAsync(world) : await root.NewLimitedUserAsync(name, policy: null);

        // Without any policy.
        var start = $"User: {root.Arn("user/" + name)} is not authorized to perform: iam:{operation} on resource: ";
        var implicitly = await CallAsync(caller, form);
        Assert.Equal((403, "AccessDenied"), (implicitly.Status, implicitly.Code));
        Assert.StartsWith(start, implicitly.Message);
        Assert.EndsWith($" because no identity-based policy allows the iam:{operation} action", implicitly.Message);

        // Everything but this.
        await root.LimitAsync(name, Policy(Allow("*"), Deny($"iam:{operation}")));
        var explicitly = await CallAsync(caller, form);
        Assert.Equal((403, "AccessDenied"), (explicitly.Status, explicitly.Code));
        Assert.StartsWith(start, explicitly.Message);
        Assert.EndsWith(" with an explicit deny in an identity-based policy", explicitly.Message);

        // This, and on another resource.
        await root.LimitAsync(name, Policy(Allow([.. Actions(operation)], [.. Patterns(root, operation, "no/where/")])));
        var elsewhere = await CallAsync(caller, form);
        Assert.Equal((403, "AccessDenied"), (elsewhere.Status, elsewhere.Code));
        Assert.Equal(implicitly.Message, elsewhere.Message);

        // Nothing but this, on its resource; and what was denied has left no trace.
        await root.LimitAsync(name, Policy(Allow([.. Actions(operation)], [.. Patterns(root, operation, string.Empty)])));
        var allowed = await CallAsync(caller, form);
        if (Refused.TryGetValue(operation, out var refusal))
        {
            Assert.Equal(refusal.Code, allowed.Code);
            allowed.NotDenied();
        }
        else
        {
            Assert.True(allowed.Status == 200, $"{allowed.Status} {allowed.Code}: {allowed.Message}\n{form}");
        }
    }

    [Theory]
    [InlineData("AddRoleToInstanceProfile")]
    [InlineData("CreateUser")]
    [InlineData("CreateRole")]
    [InlineData("CreatePolicy")]
    [InlineData("CreateInstanceProfile")]
    [InlineData("CreateVirtualMFADevice")]
    [InlineData("CreateSAMLProvider")]
    [InlineData("CreateOpenIDConnectProvider")]
    [InlineData("UploadServerCertificate")]
    public async Task Call_WithoutTheOtherActionThatItNeeds_IsDeniedThatOne(string operation)
    {
        var world = new SweepWorld(sim);
        var (form, _) = await SweepCalls.FormAsync(world, operation, isFull: true);
        var caller = await world.Root.NewLimitedUserAsync("caller", Policy(Allow($"iam:{operation}")));

        var answer = await CallAsync(caller, form);

        Assert.Equal((403, "AccessDenied"), (answer.Status, answer.Code));
        Assert.EndsWith($" because no identity-based policy allows the iam:{Also[operation].Action} action", answer.Message);
    }

    [Fact]
    public void Tables_NameWhatThereIs()
    {
        var names = SweepOperations.All.Select(o => o.Name).ToHashSet();
        Assert.All(Also.Keys.Concat(Refused.Keys), name => Assert.Contains(name, names));
        Assert.All(Also.Values, also => Assert.NotNull(ActionReference.Default.FindAction($"iam:{also.Action}")));
    }

    private static async Task<TestAccount> LimitedAliceAsync(SweepWorld world)
    {
        var alice = await world.AliceAsync();
        foreach (var arn in (await world.Root.MustAsync("ListAttachedUserPolicies", ("UserName", "alice"))).Values("AttachedPolicies", "PolicyArn"))
        {
            await world.Root.MustAsync("DetachUserPolicy", ("UserName", "alice"), ("PolicyArn", arn!));
        }

        return alice;
    }

    private static IEnumerable<string> Actions(string operation) =>
        Also.TryGetValue(operation, out var also) ? [$"iam:{operation}", $"iam:{also.Action}"] : [$"iam:{operation}"];

    /// <summary>The ARN patterns of the action's resource types, below a path; "*" for actions without any.</summary>
    private static IEnumerable<string> Patterns(TestAccount account, string operation, string path)
    {
        // UpdateDelegationRequest is newer than the reference.
        var types = ActionReference.Default.FindAction($"iam:{operation}")?.ResourceTypes.Select(r => r.Name) ?? ["delegation-request"];
        var patterns = types.Concat(Also.TryGetValue(operation, out var also) ? [also.Type] : []).Select(type => account.Arn($"{type}/{path}*")).Distinct().ToList();
        return patterns.Count > 0 ? patterns : [path.Length == 0 ? "*" : account.Arn($"user/{path}*")];
    }

    private static Task<WireAnswer> CallAsync(TestAccount caller, string form) =>
        caller.PostAsync(new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded"));
}
