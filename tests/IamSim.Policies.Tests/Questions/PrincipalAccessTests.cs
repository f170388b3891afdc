using System.Collections.Immutable;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Questions;
using IamSim.Policies.Reference;
using IamSim.Policies.Simulation;

namespace IamSim.Policies.Tests.Questions;

public class PrincipalAccessTests
{
    [Fact]
    public void Of_Statements_ActionsWithTheResourcesTheyCanHave()
    {
        var access = Of("""{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::data","arn:aws:s3:::data/*"]}""");

        Assert.Equal(["s3:GetObject: arn:aws:s3:::data/*", "s3:ListBucket: arn:aws:s3:::data"], access);
    }

    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"s3:Get*","Resource":"*"}""", "")]
    [InlineData("""{"Effect":"Deny","Action":"s3:Get*","Resource":"arn:aws:s3:::data/secret/*"}""", "s3:GetObject: arn:aws:s3:::data/* limited")]
    [InlineData("""{"Effect":"Deny","Action":"s3:Get*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""", "s3:GetObject: arn:aws:s3:::data/* limited")]
    [InlineData("""{"Effect":"Deny","Action":"s3:Put*","Resource":"*"}""", "s3:GetObject: arn:aws:s3:::data/*")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"vision"}}}""", "")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:username":"bob"}}}""", "s3:GetObject: arn:aws:s3:::data/*")]
    public void Of_WithDeny_WhatIsLeft(string deny, string expected)
    {
        var access = Of("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"},""" + deny);

        Assert.Equal(expected.Length == 0 ? [] : [expected], access);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"ec2:*","Resource":"*"}""", "")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", "s3:GetObject: *")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::data/*"}""", "s3:GetObject: * limited")]
    public void Of_WithBoundary_WhatItLeaves(string boundary, string expected)
    {
        var access = Of("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""", boundary);

        Assert.Equal(expected.Length == 0 ? [] : [expected], access);
    }

    [Theory]
    [InlineData("vision", "ec2:StartInstances: * conditional")]
    [InlineData("audio", "")]
    public void Of_ConditionOnWhoAsks_IsDecidedByTheFacts(string team, string expected)
    {
        const string Statement = """{"Effect":"Allow","Action":"ec2:StartInstances","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"TEAM"}}}""";

        var access = Of(Statement.Replace("TEAM", team, StringComparison.Ordinal));

        Assert.Equal(expected.Length == 0 ? [] : [expected], access);
    }

    [Fact]
    public void Of_Administrator_EveryActionOfTheReference()
    {
        var all = PrincipalAccess.Of(Alice, Policies("""{"Effect":"Allow","Action":"*","Resource":"*"}""", null), ActionReference.Default).ToList();

        Assert.Equal(ActionReference.Default.Services.Sum(service => service.Actions.Length), all.Count);
        Assert.All(all, action => Assert.False(action.Grants[0].IsLimited));
    }

    private static SimulatedPrincipal Alice { get; } = new(
        new RequestPrincipal { Type = PrincipalType.User, Arn = "arn:aws:iam::111122223333:user/alice", Account = "111122223333", UserId = "AIDA" },
        ImmutableDictionary<string, string>.Empty.Add("team", "vision"));

    private static PolicySet Policies(string identity, string? boundary) => new()
    {
        Identity = PolicyLayer.Of(new AttachedPolicy(PolicyComparisonTests.Policy(identity, PolicyKind.Identity), new PolicySource("own"))),
        PermissionsBoundary = boundary is null
            ? null
            : PolicyLayer.Of(new AttachedPolicy(PolicyComparisonTests.Policy(boundary, PolicyKind.Identity), new PolicySource("ceiling"))),
        AssumesResourceDelegates = true,
    };

    private static List<string> Of(string identity, string? boundary = null) =>
    [
        .. PrincipalAccess.Of(Alice, Policies(identity, boundary), ActionReference.Default).Select(action =>
        {
            var grant = Assert.Single(action.Grants);
            return $"{action.Action}: {string.Join(' ', grant.Resources)}{(grant.IsConditional ? " conditional" : "")}{(grant.IsLimited ? " limited" : "")}";
        }),
    ];
}
