using IamSim.Tests.Authorization;
using IamSim.Tests.Support;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.SageMaker;

/// <summary>What a creation needs beside itself: to pass its roles, and to tag what it makes.</summary>
public sealed class PassRoleTests(GuardedSim sim)
{
    /// <summary>The creations that hand over a role, with the ARN of what they make.</summary>
    public static TheoryData<string, string> Passing => new()
    {
        { "CreateTrainingJob", "training-job/churn" },
        { "CreateProcessingJob", "processing-job/churn" },
        { "CreateHyperParameterTuningJob", "hyper-parameter-tuning-job/churn" },
        { "CreateModel", "model/churn" },
        { "CreateNotebookInstance", "notebook-instance/churn" },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Creation_WithoutPassRole_IsDeniedOnTheRole(string operation, string made)
    {
        var account = await sim.NewSageAccountAsync();
        var user = await account.NewLimitedUserAsync("engineer", Policy(Allow("sagemaker:*")));
        var request = RequestKeyCases.Request(account, operation, null);

        (await user.SageAsync(operation, request)).Refused(
            "AccessDeniedException",
            $"User: {account.Arn("user/engineer")} is not authorized to perform: iam:PassRole on resource: {account.Arn("role/Sage")} "
            + "because no identity-based policy allows the iam:PassRole action");

        await account.LimitAsync("engineer", Policy(
            Allow("sagemaker:*"), When(Allow("iam:PassRole", account.Arn("role/Sage")), "StringEquals", "iam:PassedToService", "ec2.amazonaws.com")));
        Assert.Equal("AccessDeniedException", (await user.SageAsync(operation, request)).Code);

        await account.LimitAsync("engineer", Policy(
            Allow("sagemaker:*"),
            When(
                When(Allow("iam:PassRole", account.Arn("role/Sage")), "StringEquals", "iam:PassedToService", "sagemaker.amazonaws.com"),
                "ArnEquals", "iam:AssociatedResourceArn", account.SageArn("other/churn"))));
        Assert.Equal("AccessDeniedException", (await user.SageAsync(operation, request)).Code);

        await account.LimitAsync("engineer", Policy(
            Allow("sagemaker:*"),
            When(Allow("iam:PassRole", account.Arn("role/Sage")), "ArnEquals", "iam:AssociatedResourceArn", account.SageArn(made))));
        await user.MustSageAsync(operation, request);
    }

    [Fact]
    public async Task CreateEndpoint_PassesNoRole_AndNeedsEndpointAndConfiguration()
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateModel", account.Model("churn"));
        await account.MustSageAsync("CreateEndpointConfig", SageMakerCalls.Config("churn"));
        var request = new { EndpointName = "live", EndpointConfigName = "churn" };
        var user = await account.NewLimitedUserAsync("engineer", Policy(Allow("sagemaker:CreateEndpoint", account.SageArn("endpoint/*"))));

        var denied = await user.SageAsync("CreateEndpoint", request);
        Assert.Contains($"on resource: {account.SageArn("endpoint-config/churn")} ", denied.Message, StringComparison.Ordinal);

        await account.LimitAsync("engineer", Policy(Allow(["sagemaker:CreateEndpoint"], [account.SageArn("endpoint/*"), account.SageArn("endpoint-config/*")])));
        await user.MustSageAsync("CreateEndpoint", request);
    }

    [Fact]
    public async Task CreateTuningJob_PassesTheRoleOfEachDefinition()
    {
        var account = await sim.NewSageAccountAsync();
        await account.NewSageRoleAsync("Admin");
        var user = await account.NewLimitedUserAsync("engineer", Policy(Allow("sagemaker:*"), Allow("iam:PassRole", account.Arn("role/Sage"))));
        var request = account.Tuning("tune", more: new
        {
            TrainingJobDefinition = (object?)null,
            TrainingJobDefinitions = new[]
            {
                account.Definition(new { DefinitionName = "a" }), account.Definition(new { DefinitionName = "b", RoleArn = account.Arn("role/Admin") }),
            },
        });

        var denied = await user.SageAsync("CreateHyperParameterTuningJob", request);

        Assert.Contains($"iam:PassRole on resource: {account.Arn("role/Admin")} ", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateTuningJob_WithSeveralDefinitions_HasOnlyWhatAllHave()
    {
        var account = await sim.NewSageAccountAsync();
        object Request(object second) => account.Tuning("tune", more: new
        {
            TrainingJobDefinition = (object?)null,
            TrainingJobDefinitions = new[]
            {
                account.Definition(new { DefinitionName = "a", EnableNetworkIsolation = true, StoppingCondition = new { MaxRuntimeInSeconds = 60 } }),
                account.Definition(second),
            },
        });
        var loose = Request(new { DefinitionName = "b", StoppingCondition = new { MaxRuntimeInSeconds = 7200 } });
        var tight = Request(new { DefinitionName = "b", EnableNetworkIsolation = true, StoppingCondition = new { MaxRuntimeInSeconds = 60 } });
        foreach (var (test, key, value) in new[] { ("Bool", "sagemaker:NetworkIsolation", "true"), ("NumericLessThanEquals", "sagemaker:MaxRuntimeInSeconds", "3600") })
        {
            var name = key.Split(':')[1];
            var user = await account.NewLimitedUserAsync(name, Policy(Allow("iam:PassRole"), When(Allow("sagemaker:CreateHyperParameterTuningJob"), test, key, value)));

            Assert.Equal("AccessDeniedException", (await user.SageAsync("CreateHyperParameterTuningJob", loose)).Code);
            Assert.NotEqual("AccessDeniedException", (await user.SageAsync("CreateHyperParameterTuningJob", tight)).Code);
        }
    }

    public static TheoryData<string> Creations => [.. RequestKeyCases.Creations];

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task Creation_WithTags_NeedsAddTags_ForThisAction(string operation)
    {
        var account = await sim.NewSageAccountAsync();
        var request = RequestKeyCases.Request(account, operation, """{"Tags":[{"Key":"team","Value":"vision"}]}""");
        var user = await account.NewLimitedUserAsync("engineer", Policy(Allow($"sagemaker:{operation}"), Allow("iam:PassRole")));

        var denied = await user.SageAsync(operation, request);
        Assert.Contains("is not authorized to perform: sagemaker:AddTags on resource: ", denied.Message, StringComparison.Ordinal);

        await account.LimitAsync("engineer", Policy(
            Allow($"sagemaker:{operation}"), Allow("iam:PassRole"), When(Allow("sagemaker:AddTags"), "StringEquals", "sagemaker:TaggingAction", "CreateApp")));
        Assert.Equal("AccessDeniedException", (await user.SageAsync(operation, request)).Code);

        await account.LimitAsync("engineer", Policy(
            Allow($"sagemaker:{operation}"), Allow("iam:PassRole"), When(Allow("sagemaker:AddTags"), "StringEquals", "sagemaker:TaggingAction", operation)));
        Assert.NotEqual("AccessDeniedException", (await user.SageAsync(operation, request)).Code);
    }

    [Fact]
    public async Task Creation_OfAMalformedRequest_IsDeniedBeforeItIsRefused()
    {
        var account = sim.NewAccount();
        var user = await account.NewLimitedUserAsync("stranger", policy: null);
        foreach (var operation in RequestKeyCases.Creations)
        {
            Assert.Equal("AccessDeniedException", (await user.SageAsync(operation, new { })).Code);
            Assert.Equal("ValidationException", (await account.SageAsync(operation, new { })).Code);
        }
    }
}
