using System.Text;
using System.Text.Json;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Json;
using IamSim.Contracts.Validation;

namespace IamSim.Contracts.Tests.Json;

public class JsonDecoderTests
{
    [Theory]
    [InlineData("[]", "body:Type:an object")]
    [InlineData("null", "body:Type:an object")]
    [InlineData("""{"userName":1}""", "userName:Type:a string")]
    [InlineData("""{"userName":{}}""", "userName:Type:a string")]
    [InlineData("""{"userName":["alice"]}""", "userName:Type:a string")]
    [InlineData("""{"userName":"alice","name":"bob"}""", "name:UnknownMember:")]
    [InlineData("""{"USERNAME":"alice"}""", "USERNAME:UnknownMember:")]
    [InlineData("""{"":"alice"}""", ":UnknownMember:")]
    [InlineData("""{"userName":"\ud800"}""", "userName:Type:a string of valid Unicode")]
    [InlineData("""{"userName":"\udc00\ud800"}""", "userName:Type:a string of valid Unicode")]
    [InlineData("""{"\ud800":"alice"}""", "body:Type:an object whose members' names are valid Unicode")]
    [InlineData("""{"tags":{}}""", "tags:Type:a list")]
    [InlineData("""{"tags":"team"}""", "tags:Type:a list")]
    [InlineData("""{"tags":[1]}""", "tags.1.member:Type:an object")]
    [InlineData("""{"tags":[null]}""", "tags.1.member:Required:")]
    [InlineData("""{"tags":[{"key":"a","value":"b"},{"key":1,"worth":2}]}""", "tags.2.member.key:Type:a string tags.2.member.worth:UnknownMember:")]
    public void Body_OfAnotherForm_NamesWhatIsWrong(string json, string expected) => Assert.Equal(expected, Describe(IamOperations.CreateUser, Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"maxItems":"5"}""", "maxItems:Type:an integer")]
    [InlineData("""{"maxItems":1.5}""", "maxItems:Type:an integer")]
    [InlineData("""{"maxItems":1e400}""", "maxItems:Type:an integer")]
    [InlineData("""{"maxItems":99999999999}""", "maxItems:Type:an integer")]
    [InlineData("""{"maxItems":true}""", "maxItems:Type:an integer")]
    public void Number_OfAnotherForm_NamesWhatIsWrong(string json, string expected) => Assert.Equal(expected, Describe(IamOperations.ListUsers, Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Members_OfNull_AreNotThere()
    {
        var violations = new Violations();

        var request = (CreateUserRequest)IamOperations.CreateUser.ReadJson(Parse("""{"userName":"alice","path":null,"tags":null}"""u8), violations);

        Assert.False(violations.Any);
        Assert.Equal(("alice", null, null), (request.UserName, request.Path, request.Tags));
    }

    [Fact]
    public void Members_InAwssSpelling_AreTaken()
    {
        var violations = new Violations();

        var request = (CreateUserRequest)IamOperations.CreateUser.ReadJson(Parse("""{"UserName":"alice","Tags":[{"Key":"a","Value":""}]}"""u8), violations);

        Assert.False(violations.Any);
        Assert.Equal("alice", request.UserName);
        Assert.Equal("", Assert.Single(request.Tags!).Value);
    }

    [Fact]
    public void Text_OfInvalidUtf8_IsAViolation()
    {
        Assert.Equal("userName:Type:a string of valid Unicode", Describe(IamOperations.CreateUser, [.. "{\"userName\":\""u8, 0xFF, .. "\"}"u8]));
        Assert.Equal("body:Type:an object whose members' names are valid Unicode", Describe(IamOperations.CreateUser, [.. "{\""u8, 0xFF, .. "\":1}"u8]));
        Assert.Equal(
            "policyDocument:Type:a document of valid UTF-8", Describe(IamOperations.CreatePolicy, [.. "{\"policyDocument\":{\"a\":\""u8, 0xFF, .. "\"}}"u8]));
    }

    [Fact]
    public void Blob_OfAnotherForm_IsAViolation()
    {
        foreach (var json in new[] { "\"%\"", "\"\\ud800\"", "1", "\"AAA\"" })
        {
            var violations = new Violations();
            Assert.Null(JsonDecoder.Blob(Parse(Encoding.UTF8.GetBytes(json)), "b", violations));
            Assert.Equal("b", Assert.Single(violations.Found).Path);
        }
    }

    [Fact]
    public void Timestamp_OfAnotherForm_IsOneViolation()
    {
        foreach (var json in new[] { "\"soon\"", "\"\\ud800\"", "1e300", "true", "{}" })
        {
            var violations = new Violations();
            Assert.Null(JsonDecoder.Timestamp(Parse(Encoding.UTF8.GetBytes(json)), "t", violations));
            Assert.Equal("t", Assert.Single(violations.Found).Path);
        }
    }

    [Fact]
    public void Document_GivenAsJsonOrText_IsKeptAsGiven()
    {
        var violations = new Violations();
        foreach (var json in new[] { """{"policyDocument": {"a": [1,  2]}}""", """{"policyDocument": "{\"a\": [1,  2]}"}""" })
        {
            var request = (CreatePolicyRequest)IamOperations.CreatePolicy.ReadJson(Parse(Encoding.UTF8.GetBytes(json)), violations);
            Assert.Equal("""{"a": [1,  2]}""", request.PolicyDocument);
        }

        Assert.False(violations.Any);
    }

    [Fact]
    public void Violations_WithoutEnd_AreKeptToABound()
    {
        var violations = new Violations();

        IamOperations.CreateUser.ReadJson(Parse(Encoding.UTF8.GetBytes($$"""{"tags":[{{string.Join(',', Enumerable.Repeat("{\"a\":1}", 5000))}}]}""")), violations);
        IamOperations.CreateUser.Validate(IamOperations.CreateUser.ReadJson(Parse("{}"u8), violations), violations);

        Assert.Equal(Violations.MaxFound, violations.Found.Count);
    }

    [Fact]
    public void Depth_PastTheParsersLimit_IsRefusedByIt()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);

        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse($$"""{"policyDocument": {{deep}}}"""));
    }

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }

    private static string Describe(OperationModel operation, byte[] json)
    {
        var violations = new Violations();
        operation.ReadJson(Parse(json), violations);
        return string.Join(' ', violations.Found.Select(v => $"{v.Path}:{v.Kind}:{v.Expected}"));
    }
}
