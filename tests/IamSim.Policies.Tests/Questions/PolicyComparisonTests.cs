using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Questions;
using IamSim.Policies.Reference;

namespace IamSim.Policies.Tests.Questions;

public class PolicyComparisonTests
{
    private const string Get = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}""";

    [Theory]
    [InlineData("same text", Get, Get, AccessChange.Same)]
    [InlineData("one statement as two", """{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}""",
        """{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"},{"Effect":"Allow","Action":"S3:getobject","Resource":["*","arn:aws:s3:::x/*"]}""", AccessChange.Same)]
    [InlineData("a wildcard spelled out", """{"Effect":"Allow","Action":"sts:GetSession*","Resource":"*"}""",
        """{"Effect":"Allow","Action":"sts:GetSessionToken","Resource":"*"}""", AccessChange.Same)]
    [InlineData("a wider prefix", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/a/*"}""", Get, AccessChange.More)]
    [InlineData("a narrower pattern", Get, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*.csv"}""", AccessChange.Less)]
    [InlineData("another bucket", Get, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::other/*"}""", AccessChange.Different)]
    [InlineData("a condition added", Get,
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""", AccessChange.Less)]
    [InlineData("a condition's value added",
        """{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":"vision"}}}""",
        """{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":["vision","audio"]}}}""", AccessChange.More)]
    [InlineData("a number raised",
        """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"NumericLessThanEquals":{"s3:max-keys":"10"}}}""",
        """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"NumericLessThanEquals":{"s3:max-keys":"20"}}}""", AccessChange.More)]
    [InlineData("an address range narrowed",
        """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}""",
        """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.1.0.0/16"}}}""", AccessChange.Less)]
    [InlineData("a Deny added", """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""",
        """{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}""",
        AccessChange.Less)]
    [InlineData("a Deny of what nobody allowed", """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""",
        """{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"ec2:*","Resource":"*"}""", AccessChange.Less)]
    [InlineData("NotAction spelled as its exceptions' complement", """{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""",
        """{"Effect":"Allow","Action":"*","Resource":"*"}""", AccessChange.More)]
    [InlineData("a variable instead of a name", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::home/${aws:username}/*"}""",
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::home/*"}""", AccessChange.More)]
    [InlineData("an action that the reference does not know", """{"Effect":"Allow","Action":"nothere:Do*","Resource":"*"}""", Get, AccessChange.Different)]
    [InlineData("objects' ARNs for an action on buckets", """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}""",
        """{"Effect":"Allow","Action":"s3:ListBucket","Resource":["arn:aws:s3:::data","arn:aws:s3:::data/*"]}""", AccessChange.Same)]
    public void Compare_TwoVersions_Verdict(string reason, string before, string after, AccessChange verdict)
    {
        var difference = Compare(before, after);

        Assert.True(verdict == difference.Verdict, $"{reason}: {difference.Verdict}; gained {string.Join(' ', difference.Gained.Take(5))}, lost "
            + $"{string.Join(' ', difference.Lost.Take(5))}, changed {string.Join(' ', difference.Changed.Take(3))}");
        Assert.True(difference.IsCertain, reason);

        var back = Compare(after, before);
        Assert.Equal(difference.Gained, back.Lost);
        Assert.Equal(difference.Lost, back.Gained);
        Assert.Equal(difference.Changed.Length, back.Changed.Length);
    }

    [Fact]
    public void Compare_ActionsGainedLostChanged_AreListed()
    {
        var difference = Compare(
            """{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:ListBucket"],"Resource":"*"}""",
            """{"Effect":"Allow","Action":["s3:GetObject","s3:DeleteObject"],"Resource":"*"},{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}""");

        Assert.Equal(["s3:DeleteObject"], difference.Gained);
        Assert.Equal(["s3:PutObject"], difference.Lost);
        var changed = Assert.Single(difference.Changed);
        Assert.Equal(("s3:ListBucket", AccessChange.Less), (changed.Action, changed.Change));
        Assert.Equal((Verdict.Allowed, Verdict.ImplicitDeny), (changed.Example.Before, changed.Example.After));
    }

    [Fact]
    public void Compare_ResourcePolicies_PrincipalsCount()
    {
        const string One = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}""";
        const string Account = """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}""";
        const string All = """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}""";

        Assert.Equal(AccessChange.More, Compare(One, Account, PolicyKind.Resource).Verdict);
        Assert.Equal(AccessChange.More, Compare(Account, All, PolicyKind.Resource).Verdict);
        Assert.Equal(AccessChange.Less, Compare(All, One, PolicyKind.Resource).Verdict);
        Assert.Equal(AccessChange.Same, Compare(One, One, PolicyKind.Resource).Verdict);
    }

    private static AccessDifference Compare(string before, string after, PolicyKind kind = PolicyKind.Identity) =>
        PolicyComparison.Compare(Policy(before, kind), Policy(after, kind), ActionReference.Default);

    internal static CompiledPolicy Policy(string statements, PolicyKind kind)
    {
        var parsed = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""", kind, "aws");
        Assert.True(parsed.IsValid, parsed.FirstError?.Message);
        return CompiledPolicy.Compile(parsed.Document);
    }
}
