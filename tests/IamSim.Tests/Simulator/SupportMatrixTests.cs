using System.Text.Json;
using IamSim.Contracts;
using IamSim.Simulator;
using IamSim.Tests.Models;
using IamSim.Tests.Support;

namespace IamSim.Tests.Simulator;

public class SupportMatrixTests(Sim sim)
{
    /// <summary>Renewed by <c>IAMSIM_RENEW_SNAPSHOTS=1 dotnet test</c>.</summary>
    [Fact]
    public void Page_IsWhatTheModelsAndTheClassesSay()
    {
        var page = Repository.PathOf("docs", "support.md");
        if (Environment.GetEnvironmentVariable("IAMSIM_RENEW_SNAPSHOTS") == "1")
        {
            File.WriteAllText(page, SupportMatrix.ToMarkdown());
        }

        Assert.Equal(File.ReadAllText(page), SupportMatrix.ToMarkdown());
    }

    /// <summary>Read from the models' files, not from what is generated of them.</summary>
    [Fact]
    public void Matrix_HasEveryOperationOfEveryModelOnce()
    {
        var models = Directory.EnumerateFiles(Repository.PathOf("src", "IamSim.Contracts", "models"), "*.json")
            .Where(file => !file.EndsWith(".overlay.json", StringComparison.Ordinal))
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)
            .ToDictionary(
                model => model.GetProperty("metadata").GetProperty("serviceId").GetString()!,
                model => model.GetProperty("operations").EnumerateObject().Select(o => o.Name).Order(StringComparer.Ordinal));

        Assert.Equal(models.Keys.Order(StringComparer.Ordinal), SupportMatrix.All.Select(s => s.Service).Order(StringComparer.Ordinal));
        Assert.All(SupportMatrix.All, s => Assert.Equal(models[s.Service], s.Done.Concat(s.Missing).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Matrix_OfIamAndOrganizations_LacksNothing()
    {
        Assert.Equal(
            [("IAM", 176, 0), ("Organizations", 27, 0)],
            SupportMatrix.All.Where(s => s.Service is "IAM" or "Organizations").Select(s => (s.Service, s.Done.Count, s.Missing.Count)));
    }

    [Fact]
    public async Task Endpoint_ShowsTheMatrix()
    {
        var answer = await sim.NewAccount().RestAsync("GET", "/simulator/support");

        Assert.Equal(200, answer.Status);
        Assert.Equal(JsonSerializer.Serialize(SupportMatrix.All, JsonSerializerOptions.Web), answer.Json.GetRawText());
    }

    [Fact]
    public async Task Missing_Operations_AnswerNotImplemented_AndAreEvents()
    {
        foreach (var (service, name) in SupportMatrix.All.SelectMany(s => s.Missing.Select(name => (s.Service, name))))
        {
            var account = sim.NewAccount();

            var answer = await CallAsync(account, Contracts.Services.All.Single(s => s.ServiceId == service), name);

            Assert.Equal((501, "NotImplemented"), answer);
            Assert.Equal(name, Assert.Single(await account.EventsAsync()).GetProperty("eventName").GetString());
        }
    }

    /// <summary>Calls an operation without any parameters, by its service's own protocol.</summary>
    private static async Task<(int Status, string? Code)> CallAsync(TestAccount account, ServiceContract contract, string name)
    {
        if (contract.Protocol == "query")
        {
            var answer = await account.CallAsync(contract.ApiVersion, name);
            return (answer.Status, answer.Code);
        }

        var json = await account.JsonAsync($"{contract.TargetPrefix}.{name}");
        return (json.Status, json.Code);
    }
}
