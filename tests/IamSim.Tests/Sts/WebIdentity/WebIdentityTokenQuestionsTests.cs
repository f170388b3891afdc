using IamSim.Contracts.Sts;
using IamSim.Sts.WebIdentity;

namespace IamSim.Tests.Sts.WebIdentity;

public sealed class WebIdentityTokenQuestionsTests
{
    [Fact]
    public void GetWebIdentityToken_AsksForItsAction_WithAudienceDurationAndAlgorithm()
    {
        var question = Assert.Single(WebIdentityTokenQuestions.Of(new GetWebIdentityTokenRequest { Audience = ["a", "b"], SigningAlgorithm = "ES384" }));

        Assert.Equal(("sts:GetWebIdentityToken", "*"), (question.Action, question.Resource));
        Assert.Equal(
            ["sts:IdentityTokenAudience=a,b", "sts:DurationSeconds=300", "sts:SigningAlgorithm=ES384"],
            question.Context.Select(key => $"{key.Key}={string.Join(',', key.Value)}"));
    }

    [Fact]
    public void Tags_NeedAnActionOfTheirOwn()
    {
        var questions = WebIdentityTokenQuestions.Of(new GetWebIdentityTokenRequest
        {
            Audience = ["a"],
            SigningAlgorithm = "RS256",
            DurationSeconds = 60,
            Tags = [new Tag { Key = "team", Value = "ml" }],
        });

        Assert.Equal(["sts:GetWebIdentityToken", "sts:TagGetWebIdentityToken"], questions.Select(q => q.Action));
        Assert.All(questions, q => Assert.Contains(q.Context, key => key.Key == "aws:RequestTag/team" && key.Value is ["ml"]));
    }
}
