using IamSim.Policies.Documents;

namespace IamSim.Policies.Tests.Documents;

public class PolicyDocumentTests
{
    private const string Trust = """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Principal": { "AWS": ["arn:aws:iam::123456789012:user/team/Bob", "arn:aws:sts::123456789012:assumed-role/r/s"],
                           "Service": "ec2.amazonaws.com" },
            "Action": "sts:AssumeRole",
            "Condition": { "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": ["a", true, 1.50] }, "Null": { "aws:userid": "false" } }
          }
        }
        """;

    [Fact]
    public void Parse_TrustPolicy_TreeIsTyped()
    {
        var document = PolicyDocument.Parse(Trust, PolicyKind.Trust, "aws").Document!;

        var statement = Assert.Single(document.Statements);
        Assert.Equal(PolicyVersion.V20121017, document.Version);
        Assert.Equal(PolicyEffect.Allow, statement.Effect);
        Assert.Null(statement.Resource);
        Assert.Equal(new TextPosition(3, 16), statement.Position);
        Assert.Equal(
            [
                new AwsPrincipal(AwsPrincipalForm.User, "123456789012", "team/Bob"),
                new AwsPrincipal(AwsPrincipalForm.RoleSession, "123456789012", "r", "s"),
                null,
            ],
            statement.Principal!.Principals.Select(principal => principal.ToAwsPrincipal()));
        Assert.Equal(
            "Invalid principal in policy: \"SERVICE\":\"ec2.amazonaws.com\"",
            statement.Principal.Principals[2].InvalidPrincipalMessage);
        Assert.Equal(new TextPosition(6, 31), statement.Principal.Principals[2].Position);

        var tags = statement.Conditions[0];
        Assert.Equal(new ConditionOperator(ConditionComparison.StringLike, ConditionQualifier.ForAnyValue, IfExists: true), tags.Operator);
        Assert.Equal(
            [(ConditionValueKind.String, "a"), (ConditionValueKind.Boolean, "true"), (ConditionValueKind.Number, "1.50")],
            tags.Values.Select(value => (value.Kind, value.Text)));
        Assert.Equal(ConditionComparison.Null, statement.Conditions[1].Operator.Comparison);
    }

    [Fact]
    public void ToJson_TrustPolicy_PrintsCompactly()
    {
        var document = PolicyDocument.Parse(Trust, PolicyKind.Trust, "aws").Document!;

        const string expected = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":
            {"AWS":["arn:aws:iam::123456789012:user/team/Bob","arn:aws:sts::123456789012:assumed-role/r/s"],"Service":"ec2.amazonaws.com"},
            "Action":"sts:AssumeRole","Condition":
            {"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":["a",true,1.50]},"Null":{"aws:userid":"false"}}}]}
            """;
        Assert.Equal(expected.ReplaceLineEndings(""), document.ToJson());
    }

    [Fact]
    public void Parse_SeveralErrors_AllInOrderWithPaths()
    {
        var result = PolicyDocument.Parse(
            """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["s3:*","x"],"Resource":"*"},
              {"Sid":"-","Effect":"Allow","Resource":"y"}]}
            """,
            PolicyKind.Identity,
            "aws");

        Assert.Equal(
            [
                (PolicyErrorCode.InvalidSid, "Statement[1].Sid"),
                (PolicyErrorCode.MissingAction, "Statement[1]"),
                (PolicyErrorCode.UnprefixedAction, "Statement[0].Action[1]"),
                (PolicyErrorCode.ResourceNotArn, "Statement[1].Resource[0]"),
            ],
            result.Errors.Select(error => (error.Code, error.Path)));
        Assert.Same(result.Errors[0], result.FirstError);
    }

    [Fact]
    public void Parse_LineBreaksOfAllKinds_CountOnce()
    {
        var result = PolicyDocument.Parse("{\r\n\r\n\n  x", PolicyKind.Managed, "aws");

        Assert.Equal((4, 3), (result.FirstError!.Line, result.FirstError.Column));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(" \t\r\n", 0)]
    [InlineData("{ \"a b\" :\n1 }", 8)]
    public void NonWhitespaceLength_Text_CountsOtherCharacters(string text, int expected) =>
        Assert.Equal(expected, PolicySize.NonWhitespaceLength(text));
}
