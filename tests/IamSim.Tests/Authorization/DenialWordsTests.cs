using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Tests.Authorization;

/// <summary>AWS's words for each kind of policy, explicit and implicit.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html#access-denied-error-examples">IAM: Access denied error
/// message examples</see>
/// </remarks>
public sealed class DenialWordsTests
{
    private const string Arn = "arn:aws:iam::123456789012:policy/guard";

    private static readonly AttachedPolicy AllowAll = Of("Allow", "everything", null);

    [Theory]
    [InlineData("Identity", "because no identity-based policy allows the iam:ListUsers action", $"with an explicit deny in an identity-based policy: {Arn}")]
    [InlineData("PermissionsBoundary", "because no permissions boundary allows the iam:ListUsers action", $"with an explicit deny in a permissions boundary: {Arn}")]
    [InlineData("Session", "because no session policy allows the iam:ListUsers action", $"with an explicit deny in a session policy: {Arn}")]
    [InlineData("ServiceControl", "because no service control policy allows the iam:ListUsers action", $"with an explicit deny in a service control policy: {Arn}")]
    [InlineData("VpcEndpoint", "because no VPC endpoint policy allows the iam:ListUsers action", "with an explicit deny in a VPC endpoint policy")]
    [InlineData("Resource", null, "with an explicit deny in a resource-based policy")]
    public void Denial_SaysWhichKindOfPolicy(string kind, string? implicitly, string explicitly)
    {
        if (implicitly is not null)
        {
            Assert.Equal($"{Start} {implicitly}", Message(With(kind, PolicyLayer.Empty)));
        }

        Assert.Equal($"{Start} {explicitly}", Message(With(kind, PolicyLayer.Of(AllowAll, Of("Deny", "guard", Arn)))));
    }

    /// <summary>IAM is no service of RCPs; STS is one.</summary>
    [Fact]
    public void Denial_ByAnRcp_SaysSo() =>
        Assert.EndsWith(
            "is not authorized to perform: sts:GetAccessKeyInfo on resource: * with an explicit deny in a resource control policy: " + Arn,
            Message(
                new PolicySet { Identity = PolicyLayer.Of(AllowAll), ResourceControl = [PolicyLayer.Of(AllowAll, Of("Deny", "guard", Arn))] },
                question: new Question("sts:GetAccessKeyInfo", "*")));

    [Fact]
    public void Denial_InAnotherPartition_NamesThePolicyThere() =>
        Assert.EndsWith(
            ": arn:aws-cn:iam::123456789012:policy/guard",
            Message(With("Identity", PolicyLayer.Of(Of("Deny", "guard", Arn))), region: "cn-north-1"));

    [Fact]
    public void Denial_ByAnInlinePolicy_NamesNone() =>
        Assert.Equal(
            $"{Start} with an explicit deny in an identity-based policy",
            Message(With("Identity", PolicyLayer.Of(AllowAll, Of("Deny", "inline", null)))));

    /// <summary>"Same account and same organization only".</summary>
    [Theory]
    [InlineData("o-one", "o-one", true)]
    [InlineData("o-one", "o-two", false)]
    [InlineData("o-one", null, false)]
    [InlineData(null, null, false)]
    public void Denial_AcrossAccounts_NamesThePolicyWithinAnOrganizationOnly(string? own, string? others, bool isNamed)
    {
        var facts = new List<KeyValuePair<string, ImmutableArray<string>>>();
        facts.AddRange(own is null ? [] : [new("aws:PrincipalOrgID", [own])]);
        facts.AddRange(others is null ? [] : [new("aws:ResourceOrgID", [others])]);

        var message = Message(With("Identity", PolicyLayer.Of(Of("Deny", "guard", Arn))), "999999999999", new RequestContext(facts));

        Assert.Equal(isNamed, message.EndsWith(Arn, StringComparison.Ordinal));
        Assert.Contains("with an explicit deny in an identity-based policy", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Denial_OfNobody_SaysAnonymous() =>
        Assert.Equal(
            "User: anonymous is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ "
            + "because no resource-based policy allows the iam:ListUsers action",
            Message(new PolicySet(), caller: new Caller(CallerKind.Anonymous, "123456789012", "", "", null, null), principal: RequestPrincipal.Anonymous));

    private static string Start => "User: arn:aws:iam::123456789012:user/mateo is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/";

    private static AttachedPolicy Of(string effect, string name, string? arn)
    {
        var text = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":"*","Resource":"*"}]}""";
        return new AttachedPolicy(CompiledPolicy.Compile(PolicyDocument.ParseToAsk(text, PolicyKind.Identity).Document!), new PolicySource(name, null, arn));
    }

    private static PolicySet With(string kind, PolicyLayer layer)
    {
        var all = new PolicySet { Identity = PolicyLayer.Of(AllowAll) };
        return kind switch
        {
            "Identity" => all with { Identity = layer },
            "PermissionsBoundary" => all with { PermissionsBoundary = layer },
            "Session" => all with { Session = layer },
            "ServiceControl" => all with { ServiceControl = [layer] },
            "VpcEndpoint" => all with { VpcEndpoint = layer },
            _ => all with { Resource = layer },
        };
    }

    private static string Message(
        PolicySet policies, string? resourceAccount = "123456789012", RequestContext? context = null, Caller? caller = null, RequestPrincipal? principal = null,
        Question? question = null, string region = "us-east-1")
    {
        var who = caller ?? new Caller(CallerKind.IamUser, "123456789012", "AIDA", "arn:aws:iam::123456789012:user/mateo", "mateo", null);
        question ??= new Question("iam:ListUsers", "arn:aws:iam::123456789012:user/");
        var request = new AuthorizationRequest(
            principal ?? new RequestPrincipal { Type = PrincipalType.User, Arn = who.Arn, Account = who.Account },
            question.Action,
            question.Resource,
            context ?? RequestContext.Empty,
            resourceAccount);
        var call = new Call
        {
            Account = who.Account,
            Caller = who,
            Time = DateTimeOffset.UnixEpoch,
            Region = region,
            RequestId = Guid.CreateVersion7(),
            EventId = Guid.CreateVersion7(),
            Surface = CallSurface.Wire,
        };
        var decision = PolicyEvaluator.Decide(request, policies);
        Assert.False(decision.IsAllowed);
        return AccessDenials.Of(call, question, request, policies, decision).Message;
    }
}
