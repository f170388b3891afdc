using System.Globalization;
using System.Web;
using IamSim.SageMaker.Resources;
using IamSim.Tests.Support;

namespace IamSim.Tests.SageMaker;

public sealed class NotebookTests(Sim sim)
{
    private static readonly object Mine = new { NotebookInstanceName = "mine" };

    [Fact]
    public async Task NotebookInstance_Described_HasWhatItWasMadeFromAndTheDefaults()
    {
        var account = await sim.NewSageAccountAsync();
        var arn = account.SageArn("notebook-instance/mine");

        Assert.Equal($"{{\"NotebookInstanceArn\":\"{arn}\"}}", (await account.MustSageAsync("CreateNotebookInstance", account.Notebook("mine"))).Text);

        var shown = await account.MustSageAsync("DescribeNotebookInstance", Mine);
        Assert.Equal(
            ("mine", arn, "ml.t3.medium", "Enabled", "Enabled", "5", "mine.notebook.us-east-1.sagemaker.aws"),
            (shown.At("NotebookInstanceName"), shown.At("NotebookInstanceArn"), shown.At("InstanceType"), shown.At("DirectInternetAccess"), shown.At("RootAccess"),
            shown.At("VolumeSizeInGB"), shown.At("Url")));
        Assert.Equal("Pending", shown.At("NotebookInstanceStatus"));
        Assert.Equal("ValidationException", (await account.SageAsync("CreateNotebookInstance", account.Notebook("Mine"))).Code);
        (await account.SageAsync("DescribeNotebookInstance", new { NotebookInstanceName = "other" })).Refused("ValidationException", "RecordNotFound");
    }

    [Fact]
    public async Task NotebookInstance_LeavesAStatus_OnlyForOneThatFollowsIt()
    {
        var account = await sim.NewSageAccountAsync();
        var arn = account.SageArn("notebook-instance/mine");
        await account.MustSageAsync("CreateNotebookInstance", account.Notebook("mine"));
        await sim.RestAsync(account, SageMakerKind.NotebookInstance, "mine", "InService");

        (await account.SageAsync("DeleteNotebookInstance", Mine)).Refused(
            "ValidationException", $"Status (InService) not in ([Stopped, Failed]). Unable to transition to (Deleting) for Notebook Instance ({arn})");
        (await account.SageAsync("StartNotebookInstance", Mine)).Refused(
            "ValidationException", $"Status (InService) not in ([Stopped, Failed]). Unable to transition to (Pending) for Notebook Instance ({arn})");
        await account.MustSageAsync("StopNotebookInstance", Mine);
        await sim.RestAsync(account, SageMakerKind.NotebookInstance, "mine", "Stopped");
        (await account.SageAsync("StopNotebookInstance", Mine)).Refused(
            "ValidationException", $"Status (Stopped) not in ([InService]). Unable to transition to (Stopping) for Notebook Instance ({arn})");
        await account.MustSageAsync("StartNotebookInstance", Mine);
        await sim.RestAsync(account, SageMakerKind.NotebookInstance, "mine", "Failed");
        await account.MustSageAsync("DeleteNotebookInstance", Mine);
        var gone = await account.SageAsync("DescribeNotebookInstance", Mine);
        Assert.True(gone.Status == 400 || gone.At("NotebookInstanceStatus") == "Deleting", gone.Text);
    }

    [Fact]
    public async Task CreatePresignedNotebookInstanceUrl_OfOneInService_HasATokenThatNoEventShows()
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateNotebookInstance", account.Notebook("mine"));
        await sim.RestAsync(account, SageMakerKind.NotebookInstance, "mine", "Stopped");
        Assert.Equal("ValidationException", (await account.SageAsync("CreatePresignedNotebookInstanceUrl", Mine)).Code);
        await sim.RestAsync(account, SageMakerKind.NotebookInstance, "mine", "InService");

        var url = new Uri((await account.MustSageAsync("CreatePresignedNotebookInstanceUrl", new { NotebookInstanceName = "mine", SessionExpirationDurationInSeconds = 1800 })).At("AuthorizedUrl"));

        var query = HttpUtility.ParseQueryString(url.Query);
        Assert.Equal(("https", "mine.notebook.us-east-1.sagemaker.aws", "1800"), (url.Scheme, url.Host, query["sessionExpirationDurationInSeconds"]));
        Assert.True(query["authToken"]!.Length > 20);
        Assert.InRange(long.Parse(query["expires"]!, CultureInfo.InvariantCulture) - sim.Host.Clock.Now.ToUnixTimeSeconds(), 200, 300);
        Assert.NotEqual(url.ToString(), (await account.MustSageAsync("CreatePresignedNotebookInstanceUrl", Mine)).At("AuthorizedUrl"));
        var events = await account.EventsAsync("?eventName=CreatePresignedNotebookInstanceUrl");
        Assert.Equal(3, events.Count);
        Assert.DoesNotContain(events, e => e.GetRawText().Contains("authToken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListNotebookInstances_ByEachFilter_HasWhatItAsksFor()
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateNotebookInstance", account.Notebook("a", new
        {
            LifecycleConfigName = "safe",
            DefaultCodeRepository = "https://example.com/one.git",
            AdditionalCodeRepositories = new[] { "https://example.com/two.git" },
        }));
        await account.MustSageAsync("CreateNotebookInstance", account.Notebook("b"));

        foreach (var question in new object[]
        {
            new { NotebookInstanceLifecycleConfigNameContains = "saf" }, new { DefaultCodeRepositoryContains = "one" }, new { AdditionalCodeRepositoryEquals = "https://example.com/two.git" },
            new { NameContains = "a" }, new { MaxResults = 1 },
        })
        {
            Assert.Equal(["a"], (await account.MustSageAsync("ListNotebookInstances", question)).Each("NotebookInstances", "NotebookInstanceName"));
        }

        Assert.Equal(["b", "a"], (await account.MustSageAsync("ListNotebookInstances", new { SortOrder = "Descending" })).Each("NotebookInstances", "NotebookInstanceName"));
    }

    [Theory]
    [InlineData("""{"DirectInternetAccess":"Disabled"}""", "Direct internet access can be disabled only when a SubnetId is specified.")]
    [InlineData("""{"SecurityGroupIds":["sg-1"]}""", "SecurityGroupIds can be specified only with a SubnetId.")]
    public async Task CreateNotebookInstance_OfWhatDoesNotFit_ValidationException(string members, string message)
    {
        var account = await sim.NewSageAccountAsync();

        (await account.SageAsync("CreateNotebookInstance", account.Notebook("mine", System.Text.Json.Nodes.JsonNode.Parse(members)))).Refused("ValidationException", message);
    }
}
