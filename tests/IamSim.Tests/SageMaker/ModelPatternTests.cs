using System.Text.Json;
using IamSim.Contracts.Validation;
using IamSim.Tests.Models;

namespace IamSim.Tests.SageMaker;

/// <summary>The patterns of the models, whose dialect is Java's.</summary>
public sealed class ModelPatternTests
{
    [Fact]
    public void EveryPattern_OfEveryModel_CanBeMatched()
    {
        var patterns = Directory.EnumerateFiles(Repository.PathOf("src", "IamSim.Contracts", "models"), "*.json")
            .Where(file => !file.EndsWith(".overlay.json", StringComparison.Ordinal))
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("shapes").EnumerateObject())
            .Where(shape => shape.Value.TryGetProperty("pattern", out _))
            .Select(shape => shape.Value.GetProperty("pattern").GetString()!)
            .Distinct().ToList();

        Assert.True(patterns.Count > 100);
        Assert.All(patterns, pattern => new LazyPattern(pattern).IsMatch("arn:aws:sagemaker:us-east-1:123456789012:model/churn"));
    }

    [Theory]
    [InlineData(@"arn:[\p{Alnum}\-]+:x", "arn:aws-cn:x", true)]
    [InlineData(@"arn:[\p{Alnum}\-]+:x", "arn:äws:x", false)]
    [InlineData(@"\p{ASCII}*", "a b\t~", true)]
    [InlineData(@"\p{ASCII}*", "é", false)]
    [InlineData(@"\A\S[\p{Print}]*\z", "model-1 a", true)]
    [InlineData(@"\A\S[\p{Print}]*\z", " model", false)]
    [InlineData(@"\w\.\d", "a.1", true)]
    [InlineData(@"\w\.\d", "aa1", false)]
    public void Class_OfJava_MeansAscii(string pattern, string text, bool matches) => Assert.Equal(matches, new LazyPattern(pattern).IsMatch(text));
}
