using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.SageMaker.Resources;
using IamSim.Tests.Support;

namespace IamSim.Tests.SageMaker;

/// <summary>The same operations by REST.</summary>
public sealed class SageMakerRestTests(Sim sim)
{
    [Fact]
    public async Task EveryKind_IsCreatedDescribedAndListed()
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateModel", account.Model("churn"));
        await account.MustSageAsync("CreateEndpointConfig", SageMakerCalls.Config("churn"));
        foreach (var (path, body, list, name) in new (string, JsonObject, string, string)[]
        {
            ("training-jobs", account.Training("job"), "trainingJobSummaries", "trainingJobName"),
            ("processing-jobs", account.Processing("job"), "processingJobSummaries", "processingJobName"),
            ("hyper-parameter-tuning-jobs", account.Tuning("job"), "hyperParameterTuningJobSummaries", "hyperParameterTuningJobName"),
            ("models", account.Model("job"), "models", "modelName"),
            ("endpoint-configs", SageMakerCalls.Config("job"), "endpointConfigs", "endpointConfigName"),
            ("endpoints", new JsonObject { ["EndpointName"] = "job", ["EndpointConfigName"] = "churn" }, "endpoints", "endpointName"),
            ("notebook-instances", account.Notebook("job"), "notebookInstances", "notebookInstanceName"),
        })
        {
            var made = await account.RestAsync("POST", $"/sagemaker/{path}", Camel(body).ToJsonString());
            Assert.True(made.Status == 201, made.Json.ToString());
            var shown = await account.RestAsync("GET", $"/sagemaker/{path}/job");
            Assert.Equal((200, "job"), (shown.Status, shown.Json.GetProperty(name).GetString()));
            var listed = await account.RestAsync("GET", $"/sagemaker/{path}?nameContains=jo");
            Assert.Equal("job", Assert.Single(listed.Json.GetProperty(list).EnumerateArray()).GetProperty(name).GetString());
            Assert.Equal(400, (await account.RestAsync("GET", $"/sagemaker/{path}/none")).Status);
        }
    }

    [Fact]
    public async Task Changes_StopStartUpdateAndDelete()
    {
        var account = await sim.NewSageAccountAsync();
        await account.NewEndpointAsync();
        await account.MustSageAsync("CreateTrainingJob", account.Training("job"));
        await account.MustSageAsync("CreateProcessingJob", account.Processing("job"));
        await account.MustSageAsync("CreateHyperParameterTuningJob", account.Tuning("job"));
        await account.MustSageAsync("CreateNotebookInstance", account.Notebook("mine"));
        await sim.RestAsync(account, SageMakerKind.Endpoint, "churn", "InService");
        await sim.RestAsync(account, SageMakerKind.NotebookInstance, "mine", "InService");
        foreach (var kind in new[] { SageMakerKind.TrainingJob, SageMakerKind.ProcessingJob, SageMakerKind.TuningJob })
        {
            await sim.RestAsync(account, kind, "job", "InProgress");
        }

        async Task Is(int status, string method, string path, object? body = null)
        {
            var answer = await account.RestAsync(method, "/sagemaker/" + path, body);
            Assert.True(answer.Status == status, $"{method} {path}: {answer.Status}");
        }

        await Is(204, "POST", "training-jobs/job/stop");
        await Is(204, "POST", "processing-jobs/job/stop");
        await Is(204, "POST", "hyper-parameter-tuning-jobs/job/stop");
        await Is(200, "POST", "notebook-instances/mine/presigned-url?sessionExpirationDurationInSeconds=1800");
        await Is(204, "POST", "notebook-instances/mine/stop");
        await sim.RestAsync(account, SageMakerKind.NotebookInstance, "mine", "Stopped");
        await Is(204, "POST", "notebook-instances/mine/start");
        await sim.RestAsync(account, SageMakerKind.NotebookInstance, "mine", "Stopped");
        await Is(204, "DELETE", "notebook-instances/mine");
        await Is(200, "PATCH", "endpoints/churn", new { endpointConfigName = "churn" });
        await sim.RestAsync(account, SageMakerKind.Endpoint, "churn", "InService");
        await Is(204, "DELETE", "endpoints/churn");
        await Is(204, "DELETE", "endpoint-configs/churn");
        var arn = account.SageArn("model/churn");
        await Is(200, "POST", "tags", new { resourceArn = arn, tags = new[] { new { key = "team", value = "vision" } } });
        Assert.Equal("vision", (await account.RestAsync("GET", $"/sagemaker/tags?resourceArn={arn}")).Json.GetProperty("tags")[0].GetProperty("value").GetString());
        await Is(204, "POST", "tags/delete", new { resourceArn = arn, tagKeys = new[] { "team" } });
        await Is(204, "DELETE", "models/churn");
    }

    [Fact]
    public async Task Refusals_AreProblems_WithSageMakersCode()
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateTrainingJob", account.Training("job"));

        var taken = await account.RestAsync("POST", "/sagemaker/training-jobs", Camel(account.Training("job")).ToJsonString());

        Assert.Equal((400, "ResourceInUse"), (taken.Status, taken.Json.GetProperty("code").GetString()));
        Assert.Equal(2, (await account.EventsAsync("?eventName=CreateTrainingJob")).Count);
    }

    private static JsonNode Camel(JsonNode value) => value switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(m.Key), m.Value is null ? null : Camel(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(i => Camel(i!))]),
        _ => value.DeepClone(),
    };
}
