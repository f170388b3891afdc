using System.Text;
using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMakerRuntime;
using IamSim.Contracts.Validation;
using IamSim.SageMaker.Resources;
using IamSim.Storage;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.SageMaker;

/// <summary>The runtime's one operation, by the way through that both doors take.</summary>
public sealed class InvokeEndpointTests(Sim sim)
{
    [Fact]
    public async Task InvokeEndpoint_OfOneInService_AnswersTheSameToTheSame()
    {
        var account = await sim.NewSageAccountAsync();
        await account.NewEndpointAsync();
        await sim.RestAsync(account, SageMakerKind.Endpoint, "churn", "InService");

        var first = await InvokeAsync(account, "1,2,3");
        var again = await InvokeAsync(account, "1,2,3");
        var other = await InvokeAsync(account, "3,2,1");

        var answer = JsonDocument.Parse(first.Value!.Body).RootElement;
        Assert.Equal(("application/json", "AllTraffic", "custom"), (first.Value.ContentType, first.Value.InvokedProductionVariant, first.Value.CustomAttributes));
        Assert.Equal(
            ("IamSim", "churn", "AllTraffic", 5), (answer.GetProperty("simulator").GetString(), answer.GetProperty("endpointName").GetString(),
            answer.GetProperty("variantName").GetString(), answer.GetProperty("bytesReceived").GetInt32()));
        Assert.InRange(answer.GetProperty("prediction").GetDouble(), 0, 1);
        Assert.Equal(first.Value.Body, again.Value!.Body);
        Assert.NotEqual(first.Value.Body, other.Value!.Body);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Creating")]
    [InlineData("Failed")]
    [InlineData("Deleting")]
    public async Task InvokeEndpoint_OfOneThatServesNothing_IsNotFound(string? status)
    {
        var account = await sim.NewSageAccountAsync();
        if (status is not null)
        {
            await account.NewEndpointAsync();
            await sim.RestAsync(account, SageMakerKind.Endpoint, "churn", status);
        }

        var answer = await InvokeAsync(account, "1");

        Assert.Equal(("ValidationError", 400, $"Endpoint churn of account {account.Id} not found."), (answer.Fault!.ShapeName, answer.Fault.Status, answer.Fault.Message));
    }

    [Fact]
    public async Task InvokeEndpoint_OfAVariantThatThereIsNot_IsRefused()
    {
        var account = await sim.NewSageAccountAsync();
        await account.NewEndpointAsync();
        await sim.RestAsync(account, SageMakerKind.Endpoint, "churn", "InService");

        Assert.Equal("ValidationError", (await InvokeAsync(account, "1", "other")).Fault!.ShapeName);
        Assert.Equal("AllTraffic", (await InvokeAsync(account, "1", "AllTraffic")).Value!.InvokedProductionVariant);
    }

    private async Task<Outcome<InvokeEndpointOutput>> InvokeAsync(TestAccount account, string body, string? variant = null)
    {
        var ids = sim.Host.Services.GetRequiredService<Ids>();
        var call = new Call
        {
            Account = account.Id,
            Caller = new Caller(CallerKind.Root, account.Id, account.Id, account.Arn("root"), null, account.Id),
            Time = sim.Host.Clock.Now,
            Region = "us-east-1",
            RequestId = ids.Event(),
            EventId = ids.Event(),
            Surface = CallSurface.Wire,
        };
        var request = new InvokeEndpointInput
        {
            EndpointName = "churn",
            Body = Encoding.UTF8.GetBytes(body),
            ContentType = "text/csv",
            CustomAttributes = "custom",
            TargetVariant = variant,
        };
        var outcome = await sim.Host.Services.GetRequiredService<CallRunner>().RunAsync(call, InvokeEndpointInput.Operation, request, new Violations(), default);
        return outcome.IsFault ? outcome.Fault : (InvokeEndpointOutput)outcome.Value;
    }
}
