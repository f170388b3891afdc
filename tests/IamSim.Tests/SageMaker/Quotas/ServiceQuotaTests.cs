using System.Text.Json;
using IamSim.Calls;
using IamSim.SageMaker.Quotas;
using IamSim.SageMaker.Resources;
using IamSim.Tests.Models;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.SageMaker.Quotas;

public class ServiceQuotaTests(Sim sim)
{
    private readonly TestAccount _account = sim.NewAccount();

    [Fact]
    public async Task Quotas_WhatRuns_CountsAndWhatHasEndedDoesNot()
    {
        await sim.SeedAsync(
            Row(SageMakerKind.TrainingJob, "a", "InProgress", """{"ResourceConfig":{"InstanceType":"ml.g5.xlarge","InstanceCount":3}}"""),
            Row(SageMakerKind.TrainingJob, "b", "Completed", """{"ResourceConfig":{"InstanceType":"ml.g5.xlarge","InstanceCount":5}}"""),
            Row(SageMakerKind.TrainingJob, "c", "InProgress", """{"EnableManagedSpotTraining":true,"ResourceConfig":{"InstanceType":"ml.g5.xlarge","InstanceCount":7}}"""),
            Row(SageMakerKind.TrainingJob, "d", "Stopping", """{"ResourceConfig":{"InstanceGroups":[{"InstanceType":"ml.g5.xlarge","InstanceCount":1,"InstanceGroupName":"x"}]}}"""),
            Row(SageMakerKind.ProcessingJob, "a", "InProgress", """{"ProcessingResources":{"ClusterConfig":{"InstanceType":"ml.g5.xlarge","InstanceCount":2}}}"""),
            Row(SageMakerKind.NotebookInstance, "a", "InService", """{"InstanceType":"ml.g5.xlarge"}"""),
            Row(SageMakerKind.Endpoint, "a", "InService", "{}", Endpoint(new VariantState("v", false, 1, 4, "ml.g5.xlarge", []), new VariantState("w", false, 1, 1, "ml.m5.large", []))));

        var quotas = await ListAsync("?instanceType=ml.g5.xlarge");

        Assert.Equal(
            ["training 4", "spotTraining 7", "processing 2", "endpoint 4", "notebook 1", "transform 0"],
            quotas.Select(q => $"{q.GetProperty("use").GetString()} {q.GetProperty("inUse").GetInt32()}"));
        Assert.All(quotas, q => Assert.Equal((20, 20), (q.GetProperty("value").GetInt32(), q.GetProperty("default").GetInt32())));
    }

    [Fact]
    public async Task Quotas_Refuse_WhatGoesBeyond_InAwsWords()
    {
        await SetAsync("training", "ml.p4d.24xlarge", 2);
        await sim.SeedAsync(Row(SageMakerKind.TrainingJob, "a", "InProgress", """{"ResourceConfig":{"InstanceType":"ml.p4d.24xlarge","InstanceCount":1}}"""));

        Assert.Null(await RefuseAsync(NeededInstances.Training, "ml.p4d.24xlarge", 1));
        Assert.Null(await RefuseAsync(NeededInstances.Endpoint, "ml.p4d.24xlarge", 4));
        var refusal = await RefuseAsync(NeededInstances.Training, "ml.p4d.24xlarge", 2);
        Assert.Equal(("ResourceLimitExceeded", 400), (refusal!.Code, refusal.Status));
        Assert.Equal(
            "The account-level service limit 'ml.p4d.24xlarge for training job usage' is 2 Instances, with current utilization of 1 Instances and a request delta of 2 Instances. Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, contact AWS support to request an increase for this quota.",
            refusal.Message);
    }

    [Fact]
    public async Task Quotas_Set_HoldsInItsRegionAndAccount_AndIsRecorded()
    {
        await SetAsync("endpoint", "ml.m5.large", 0);
        await SetAsync("endpoint", "ml.m5.large", 3);
        await SetAsync("training", "ml.c7i.large", 7);

        Assert.Equal(3, (await ListAsync("?use=endpoint&instanceType=ml.m5.large")).Single().GetProperty("value").GetInt32());
        Assert.Equal(7, (await ListAsync("?instanceType=ml.c7i.large")).Single().GetProperty("value").GetInt32());
        var elsewhere = await _account.In("eu-west-1").RestAsync("GET", "/service-quotas?use=endpoint&instanceType=ml.m5.large");
        Assert.Equal(100, elsewhere.Json.GetProperty("quotas")[0].GetProperty("value").GetInt32());
        var recorded = (await _account.EventsAsync()).First(e => e.GetProperty("eventName").GetString() == "SetServiceQuota");
        Assert.False(recorded.GetProperty("readOnly").GetBoolean());
        Assert.Equal("ml.c7i.large", recorded.GetProperty("requestParameters").GetProperty("instanceType").GetString());
    }

    [Theory]
    [InlineData("training", "ml.m5.large", """{"value":-1}""", "value: This must be a number from 0 to 1000000.")]
    [InlineData("training", "ml.m5.large", "{}", "value: This must be a number from 0 to 1000000.")]
    [InlineData("training", "m5", """{"value":1}""", "instanceType: This must be an instance type of SageMaker, such as ml.g5.xlarge.")]
    [InlineData("dreaming", "ml.m5.large", """{"value":1}""", "use: This must be one of training, spotTraining, processing, endpoint, notebook, transform.")]
    public async Task Quotas_Malformed_SaysWhere(string use, string type, string body, string message)
    {
        (await _account.RestAsync("PUT", $"/service-quotas/{use}/{type}", body)).Refused(400, "ValidationError", message);
        Assert.Equal("ValidationException", (await _account.EventsAsync())[0].GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task Quotas_OfOneWhoMayNot_Denied()
    {
        var limited = await _account.NewLimitedUserAsync("limited");

        Assert.Equal(403, (await limited.RestAsync("GET", "/service-quotas")).Status);
        Assert.Equal(403, (await limited.RestAsync("PUT", "/service-quotas/training/ml.m5.large", """{"value":1}""")).Status);
        Assert.Equal(100, (await ListAsync("?use=training&instanceType=ml.m5.large")).Single().GetProperty("value").GetInt32());
    }

    /// <summary>What each instance type can be used for is the model's to say.</summary>
    [Theory]
    [InlineData(InstanceUse.Training, "TrainingInstanceType")]
    [InlineData(InstanceUse.Processing, "ProcessingInstanceType")]
    [InlineData(InstanceUse.Endpoint, "ProductionVariantInstanceType")]
    [InlineData(InstanceUse.Notebook, "InstanceType")]
    internal void InstanceTypes_AreThoseOfTheModel(InstanceUse use, string shape)
    {
        using var model = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src", "IamSim.Contracts", "models", "sagemaker-2017-07-24.json")));
        var names = model.RootElement.GetProperty("shapes").GetProperty(shape).GetProperty("enum").EnumerateArray().Select(value => value.GetString()).ToHashSet();

        Assert.NotEmpty(names);
        Assert.All(InstanceTypes.Known, type => Assert.True(type.IsFor(use) == names.Contains(type.Name), $"{type.Name} for {use}"));
    }

    private async Task<List<JsonElement>> ListAsync(string query)
    {
        var answer = await _account.RestAsync("GET", "/service-quotas" + query);
        Assert.True(answer.Status == 200, answer.Text);
        return [.. answer.Json.GetProperty("quotas").EnumerateArray()];
    }

    private async Task SetAsync(string use, string type, int value)
    {
        var answer = await _account.RestAsync("PUT", $"/service-quotas/{use}/{type}", new { value });
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(value, answer.Json.GetProperty("value").GetInt32());
    }

    private async Task<Contracts.Fault?> RefuseAsync(string use, string type, int count)
    {
        await using var scope = sim.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SageMakerQuotas>().RefuseAsync(
            scope.ServiceProvider, ACall(), [new NeededInstances(type, use, count)], default);
    }

    private static string Endpoint(params IReadOnlyList<VariantState> variants) =>
        new SageMakerDetails { Endpoint = new EndpointState { ConfigName = "config", Variants = variants } }.Write();

    private Call ACall() => new()
    {
        Account = _account.Id,
        Caller = Caller.Root("aws", _account.Id, _account.Id),
        Time = DateTimeOffset.UnixEpoch,
        Region = "us-east-1",
        RequestId = Guid.Empty,
        EventId = Guid.Empty,
        Surface = CallSurface.Wire,
    };

    private SageMakerResource Row(SageMakerKind kind, string name, string status, string request, string details = "{}") => new()
    {
        AccountId = _account.Id,
        Region = "us-east-1",
        Kind = kind,
        Name = name,
        NameKey = name.ToUpperInvariant(),
        Arn = $"arn:aws:sagemaker:us-east-1:{_account.Id}:{kind}/{name}",
        Request = request,
        Details = details,
        Status = status,
        CreatedAt = DateTimeOffset.UnixEpoch,
        ModifiedAt = DateTimeOffset.UnixEpoch,
    };
}
