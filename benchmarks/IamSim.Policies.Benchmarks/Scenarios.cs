using System.Text;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Benchmarks;

/// <summary>What is measured beside the sets.</summary>
internal static class Scenarios
{
    private const int QuotaCharacters = 6144;

    /// <summary>So many statements on one action, each with its own resource, and a request that one in the middle allows.</summary>
    internal static (PolicySet Policies, AuthorizationRequest Request) OneAction(int statements) => (
        new PolicySet
        {
            Identity = PolicyLayer.Of(DecisionSet.Policy(Document(Enumerable.Range(0, statements).Select(index =>
            $$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket-{{index}}/*"}"""))))
        },
        DecisionSet.Request("s3:GetObject", $"arn:aws:s3:::bucket-{statements / 2}/key"));

    /// <summary>So many statements on a hundredth as many services and resources, with wildcards in the actions, allows and denies.</summary>
    internal static (PolicySet Policies, AuthorizationRequest Request) ManyActions(int statements) => (
        new PolicySet
        {
            Identity = PolicyLayer.Of(DecisionSet.Policy(Document(Enumerable.Range(0, statements).Select(index =>
            $$"""{"Effect":"{{(index % 10 == 9 ? "Deny" : "Allow")}}","Action":"svc{{index % 10}}:{{(index % 10 == 9 ? "Delete" : "Get")}}*","Resource":"arn:aws:svc{{index % 10}}:*:*:thing-{{index}}/*"}"""))))
        },
        DecisionSet.Request("svc4:GetThing", $"arn:aws:svc4:us-east-1:111122223333:thing-{(statements / 2) + 4}/x"));

    /// <summary>A policy of the most characters that AWS takes.</summary>
    internal static string LargePolicy()
    {
        var statements = new List<string>();
        while (PolicySize.NonWhitespaceLength(Document(statements)) < QuotaCharacters - 270)
        {
            statements.Add("""
                {"Sid":"Team#","Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:ListBucket"],"Resource":["arn:aws:s3:::team-#","arn:aws:s3:::team-#/*"],"Condition":{"StringEquals":{"aws:PrincipalTag/team":"team-#"},"Bool":{"aws:SecureTransport":"true"}}}
                """.Replace("#", $"{statements.Count}", StringComparison.Ordinal));
        }

        return Document(statements);
    }

    /// <summary><c>*a</c> a thousand times and then <c>b</c>, as a resource and as a condition's value.</summary>
    internal static (PolicySet Policies, AuthorizationRequest Request) Hostile()
    {
        var pattern = new StringBuilder("arn:aws:s3:::").Insert("arn:aws:s3:::".Length, "*a", 1000).Append('b');
        var policies = new PolicySet { Identity = PolicyLayer.Of(DecisionSet.Policy(Document([$$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{pattern}}"}"""]))) };
        return (policies, DecisionSet.Request("s3:GetObject", "arn:aws:s3:::" + new string('a', 2000)));
    }

    private static string Document(IEnumerable<string> statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";
}
