using IamSim.Tests.Support;

namespace IamSim.Tests.Access;

public class PolicyValidationTests(Sim sim)
{
    private const string PassRole = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}]}""";

    private readonly TestAccount _account = sim.NewAccount();

    [Theory]
    [InlineData(PassRole)]
    [InlineData("\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"iam:PassRole\\\",\\\"Resource\\\":\\\"*\\\"}]}\"")]
    public async Task Validate_AQuestionablePolicy_ItsFindings(string document)
    {
        var answer = await _account.RestAsync("POST", "/policies/validate", $$"""{"document":{{document}}}""");

        Assert.True(answer.Status == 200, answer.Text);
        Assert.True(answer.Json.GetProperty("valid").GetBoolean());
        var finding = Assert.Single(answer.Json.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ("PASS_ROLE_WITH_STAR_IN_RESOURCE", "securityWarning", "Statement[0].Action", 1),
            (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("path").GetString(), finding.GetProperty("line").GetInt32()));
        Assert.Equal("ValidatePolicy", Assert.Single(await _account.EventsAsync()).GetProperty("eventName").GetString());
    }

    [Fact]
    public async Task Validate_AMalformedPolicy_WhereAndWhy()
    {
        var answer = await _account.RestAsync("POST", "/policies/validate", """{"kind":"trust","document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}}""");

        Assert.True(answer.Status == 200, answer.Text);
        Assert.False(answer.Json.GetProperty("valid").GetBoolean());
        Assert.Contains(answer.Json.GetProperty("errors").EnumerateArray(), error => error.GetProperty("path").GetString() == "Statement[0].Resource");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"document":1}""")]
    [InlineData("""{"document":"\ud800"}""")]
    [InlineData("""{"document":{},"kind":"Identity"}""")]
    [InlineData("""{"document":{},"kind":"7"}""")]
    [InlineData("""{"document":{},"kind":"nothing"}""")]
    [InlineData("""{"document":{},"more":1}""")]
    public async Task Validate_OfAWrongQuestion_Refused(string body) => Assert.Equal(400, (await _account.RestAsync("POST", "/policies/validate", body)).Status);
}
