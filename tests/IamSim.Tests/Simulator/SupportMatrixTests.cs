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

    [Fact]
    public void Matrix_CountsEveryOperationOfTheModels()
    {
        var iam = SupportMatrix.All.Single(s => s.Service == "IAM");
        var sts = SupportMatrix.All.Single(s => s.Service == "STS");

        Assert.Equal((176, 11), (iam.Done.Count + iam.Missing.Count, sts.Done.Count + sts.Missing.Count));
    }

    [Fact]
    public async Task Missing_Operations_AnswerNotImplemented_AndAreEvents()
    {
        foreach (var name in SupportMatrix.All.Single(s => s.Service == "IAM").Missing)
        {
            var account = sim.NewAccount();

            var answer = await account.CallAsync(name);

            Assert.Equal((501, "NotImplemented"), (answer.Status, answer.Code));
            Assert.Equal(name, Assert.Single(await account.EventsAsync()).GetProperty("eventName").GetString());
        }
    }
}
