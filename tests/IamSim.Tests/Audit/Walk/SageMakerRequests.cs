using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.SageMaker.Resources;
using IamSim.Tests.SageMaker;
using IamSim.Tests.Support;

namespace IamSim.Tests.Audit.Walk;

/// <summary>How each operation of SageMaker is made to succeed.</summary>
internal static class SageMakerRequests
{
    private static readonly object Job = new { trainingJobName = "churn" };
    private static readonly object Notebook = new { notebookInstanceName = "churn" };
    private static readonly object[] Tags = [new { key = "team", value = "vision" }];

    /// <summary>An entry for every operation that is done: it makes an account in which the call succeeds, and says the request as REST has it, in camel case.</summary>
    public static readonly Dictionary<string, Func<Sim, Task<PreparedCall>>> Of = new()
    {
        ["AddTags"] = sim => OnModelAsync(sim, arn => new { resourceArn = arn, tags = Tags }),
        ["CreateEndpoint"] = async sim =>
        {
            var account = await NewEndpointAsync(sim, null);
            return Call(account, new { endpointName = "another", endpointConfigName = "churn", tags = Tags });
        },
        ["CreateEndpointConfig"] = async sim =>
        {
            var account = await NewEndpointAsync(sim, null);
            return Call(account, Camel(SageMakerCalls.Config("another")));
        },
        ["CreateHyperParameterTuningJob"] = async sim => With(await sim.NewSageAccountAsync(), a => a.Tuning("churn")),
        ["CreateModel"] = async sim => With(await sim.NewSageAccountAsync(), a => a.Model("churn")),
        ["CreateNotebookInstance"] = async sim => With(await sim.NewSageAccountAsync(), a => a.Notebook("churn")),
        ["CreatePresignedNotebookInstanceUrl"] = sim => OnNotebookAsync(sim, "InService"),
        ["CreateProcessingJob"] = async sim => With(await sim.NewSageAccountAsync(), a => a.Processing("churn")),
        ["CreateTrainingJob"] = async sim => With(await sim.NewSageAccountAsync(), a => a.Training("churn")),
        ["DeleteEndpoint"] = async sim => Call(await NewEndpointAsync(sim, "InService"), new { endpointName = "churn" }),
        ["DeleteEndpointConfig"] = async sim => Call(await NewEndpointAsync(sim, null), new { endpointConfigName = "churn" }),
        ["DeleteModel"] = async sim => Call(await NewEndpointAsync(sim, null), new { modelName = "churn" }),
        ["DeleteNotebookInstance"] = sim => OnNotebookAsync(sim, "Stopped"),
        ["DeleteTags"] = sim => OnModelAsync(sim, arn => new { resourceArn = arn, tagKeys = new[] { "team" } }),
        ["DescribeEndpoint"] = async sim => Call(await NewEndpointAsync(sim, null), new { endpointName = "churn" }),
        ["DescribeEndpointConfig"] = async sim => Call(await NewEndpointAsync(sim, null), new { endpointConfigName = "churn" }),
        ["DescribeHyperParameterTuningJob"] = sim => OnTuningAsync(sim),
        ["DescribeModel"] = async sim => Call(await NewEndpointAsync(sim, null), new { modelName = "churn" }),
        ["DescribeNotebookInstance"] = sim => OnNotebookAsync(sim, "InService"),
        ["DescribeProcessingJob"] = sim => OnProcessingAsync(sim),
        ["DescribeTrainingJob"] = sim => OnTrainingAsync(sim, Job),
        ["ListEndpointConfigs"] = sim => Listed(sim, new { sortBy = "Name", maxResults = 5 }),
        ["ListEndpoints"] = sim => Listed(sim, new { statusEquals = "InService" }),
        ["ListHyperParameterTuningJobs"] = sim => Listed(sim, new { nameContains = "churn" }),
        ["ListModels"] = sim => Listed(sim, new { sortOrder = "Ascending" }),
        ["ListNotebookInstances"] = sim => Listed(sim, new { nameContains = "churn" }),
        ["ListProcessingJobs"] = sim => Listed(sim, new { statusEquals = "Failed" }),
        ["ListTags"] = sim => OnModelAsync(sim, arn => new { resourceArn = arn }),
        ["ListTrainingJobs"] = sim => Listed(sim, new { statusEquals = "Failed", sortBy = "Name" }),
        ["StartNotebookInstance"] = sim => OnNotebookAsync(sim, "Stopped"),
        ["StopHyperParameterTuningJob"] = sim => OnTuningAsync(sim),
        ["StopNotebookInstance"] = sim => OnNotebookAsync(sim, "InService"),
        ["StopProcessingJob"] = sim => OnProcessingAsync(sim),
        ["StopTrainingJob"] = sim => OnTrainingAsync(sim, Job),
        ["UpdateEndpoint"] = async sim => Call(await NewEndpointAsync(sim, "InService"), new { endpointName = "churn", endpointConfigName = "churn" }),
    };

    private static async Task<PreparedCall> OnTrainingAsync(Sim sim, object request)
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateTrainingJob", account.Training("churn"));
        await sim.RestAsync(account, SageMakerKind.TrainingJob, "churn", "InProgress");
        return Call(account, request);
    }

    private static async Task<PreparedCall> OnProcessingAsync(Sim sim)
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateProcessingJob", account.Processing("churn"));
        await sim.RestAsync(account, SageMakerKind.ProcessingJob, "churn", "InProgress");
        return Call(account, new { processingJobName = "churn" });
    }

    private static async Task<PreparedCall> OnTuningAsync(Sim sim)
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateHyperParameterTuningJob", account.Tuning("churn"));
        await sim.RestAsync(account, SageMakerKind.TuningJob, "churn", "InProgress");
        return Call(account, new { hyperParameterTuningJobName = "churn" });
    }

    private static async Task<PreparedCall> OnNotebookAsync(Sim sim, string status)
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateNotebookInstance", account.Notebook("churn"));
        await sim.RestAsync(account, SageMakerKind.NotebookInstance, "churn", status);
        return Call(account, Notebook);
    }

    private static async Task<PreparedCall> OnModelAsync(Sim sim, Func<string, object> request)
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateModel", account.Model("churn"));
        return Call(account, request(account.SageArn("model/churn")));
    }

    private static async Task<TestAccount> NewEndpointAsync(Sim sim, string? status)
    {
        var account = await sim.NewSageAccountAsync();
        await account.NewEndpointAsync();
        if (status is not null)
        {
            await sim.RestAsync(account, SageMakerKind.Endpoint, "churn", status);
        }

        return account;
    }

    private static Task<PreparedCall> Listed(Sim sim, object request) => Task.FromResult(Call(sim.NewAccount(), request));

    private static PreparedCall With(TestAccount account, Func<TestAccount, JsonObject> request) => Call(account, Camel(request(account)));

    private static PreparedCall Call(TestAccount account, object request) => new(account, request as JsonObject ?? JsonSerializer.SerializeToNode(request)!.AsObject());

    private static JsonObject Camel(JsonObject request) => InCamelCase(request).AsObject();

    private static JsonNode InCamelCase(JsonNode value) => value switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(Models.ModelFile.Camel(m.Key), m.Value is null ? null : InCamelCase(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(i => InCamelCase(i!))]),
        _ => value.DeepClone(),
    };
}
