using System.Text.Json;
using IamSim.CloudTrail.Selectors;
using IamSim.Contracts.CloudTrail;

namespace IamSim.Tests.CloudTrail.Selectors;

/// <summary>What of a record selectors go by. The cases are those of AWS's pages, where they have some.</summary>
public sealed class EventSelectionTests
{
    private const string Management =
        """{"userIdentity":{"arn":"arn:aws:iam::123456789012:user/alice"},"eventSource":"iam.amazonaws.com","eventName":"CreateUser","readOnly":false,"eventType":"AwsApiCall","eventCategory":"Management"}""";

    private const string Data =
        """{"eventSource":"s3.amazonaws.com","eventName":"GetObject","readOnly":true,"eventCategory":"Data","resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::bucket/logs/a"},{"type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::bucket"}]}""";

    [Theory]
    [InlineData("eventName", "Equals", "CreateUser", true)]
    [InlineData("eventName", "Equals", "createuser", false)]
    [InlineData("eventName", "Equals", "DeleteUser,CreateUser", true)]
    [InlineData("eventName", "StartsWith", "Create,Delete", true)]
    [InlineData("eventName", "StartsWith", "User", false)]
    [InlineData("eventName", "EndsWith", "User", true)]
    [InlineData("eventName", "NotEquals", "DeleteUser,CreateUser", false)]
    [InlineData("eventName", "NotEquals", "DeleteUser", true)]
    [InlineData("eventName", "NotStartsWith", "Create", false)]
    [InlineData("eventName", "NotEndsWith", "Role", true)]
    [InlineData("eventName", "NotEndsWith", "Role,User", false)]
    [InlineData("readOnly", "Equals", "false", true)]
    [InlineData("readOnly", "Equals", "true", false)]
    [InlineData("userIdentity.arn", "StartsWith", "arn:aws:iam::123456789012:user/", true)]
    [InlineData("sessionCredentialFromConsole", "NotEquals", "true", true)]
    [InlineData("sessionCredentialFromConsole", "Equals", "true", false)]
    [InlineData("errorCode", "Equals", "AccessDenied", false)]
    public void Advanced_GoesByAField(string field, string operation, string values, bool isSelected) =>
        Assert.Equal(isSelected, Matches(Management, Of(operation, field, values.Split(','))));

    [Fact]
    public void Advanced_OfSeveralOperators_SelectsWhatOneSelects_AndNoneDeselects()
    {
        var field = new AdvancedFieldSelector { Field = "resources.ARN", StartsWith = ["arn:aws:s3:::bucket/"], EqualsValue = ["x"], NotStartsWith = ["arn:aws:s3:::bucket/private/"] };

        Assert.True(Matches(Data, field));
        Assert.False(Matches(Data.Replace("/logs/", "/private/", StringComparison.Ordinal), field));
        Assert.False(Matches(Data.Replace("bucket", "other", StringComparison.Ordinal), field));
    }

    [Fact]
    public void Advanced_OfSeveralFields_NeedsAll_AndOfSeveralSelectorsOne()
    {
        var (names, sources) = (Of("Equals", "eventName", "CreateUser"), Of("Equals", "eventSource", "sts.amazonaws.com"));

        Assert.False(Matches(Management, names, sources));
        Assert.True(EventSelection.Of([new AdvancedEventSelector { FieldSelectors = [names] }, new AdvancedEventSelector { FieldSelectors = [sources] }]).Matches(Record(Management)));
    }

    [Fact]
    public void Basic_GoesByKindSourceAndReadOrWrite()
    {
        Assert.True(Matches(Management, new EventSelector()));
        Assert.True(Matches(Management, new EventSelector { ReadWriteType = ReadWriteType.WriteOnly }));
        Assert.False(Matches(Management, new EventSelector { ReadWriteType = ReadWriteType.ReadOnly }));
        Assert.False(Matches(Management, new EventSelector { IncludeManagementEvents = false }));
        Assert.False(Matches(Management, new EventSelector { ExcludeManagementEventSources = ["iam.amazonaws.com"] }));
        Assert.False(Matches(Data, new EventSelector()));
    }

    [Theory]
    [InlineData("arn:aws:s3", true)]
    [InlineData("arn:aws:s3:::bucket/", true)]
    [InlineData("arn:aws:s3:::bucket/logs/", true)]
    [InlineData("arn:aws:s3:::bucket/other/", false)]
    [InlineData("arn:aws:s3:::buck/", false)]
    public void Basic_GoesByDataResources(string value, bool isSelected) =>
        Assert.Equal(isSelected, Matches(Data, new EventSelector { DataResources = [new DataResource { Type = "AWS::S3::Object", Values = [value] }] }));

    [Fact]
    public void OwnQuestions_AreSelectedByNothing()
    {
        var own = Management.Replace("iam.amazonaws.com", "iamsim", StringComparison.Ordinal);

        Assert.False(Matches(own, new EventSelector()));
        Assert.False(Matches(own, Of("Equals", "eventCategory", "Management")));
    }

    [Fact]
    public void Stored_SelectorsAreReadAsTheyWere()
    {
        var basic = new StoredSelectors([new EventSelector { ReadWriteType = ReadWriteType.All, DataResources = [new DataResource { Type = "t", Values = ["v"] }] }], null);
        var advanced = new StoredSelectors(null, [new AdvancedEventSelector { Name = "n", FieldSelectors = [Of("NotEndsWith", "eventName", "x", "y")] }]);

        Assert.Equal(basic.Write(), StoredSelectors.Read(basic.Write()).Write());
        Assert.Equal(["x", "y"], StoredSelectors.Read(advanced.Write()).Advanced![0].FieldSelectors[0].NotEndsWith!);
    }

    private static bool Matches(string record, params AdvancedFieldSelector[] fields) =>
        EventSelection.Of([new AdvancedEventSelector { FieldSelectors = fields }]).Matches(Record(record));

    private static bool Matches(string record, EventSelector selector) => EventSelection.Of(new StoredSelectors([selector], null)).Matches(Record(record));

    private static ReadOnlyMemory<byte> Record(string record) => JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(record).RootElement);

    private static AdvancedFieldSelector Of(string operation, string field, params string[] values) => operation switch
    {
        "Equals" => new() { Field = field, EqualsValue = values },
        "StartsWith" => new() { Field = field, StartsWith = values },
        "EndsWith" => new() { Field = field, EndsWith = values },
        "NotEquals" => new() { Field = field, NotEquals = values },
        "NotStartsWith" => new() { Field = field, NotStartsWith = values },
        _ => new() { Field = field, NotEndsWith = values },
    };
}
