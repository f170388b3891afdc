using IamSim.SageMaker.Resources;
using IamSim.Tests.Support;

namespace IamSim.Tests.SageMaker;

/// <summary>Models, endpoint configurations and endpoints.</summary>
public sealed class EndpointTests(Sim sim)
{
    [Fact]
    public async Task Model_IsCreatedDescribedListedAndDeleted()
    {
        var account = await sim.NewSageAccountAsync();
        var arn = account.SageArn("model/churn");

        Assert.Equal($"{{\"ModelArn\":\"{arn}\"}}", (await account.MustSageAsync("CreateModel", account.Model("churn"))).Text);

        var shown = await account.MustSageAsync("DescribeModel", new { ModelName = "churn" });
        Assert.Equal(
            ("churn", arn, account.Arn("role/Sage"), "SingleModel", SageMakerCalls.Image, "False"),
            (shown.At("ModelName"), shown.At("ModelArn"), shown.At("ExecutionRoleArn"), shown.At("PrimaryContainer", "Mode"), shown.At("PrimaryContainer", "Image"), shown.At("EnableNetworkIsolation")));
        Assert.Equal([arn], (await account.MustSageAsync("ListModels")).Each("Models", "ModelArn"));
        (await account.SageAsync("CreateModel", account.Model("churn"))).Refused("ValidationException", $"Cannot create already existing model \"{arn}\".");
        Assert.Equal(string.Empty, (await account.MustSageAsync("DeleteModel", new { ModelName = "churn" })).Text);
        (await account.SageAsync("DescribeModel", new { ModelName = "churn" })).Refused("ValidationException", $"Could not find model \"{arn}\".");
        (await account.SageAsync("DeleteModel", new { ModelName = "churn" })).Refused("ValidationException", $"Could not find model \"{arn}\".");
        await account.MustSageAsync("CreateModel", account.Model("churn"));
    }

    [Theory]
    [InlineData("""{"PrimaryContainer":null}""", "You must specify exactly one of PrimaryContainer and Containers.")]
    [InlineData("""{"Containers":[{"Image":"a/b"}]}""", "You must specify exactly one of PrimaryContainer and Containers.")]
    [InlineData("""{"PrimaryContainer":{"ModelDataUrl":"s3://models/m.tar.gz"}}""", "A container must have exactly one of Image and ModelPackageName.")]
    public async Task CreateModel_OfWhatDoesNotFit_ValidationException(string members, string message)
    {
        var account = await sim.NewSageAccountAsync();

        (await account.SageAsync("CreateModel", account.Model("churn", System.Text.Json.Nodes.JsonNode.Parse(members)))).Refused("ValidationException", message);
    }

    [Fact]
    public async Task EndpointConfig_NeedsItsModels_AndIsCreatedDescribedListedAndDeleted()
    {
        var account = await sim.NewSageAccountAsync();
        var arn = account.SageArn("endpoint-config/churn");

        (await account.SageAsync("CreateEndpointConfig", SageMakerCalls.Config("churn"))).Refused(
            "ValidationException", $"Could not find model \"{account.SageArn("model/churn")}\".");
        await account.MustSageAsync("CreateModel", account.Model("churn"));
        Assert.Equal($"{{\"EndpointConfigArn\":\"{arn}\"}}", (await account.MustSageAsync("CreateEndpointConfig", SageMakerCalls.Config("churn"))).Text);

        var shown = await account.MustSageAsync("DescribeEndpointConfig", new { EndpointConfigName = "churn" });
        Assert.Equal((arn, "1"), (shown.At("EndpointConfigArn"), shown.Json.GetProperty("ProductionVariants")[0].GetProperty("InitialVariantWeight").ToString()));
        Assert.Equal([arn], (await account.MustSageAsync("ListEndpointConfigs")).Each("EndpointConfigs", "EndpointConfigArn"));
        (await account.SageAsync("CreateEndpointConfig", SageMakerCalls.Config("churn"))).Refused(
            "ValidationException", $"Cannot create already existing endpoint configuration \"{arn}\".");
        await account.MustSageAsync("DeleteEndpointConfig", new { EndpointConfigName = "churn" });
        (await account.SageAsync("DescribeEndpointConfig", new { EndpointConfigName = "churn" })).Refused(
            "ValidationException", $"Could not find endpoint configuration \"{arn}\".");
    }

    [Fact]
    public async Task Endpoint_OfAConfigurationThatThereIsNot_IsNotMade()
    {
        var account = await sim.NewSageAccountAsync();

        (await account.SageAsync("CreateEndpoint", new { EndpointName = "churn", EndpointConfigName = "churn" })).Refused(
            "ValidationException", $"Could not find endpoint configuration \"{account.SageArn("endpoint-config/churn")}\".");
        (await account.SageAsync("DescribeEndpoint", new { EndpointName = "churn" })).Refused(
            "ValidationException", $"Could not find endpoint \"{account.SageArn("endpoint/churn")}\".");
    }

    [Fact]
    public async Task Endpoint_FromItsCreationOverAnUpdateToItsDeletion()
    {
        var account = await sim.NewSageAccountAsync();
        var arn = account.SageArn("endpoint/churn");
        await account.NewEndpointAsync();
        var name = new { EndpointName = "churn" };

        var creating = await account.MustSageAsync("DescribeEndpoint", name);
        Assert.Equal((arn, "churn", "Creating"), (creating.At("EndpointArn"), creating.At("EndpointConfigName"), creating.At("EndpointStatus")));
        Assert.Equal("churn", creating.At("PendingDeploymentSummary", "EndpointConfigName"));
        Assert.False(creating.Json.TryGetProperty("ProductionVariants", out _));
        await sim.RestAsync(account, SageMakerKind.Endpoint, "churn", "Creating");
        (await account.SageAsync("DeleteEndpoint", name)).Refused("ValidationException", $"Cannot update in-progress endpoint \"{arn}\".");
        (await account.SageAsync("UpdateEndpoint", new { EndpointName = "churn", EndpointConfigName = "churn" })).Refused(
            "ValidationException", $"Cannot update in-progress endpoint \"{arn}\".");

        await sim.RestAsync(account, SageMakerKind.Endpoint, "churn", "InService");
        var served = await account.MustSageAsync("DescribeEndpoint", name);
        var variant = served.Json.GetProperty("ProductionVariants")[0];
        Assert.Equal(("AllTraffic", 1, SageMakerCalls.Image), (
            variant.GetProperty("VariantName").GetString(), variant.GetProperty("CurrentInstanceCount").GetInt32(), variant.GetProperty("DeployedImages")[0].GetProperty("ResolvedImage").GetString()));
        Assert.False(served.Json.TryGetProperty("PendingDeploymentSummary", out _));

        await account.MustSageAsync("CreateEndpointConfig", SageMakerCalls.Config("churn-2", more: new
        {
            ProductionVariants = new[] { new { VariantName = "AllTraffic", ModelName = "churn", InitialInstanceCount = 3, InstanceType = "ml.m5.xlarge" } },
        }));
        await account.MustSageAsync("UpdateEndpoint", new { EndpointName = "churn", EndpointConfigName = "churn-2", RetainAllVariantProperties = true });
        await sim.RestAsync(account, SageMakerKind.Endpoint, "churn", "InService");
        var updated = await account.MustSageAsync("DescribeEndpoint", name);
        Assert.Equal(("churn-2", 1), (updated.At("EndpointConfigName"), updated.Json.GetProperty("ProductionVariants")[0].GetProperty("DesiredInstanceCount").GetInt32()));
        await account.MustSageAsync("UpdateEndpoint", new { EndpointName = "churn", EndpointConfigName = "churn-2" });
        await sim.RestAsync(account, SageMakerKind.Endpoint, "churn", "InService");
        Assert.Equal(3, (await account.MustSageAsync("DescribeEndpoint", name)).Json.GetProperty("ProductionVariants")[0].GetProperty("DesiredInstanceCount").GetInt32());

        Assert.Equal(["InService"], (await account.MustSageAsync("ListEndpoints", new { StatusEquals = "InService" })).Each("Endpoints", "EndpointStatus"));
        await account.MustSageAsync("DeleteEndpointConfig", new { EndpointConfigName = "churn-2" });
        Assert.Equal("InService", (await account.MustSageAsync("DescribeEndpoint", name)).At("EndpointStatus"));
        await account.MustSageAsync("DeleteEndpoint", name);
        var gone = await account.SageAsync("DescribeEndpoint", name);
        Assert.True(gone.Status == 400 || gone.At("EndpointStatus") == "Deleting", gone.Text);
    }
}
