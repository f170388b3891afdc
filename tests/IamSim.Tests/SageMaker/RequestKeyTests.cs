using IamSim.Policies.Reference;
using IamSim.Tests.Authorization;
using IamSim.Tests.Support;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.SageMaker;

/// <summary>The condition keys that requests of SageMaker have: each one, of each operation, with its value and without.</summary>
public sealed class RequestKeyTests(GuardedSim sim)
{
    /// <summary>Keys of the reference that no request has, and why.</summary>
    private static readonly Dictionary<string, string> Absent = new()
    {
        ["sagemaker:DirectGatedModelAccess"] = "Which requests have it, and with which values, no page says: \"used to deny direct access to gated ModelReferences\".",
        ["sagemaker:TaggingAction"] = "It is of the AddTags that a creation asks for, and has tests of its own.",
        ["sagemaker:TargetModel"] = "InvokeEndpoint's, which is no operation of this protocol.",
    };

    /// <summary>Keys of resources that have tags, not of requests.</summary>
    private static readonly string[] OfResources = ["aws:ResourceTag/${TagKey}", "sagemaker:ResourceTag/${TagKey}"];

    /// <summary>Each operation with each key.</summary>
    public static TheoryData<string, string> Cases
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var given in RequestKeyCases.All)
            {
                all.Add(given.Operation, given.Key);
            }

            return all;
        }
    }

    [Fact]
    public void EveryKeyOfTheReference_HasACase()
    {
        var cases = RequestKeyCases.All.Select(c => $"{c.Operation} {(c.Key.Contains(':', StringComparison.Ordinal) ? c.Key : "sagemaker:" + c.Key)}").ToHashSet();
        foreach (var operation in Contracts.SageMaker.SageMakerService.Contract.Operations)
        {
            var action = ActionReference.Default.FindAction($"sagemaker:{operation.Name}");
            Assert.NotNull(action);
            var keys = action.ConditionKeys.Except(OfResources).Where(key => !Absent.ContainsKey(key)).Select(key => key.Replace("${TagKey}", "team", StringComparison.Ordinal));
            Assert.All(keys, key => Assert.Contains($"{operation.Name} {key}", cases));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Request_WithAKey_IsDecidedByItsValue(string operation, string key)
    {
        var given = RequestKeyCases.All.Single(c => c.Operation == operation && c.Key == key);
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("engineer", PolicyOf(given, given.Test, given.Value));
        var request = RequestKeyCases.Request(account, given.Operation, given.Members);

        Allowed(await user.SageAsync(given.Operation, request));

        await account.LimitAsync("engineer", PolicyOf(given, given.Test, given.Other));
        Denied(account, given, await user.SageAsync(given.Operation, request));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Request_WithoutAKey_HasItNot(string operation, string key)
    {
        var given = RequestKeyCases.All.Single(c => c.Operation == operation && c.Key == key);
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("engineer", PolicyOf(given, "Null", "false"));

        Allowed(await user.SageAsync(given.Operation, RequestKeyCases.Request(account, given.Operation, given.Members)));
        if (given.Key is not ("InstanceTypes" or "ModelArn"))
        {
            Denied(account, given, await user.SageAsync(given.Operation, RequestKeyCases.Request(account, given.Operation, null)));
        }
    }

    private static string PolicyOf(RequestKeyCase given, string test, string value) => Policy(
        When(Allow($"sagemaker:{given.Operation}"), test, given.Key.Contains(':', StringComparison.Ordinal) ? given.Key : "sagemaker:" + given.Key, value),
        given.Operation == "AddTags" ? Allow("iam:PassRole") : Allow(["iam:PassRole", "sagemaker:AddTags"], ["*"]));

    private static void Allowed(JsonAnswer answer) => Assert.NotEqual("AccessDeniedException", answer.Code);

    private static void Denied(TestAccount account, RequestKeyCase given, JsonAnswer answer)
    {
        Assert.Equal((400, "AccessDeniedException"), (answer.Status, answer.Code));
        Assert.StartsWith(
            $"User: {account.Arn("user/engineer")} is not authorized to perform: sagemaker:{given.Operation} on resource: arn:aws:sagemaker:us-east-1:{account.Id}:", answer.Message, StringComparison.Ordinal);
        Assert.EndsWith($"because no identity-based policy allows the sagemaker:{given.Operation} action", answer.Message, StringComparison.Ordinal);
    }
}
