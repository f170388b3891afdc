using IamSim.SageMaker.Resources;
using IamSim.Tests.Support;

namespace IamSim.Tests.SageMaker;

/// <summary>Filters, orders and pages, which all lists of SageMaker have alike.</summary>
public sealed class ListTests(Sim sim)
{
    private static readonly string[] Names = ["a-1", "a-2", "b-1", "b-2", "c-1"];

    [Theory]
    [InlineData("Name", "Ascending", "a-1,a-2,b-1,b-2,c-1")]
    [InlineData("Name", "Descending", "c-1,b-2,b-1,a-2,a-1")]
    [InlineData("CreationTime", "Ascending", "a-1,a-2,b-1,b-2,c-1")]
    [InlineData("CreationTime", "Descending", "c-1,b-2,b-1,a-2,a-1")]
    [InlineData("Status", "Ascending", "b-1,a-1,a-2,b-2,c-1")]
    public async Task ListTrainingJobs_InPages_HasEachOnceInOrder(string by, string order, string expected)
    {
        var account = await NewJobsAsync();
        await sim.RestAsync(account, SageMakerKind.TrainingJob, "b-1", "Completed");

        var found = new List<string>();
        string? token = null;
        do
        {
            var page = await account.MustSageAsync("ListTrainingJobs", token is null
                ? new { SortBy = by, SortOrder = order, MaxResults = 2 }
                : new { SortBy = by, SortOrder = order, MaxResults = 2, NextToken = token });
            var names = page.Each("TrainingJobSummaries", "TrainingJobName");
            Assert.InRange(names.Count, 1, 2);
            found.AddRange(names);
            token = page.Json.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        Assert.Equal(expected, string.Join(',', found));
    }

    [Fact]
    public async Task ListTrainingJobs_ByEachFilter_HasWhatItAsksFor()
    {
        var account = await NewJobsAsync();
        await sim.RestAsync(account, SageMakerKind.TrainingJob, "b-1", "Completed");
        var third = (await account.MustSageAsync("DescribeTrainingJob", new { TrainingJobName = "b-1" })).Json.GetProperty("CreationTime").GetDouble();
        async Task<string> Of(object question) => string.Join(',', (await account.MustSageAsync("ListTrainingJobs", question)).Each("TrainingJobSummaries", "TrainingJobName"));

        Assert.Equal("a-1,a-2", await Of(new { NameContains = "A-" }));
        Assert.Equal("b-1", await Of(new { StatusEquals = "Completed" }));
        Assert.Equal("b-2,c-1", await Of(new { CreationTimeAfter = third + 0.0011, SortBy = "Name" }));
        Assert.Equal("a-1,a-2", await Of(new { CreationTimeBefore = third, SortBy = "Name" }));
        Assert.Equal("a-1,a-2,b-1,b-2,c-1", await Of(new { LastModifiedTimeAfter = third - 3600 }));
        Assert.Equal(string.Empty, await Of(new { LastModifiedTimeBefore = third - 3600 }));
        Assert.Equal(string.Empty, await Of(new { WarmPoolStatusEquals = "Available" }));
        Assert.Equal(string.Empty, await Of(new { TrainingPlanArnEquals = "arn:aws:sagemaker:us-east-1:123456789012:training-plan/plan" }));
        Assert.Equal("[]", (await account.In("eu-west-1").MustSageAsync("ListTrainingJobs")).At("TrainingJobSummaries"));
        Assert.Equal("[]", (await sim.NewAccount().MustSageAsync("ListTrainingJobs")).At("TrainingJobSummaries"));
    }

    [Fact]
    public async Task List_WithATokenOfAnotherQuestion_ValidationException()
    {
        var account = await NewJobsAsync();
        var token = (await account.MustSageAsync("ListTrainingJobs", new { MaxResults = 1 })).At("NextToken");

        foreach (var question in new object[] { new { NextToken = token, NameContains = "a" }, new { NextToken = token, SortBy = "Name" }, new { NextToken = "made-up" } })
        {
            Assert.Equal("ValidationException", (await account.SageAsync("ListTrainingJobs", question)).Code);
        }
    }

    [Fact]
    public async Task List_WithoutASize_HasTen()
    {
        var account = sim.NewAccount();
        foreach (var at in Enumerable.Range(1, 11))
        {
            await account.MustSageAsync("CreateModel", new { ModelName = $"m-{at}", PrimaryContainer = new { SageMakerCalls.Image } });
        }

        var page = await account.MustSageAsync("ListModels");

        Assert.Equal(10, page.Json.GetProperty("Models").GetArrayLength());
        Assert.Equal("m-11", page.Each("Models", "ModelName")[0]);
        Assert.Equal("m-1", Assert.Single((await account.MustSageAsync("ListModels", new { NextToken = page.At("NextToken") })).Each("Models", "ModelName")));
    }

    private async Task<TestAccount> NewJobsAsync()
    {
        var account = await sim.NewSageAccountAsync();
        foreach (var name in Names)
        {
            await account.MustSageAsync("CreateTrainingJob", account.Training(name));

            // Times go to the caller in milliseconds: two in one would be equal.
            await Task.Delay(2);
        }

        return account;
    }
}
