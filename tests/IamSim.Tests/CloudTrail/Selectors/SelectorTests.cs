using IamSim.Tests.CloudTrail.Trails;
using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Selectors;

/// <summary>What selectors a trail takes, and what it says of others.</summary>
public sealed class SelectorTests(Sim sim)
{
    [Fact]
    public async Task EventSelectors_OfANewTrail_AreAllManagementEvents()
    {
        var account = sim.NewAccount();
        var arn = await account.NewTrailAsync();

        Assert.Equal(
            $"{{\"TrailARN\":\"{arn}\",\"EventSelectors\":[{{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":true,\"DataResources\":[],\"ExcludeManagementEventSources\":[]}}]}}",
            (await account.MustTrailAsync("GetEventSelectors", new { TrailName = "management" })).Text);
    }

    [Fact]
    public async Task EventSelectors_BasicOnes_AreReplacedByAdvancedOnes()
    {
        var account = sim.NewAccount();
        var arn = await account.NewTrailAsync();
        await account.MustTrailAsync("PutEventSelectors", new
        {
            TrailName = "management",
            EventSelectors = new[]
            {
                new { ReadWriteType = "WriteOnly", DataResources = new[] { new { Type = "AWS::S3::Object", Values = new[] { "arn:aws:s3", "arn:aws:s3:::bucket/prefix" } } } },
            },
        });
        Assert.Equal("True", (await account.MustTrailAsync("GetTrail", new { Name = "management" })).At("Trail", "HasCustomEventSelectors"));

        await account.MustTrailAsync("PutEventSelectors", new
        {
            TrailName = arn,
            AdvancedEventSelectors = new[]
            {
                new
                {
                    Name = "writes",
                    FieldSelectors = new object[] { Field("eventCategory", "Management"), Field("readOnly", "false"), new { Field = "eventSource", NotEquals = new[] { "kms.amazonaws.com" } } },
                },
            },
        });

        Assert.Equal(
            $"{{\"TrailARN\":\"{arn}\",\"AdvancedEventSelectors\":[{{\"Name\":\"writes\",\"FieldSelectors\":[{{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]}},"
            + "{\"Field\":\"readOnly\",\"Equals\":[\"false\"]},{\"Field\":\"eventSource\",\"NotEquals\":[\"kms.amazonaws.com\"]}]}]}",
            (await account.MustTrailAsync("GetEventSelectors", new { TrailName = "management" })).Text);
    }

    [Theory]
    [InlineData("arn:aws:s3:::*")]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("arn:aws:lambda")]
    [InlineData("bucket/")]
    public async Task EventSelectors_WithAnOddDataResource_InvalidEventSelectors(string value)
    {
        var account = sim.NewAccount();
        await account.NewTrailAsync();

        (await account.TrailAsync("PutEventSelectors", new
        {
            TrailName = "management",
            EventSelectors = new[] { new { DataResources = new[] { new { Type = "AWS::S3::Object", Values = new[] { value } } } } },
        })).Refused("InvalidEventSelectorsException", $"Value {value} for DataResources.Values is invalid.");
    }

    [Fact]
    public async Task EventSelectors_BasicOnes_ThatBreakARule_AreRefused()
    {
        var account = sim.NewAccount();
        await account.NewTrailAsync();
        Task<string?> Code(params object[] selectors) => account.CodeAsync("PutEventSelectors", new { TrailName = "management", EventSelectors = selectors });

        Assert.Equal("InvalidEventSelectorsException", await Code());
        Assert.Equal("InvalidEventSelectorsException", await Code([.. Enumerable.Repeat(new { }, 6)]));
        Assert.Equal("InvalidEventSelectorsException", await Code(new { ReadWriteType = "Some" }));
        Assert.Equal("InvalidEventSelectorsException", await Code(new { ExcludeManagementEventSources = new[] { "iam.amazonaws.com" } }));
        Assert.Equal("InvalidEventSelectorsException", await Code(new { DataResources = new[] { new { Type = "AWS::EC2::Volume", Values = new[] { "arn:aws:ec2" } } } }));
        Assert.Null(await Code(new { ExcludeManagementEventSources = new[] { "kms.amazonaws.com", "rdsdata.amazonaws.com" } }));
        Assert.Equal("InvalidEventSelectorsException", await account.CodeAsync("PutEventSelectors", new
        {
            TrailName = "management",
            EventSelectors = new[] { new { } },
            AdvancedEventSelectors = new[] { new { FieldSelectors = new[] { Field("eventCategory", "Management") } } },
        }));
    }

    [Fact]
    public async Task EventSelectors_AdvancedOnes_ThatBreakARule_AreRefused()
    {
        var account = sim.NewAccount();
        await account.NewTrailAsync();
        async Task RefusedAsync(params object[] fields) => Assert.Equal("InvalidEventSelectorsException", await account.CodeAsync(
            "PutEventSelectors", new { TrailName = "management", AdvancedEventSelectors = new[] { new { FieldSelectors = fields } } }));
        var (management, data) = (Field("eventCategory", "Management"), Field("eventCategory", "Data"));

        await RefusedAsync(Field("readOnly", "true"));
        await RefusedAsync(Field("eventCategory", "Insight"));
        await RefusedAsync(Field("eventCategory", "Management", "Data"));
        await RefusedAsync(new { Field = "eventCategory", NotEquals = new[] { "Management" } });
        await RefusedAsync(management, management);
        await RefusedAsync(management, Field("eventName", "CreateUser"));
        await RefusedAsync(management, Field("readOnly", "maybe"));
        await RefusedAsync(management, new { Field = "readOnly" });
        await RefusedAsync(management, Field("eventSource", "iam.amazonaws.com"));
        await RefusedAsync(management, new { Field = "eventSource", NotEquals = new[] { "iam.amazonaws.com" } });
        await RefusedAsync(data);
        await RefusedAsync(data, Field("resources.type", "AWS::S3::Object", "AWS::Lambda::Function"));
        await RefusedAsync(data, new { Field = "resources.type", StartsWith = new[] { "AWS::S3" } });
        await RefusedAsync(data, Field("resources.type", "AWS::S3::Object"), Field("nothing", "x"));
        await RefusedAsync(data, Field("resources.type", "AWS::S3::Object"), Field("sessionCredentialFromConsole", "false"));
        await RefusedAsync(data, Field("resources.type", "AWS::S3::Object"), Field("eventName", [.. Enumerable.Range(0, 500).Select(n => $"Get{n}")]));
        await RefusedAsync(Field("eventCategory", "NetworkActivity"));
        await RefusedAsync(Field("eventCategory", "NetworkActivity"), Field("eventSource", "ec2.amazonaws.com"), Field("errorCode", "AccessDenied"));
    }

    private static object Field(string name, params string[] equals) => new { Field = name, Equals = equals };
}
