using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.SageMaker.Resources;
using IamSim.Storage;
using IamSim.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.SageMaker;

/// <summary>Calls of SageMaker, and requests that are as small as they can be.</summary>
internal static class SageMakerCalls
{
    public const string Image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/xgboost:1";

    public static Task<JsonAnswer> SageAsync(this TestAccount account, string operation, object? body = null) => account.JsonAsync("SageMaker." + operation, body);

    /// <summary>Calls and expects success.</summary>
    public static async Task<JsonAnswer> MustSageAsync(this TestAccount account, string operation, object? body = null)
    {
        var answer = await account.SageAsync(operation, body);
        Assert.True(answer.Status == 200, $"{operation} answered {answer.Status} {answer.Text}");
        return answer;
    }

    /// <summary>A fresh account with the role <c>Sage</c>, which SageMaker may assume.</summary>
    public static async Task<TestAccount> NewSageAccountAsync(this Sim sim)
    {
        var account = sim.NewAccount();
        await account.NewSageRoleAsync("Sage");
        return account;
    }

    public static async Task<string> NewSageRoleAsync(this TestAccount account, string name)
    {
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        await account.MustAsync("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", Trust));
        return account.Arn($"role/{name}");
    }

    public static string SageArn(this TestAccount account, string resource) => $"arn:aws:sagemaker:us-east-1:{account.Id}:{resource}";

    public static JsonObject Training(this TestAccount account, string name, object? more = null) => Json(new
    {
        TrainingJobName = name,
        RoleArn = account.Arn("role/Sage"),
        AlgorithmSpecification = new { TrainingImage = Image, TrainingInputMode = "File" },
        OutputDataConfig = new { S3OutputPath = "s3://models/out" },
        ResourceConfig = new { InstanceType = "ml.m5.large", InstanceCount = 1, VolumeSizeInGB = 10 },
    }).And(more);

    public static JsonObject Processing(this TestAccount account, string name, object? more = null) => Json(new
    {
        ProcessingJobName = name,
        RoleArn = account.Arn("role/Sage"),
        AppSpecification = new { ImageUri = Image },
        ProcessingResources = new { ClusterConfig = new { InstanceCount = 1, InstanceType = "ml.m5.large", VolumeSizeInGB = 10 } },
    }).And(more);

    public static JsonObject Definition(this TestAccount account, object? more = null) => Json(new
    {
        RoleArn = account.Arn("role/Sage"),
        AlgorithmSpecification = new { TrainingImage = Image, TrainingInputMode = "File" },
        OutputDataConfig = new { S3OutputPath = "s3://models/out" },
        ResourceConfig = new { InstanceType = "ml.m5.large", InstanceCount = 1, VolumeSizeInGB = 10 },
        StoppingCondition = new { },
    }).And(more);

    public static JsonObject Tuning(this TestAccount account, string name, object? definition = null, object? more = null) => Json(new
    {
        HyperParameterTuningJobName = name,
        HyperParameterTuningJobConfig = new { Strategy = "Random", ResourceLimits = new { MaxNumberOfTrainingJobs = 2, MaxParallelTrainingJobs = 1 } },
        TrainingJobDefinition = account.Definition(definition),
    }).And(more);

    public static JsonObject Model(this TestAccount account, string name, object? more = null) => Json(new
    {
        ModelName = name,
        ExecutionRoleArn = account.Arn("role/Sage"),
        PrimaryContainer = new { Image },
    }).And(more);

    public static JsonObject Config(string name, string model = "churn", object? more = null) => Json(new
    {
        EndpointConfigName = name,
        ProductionVariants = new[] { new { VariantName = "AllTraffic", ModelName = model, InitialInstanceCount = 1, InstanceType = "ml.m5.large" } },
    }).And(more);

    public static JsonObject Notebook(this TestAccount account, string name, object? more = null) => Json(new
    {
        NotebookInstanceName = name,
        InstanceType = "ml.t3.medium",
        RoleArn = account.Arn("role/Sage"),
    }).And(more);

    /// <summary>A model, a configuration and an endpoint, all called <c>churn</c>.</summary>
    public static async Task NewEndpointAsync(this TestAccount account)
    {
        await account.MustSageAsync("CreateModel", account.Model("churn"));
        await account.MustSageAsync("CreateEndpointConfig", Config("churn"));
        await account.MustSageAsync("CreateEndpoint", new { EndpointName = "churn", EndpointConfigName = "churn" });
    }

    /// <summary>The same with other members; null takes one away.</summary>
    public static JsonObject And(this JsonObject request, object? more)
    {
        foreach (var (name, value) in more is null ? [] : more as JsonObject ?? Json(more))
        {
            request[name] = value?.DeepClone();
            if (value is null)
            {
                request.Remove(name);
            }
        }

        return request;
    }

    /// <summary>Puts a resource into a status in which it rests, whatever life it has.</summary>
    public static async Task RestAsync(this Sim sim, TestAccount account, SageMakerKind kind, string name, string status)
    {
        await using var scope = sim.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var resource = await db.SageMakerResources.SingleAsync(r => r.AccountId == account.Id && r.Kind == kind && r.Name == name);
        var details = SageMakerDetails.Read(resource.Details);
        if (status == "InService" && details.Endpoint is { } endpoint)
        {
            details = details with { Endpoint = endpoint.Deployed(resource.CreatedAt) };
        }

        var written = details.Write();
        var changed = await db.SageMakerResources.Where(r => r.AccountId == account.Id && r.Kind == kind && r.Name == name).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Status, status).SetProperty(x => x.DueAt, (long?)null).SetProperty(x => x.Details, written));
        Assert.Equal(1, changed);
    }

    private static JsonObject Json(object value) => JsonSerializer.SerializeToNode(value)!.AsObject();
}
