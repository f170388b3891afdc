using System.Text.Json;
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
        foreach (var (service, version, name) in SupportMatrix.All.SelectMany(s => s.Missing.Select(name => (s.Service, s.Version, name))))
        {
            var account = sim.NewAccount();

            Assert.Equal((501, "NotImplemented"), await AnswerAsync(account, service, version, name));
            Assert.Equal(name, Assert.Single(await account.EventsAsync()).GetProperty("eventName").GetString());
        }
    }

    private static async Task<(int Status, string? Code)> AnswerAsync(TestAccount account, string service, string version, string name)
    {
        if (service == "CloudTrail")
        {
            var json = await account.JsonAsync("CloudTrail_20131101." + name);
            return (json.Status, json.Code);
        }

        var query = await account.CallAsync(version, name);
        return (query.Status, query.Code);
    }
}
