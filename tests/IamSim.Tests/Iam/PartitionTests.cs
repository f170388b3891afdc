using System.Text.RegularExpressions;
using IamSim.Tests.Iam.DelegationRequests;
using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam;

/// <summary>The region of a call's scope decides in which partition it is.</summary>
public class PartitionTests(Sim sim)
{
    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("eu-central-1", "aws")]
    public async Task Arns_FollowTheRegion(string region, string partition)
    {
        var account = sim.NewAccount().In(region);
        var trust = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"arn:{{{partition}}}:iam::{{{account.Id}}}:user/alice"}}]}""";
        var policy = $"arn:{partition}:iam::aws:policy/IAMReadOnlyAccess";

        var user = await account.MustAsync("CreateUser", ("UserName", "alice"), ("PermissionsBoundary", policy));
        var role = await account.MustAsync("CreateRole", ("RoleName", "Train"), ("AssumeRolePolicyDocument", trust));
        var group = await account.MustAsync("CreateGroup", ("GroupName", "ml"));
        var profile = await account.MustAsync("CreateInstanceProfile", ("InstanceProfileName", "Train"));
        var device = await account.MustAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "alice"));
        await account.MustAsync("AttachGroupPolicy", ("GroupName", "ml"), ("PolicyArn", policy));
        var listed = await account.MustAsync("ListPolicies", ("Scope", "AWS"), ("OnlyAttached", "true"));
        var caller = await account.CallAsync("2011-06-15", "GetCallerIdentity");

        string[] arns =
        [
            user.Value("User/Arn")!, role.Value("Role/Arn")!, group.Value("Group/Arn")!, profile.Value("InstanceProfile/Arn")!,
            device.Value("VirtualMFADevice/SerialNumber")!, caller.Value("Arn")!,
        ];
        Assert.All(arns, arn => Assert.StartsWith($"arn:{partition}:iam::{account.Id}:", arn, StringComparison.Ordinal));
        Assert.Equal(policy, user.Value("User/PermissionsBoundary/PermissionsBoundaryArn"));
        Assert.Equal([policy], listed.Values("Policies", "Arn"));
    }

    [Theory]
    [InlineData("cn-north-1", "aws-cn", "aws")]
    [InlineData("us-gov-west-1", "aws-us-gov", "aws")]
    [InlineData("eu-central-1", "aws", "aws-cn")]
    public async Task Policies_NameTheirOwnPartitionAlone(string region, string partition, string other)
    {
        var account = sim.NewAccount().In(region);
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        await account.MustAsync("CreatePolicy", ("PolicyName", "own"), ("PolicyDocument", Reading(partition)));
        await account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "own"), ("PolicyDocument", Reading(partition)));
        await account.MustAsync("CreateRole", ("RoleName", "own"), ("AssumeRolePolicyDocument", Trust.Of($"arn:{partition}:iam::111122223333:root")));

        var refusal = $"Partition \"{other}\" is not valid for resource \"arn:{other}:s3:::ml-data/*\".";
        (await account.CallAsync("CreatePolicy", ("PolicyName", "other"), ("PolicyDocument", Reading(other)))).Refused(400, "MalformedPolicyDocument", refusal);
        (await account.CallAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "own"), ("PolicyDocument", Reading(other))))
            .Refused(400, "MalformedPolicyDocument", refusal);
        (await account.CallAsync("UpdateAssumeRolePolicy", ("RoleName", "own"), ("PolicyDocument", Trust.Of($"arn:{other}:iam::111122223333:root"))))
            .Refused(400, "MalformedPolicyDocument", $"Invalid principal in policy: \"AWS\":\"arn:{other}:iam::111122223333:root\"");

        var decided = await account.MustAsync(
            "SimulatePrincipalPolicy",
            ("PolicySourceArn", $"arn:{partition}:iam::{account.Id}:user/alice"),
            ("ActionNames.member.1", "s3:GetObject"),
            ("ResourceArns.member.1", $"arn:{partition}:s3:::ml-data/cats"));
        Assert.Equal(["allowed"], decided.Values("EvaluationResults", "EvalDecision"));
    }

    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("eu-central-1", "aws")]
    public async Task PoliciesOfAws_HaveThePartitionsArns(string region, string partition)
    {
        var account = sim.NewAccount().In(region);
        var policy = $"arn:{partition}:iam::aws:policy/AWSLambda_FullAccess";
        var bounds = $"arn:{partition}:iam::aws:policy/AWSLambda_ReadOnlyAccess";
        await account.MustAsync("CreateUser", ("UserName", "alice"), ("PermissionsBoundary", bounds));
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", policy));

        var version = (await account.MustAsync("GetPolicy", ("PolicyArn", policy))).Value("Policy/DefaultVersionId")!;
        var shown = (await account.MustAsync("GetPolicyVersion", ("PolicyArn", policy), ("VersionId", version))).Value("PolicyVersion/Document")!;
        var details = await account.MustAsync("GetAccountAuthorizationDetails", ("Filter.member.1", "AWSManagedPolicy"));

        string[] texts = [shown, .. details.Xml!.Descendants().Where(e => e.Name.LocalName == "Document").Select(e => e.Value)];
        Assert.Equal(3, texts.Length);
        Assert.All(texts, text => Assert.Equal(
            [partition], Regex.Matches(Uri.UnescapeDataString(text), "arn:([a-z-]+):").Select(match => match.Groups[1].Value).Distinct()));
        var decided = await account.MustAsync(
            "SimulatePrincipalPolicy",
            ("PolicySourceArn", $"arn:{partition}:iam::{account.Id}:user/alice"),
            ("ActionNames.member.1", "logs:DescribeLogStreams"),
            ("ResourceArns.member.1", $"arn:{partition}:logs:{region}:{account.Id}:log-group:/aws/lambda/train"));
        Assert.Equal(["allowed"], decided.Values("EvaluationResults", "EvalDecision"));
    }

    [Theory]
    [InlineData("cn-north-1", "cn-north-1.console.amazonaws.cn")]
    [InlineData("us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com")]
    [InlineData("eu-central-1", "eu-central-1.console.aws.amazon.com")]
    public async Task ConsoleLinks_LeadToThePartitionsConsole(string region, string host)
    {
        var partner = sim.NewAccount().In(region);
        await partner.RegisterAsync(Delegations.Policy.Replace("arn:aws:", "arn:*:", StringComparison.Ordinal).Replace("ml-data", "@{bucketName}", StringComparison.Ordinal));

        var asked = await partner.MustAsync("CreateDelegationRequest", partner.Asked());

        Assert.StartsWith($"https://{host}/iam/home", asked.Value("ConsoleDeepLink"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callers_AreNamedAsTheRegionHasThem()
    {
        var account = sim.NewAccount().In("cn-northwest-1");
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws-cn:iam::aws:policy/AdministratorAccess"));
        var key = await account.MustAsync("CreateAccessKey", ("UserName", "alice"));

        var caller = await account.With(key.Value("AccessKey/AccessKeyId")!).CallAsync("2011-06-15", "GetCallerIdentity");

        Assert.Equal($"arn:aws-cn:iam::{account.Id}:user/alice", caller.Value("Arn"));
        var seen = Assert.Single(await account.EventsAsync("?eventName=GetCallerIdentity"));
        Assert.Equal($"arn:aws-cn:iam::{account.Id}:user/alice", seen.GetProperty("userIdentity").GetProperty("arn").GetString());
    }

    [Theory]
    [InlineData("cn-northwest-1", "cn-north-1")]
    [InlineData("us-gov-east-1", "us-gov-west-1")]
    [InlineData("eu-central-1", "us-east-1")]
    public async Task Events_AreOfTheRegionWhereThePartitionHasIam(string region, string home)
    {
        var account = sim.NewAccount().In(region);
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync(
            "PutUserPolicy",
            ("UserName", "alice"),
            ("PolicyName", "all"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"""));
        var key = (await account.MustAsync("CreateAccessKey", ("UserName", "alice"))).Value("AccessKey/AccessKeyId")!;

        await account.With(key).MustAsync("GetUser");

        var seen = Assert.Single(await account.EventsAsync("?eventName=GetUser"));
        Assert.Equal(home, seen.GetProperty("awsRegion").GetString());
        Assert.Equal(home, (await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key))).Value("AccessKeyLastUsed/Region"));
    }

    private static string Reading(string partition) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:{{{partition}}}:s3:::ml-data/*"}]}""";
}
