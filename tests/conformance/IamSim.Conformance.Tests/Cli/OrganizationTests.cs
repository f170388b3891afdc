using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>An organization through the AWS CLI: made, filled, governed, and what its policies do to a member.</summary>
public sealed class OrganizationTests(LiveServer live)
{
    private const string NoS3 = """{"Version":"2012-10-17","Statement":[{"Sid":"NoS3","Effect":"Deny","Action":"s3:*","Resource":"*"}]}""";

    [Fact]
    public async Task Organization_GovernsItsMembers_AsAwsAnswers()
    {
        var account = live.NewAccount();

        var organization = await MustAsync(account, "create-organization", "--feature-set", "ALL");
        Assert.Equal(account.Id, organization.Text("Organization", "MasterAccountId"));
        var root = (await MustAsync(account, "list-roots")).Texts("Roots", "Id")[0]!;
        var unit = (await MustAsync(account, "create-organizational-unit", "--parent-id", root, "--name", "Workloads")).Text("OrganizationalUnit", "Id")!;
        var asked = await MustAsync(account, "create-account", "--account-name", "Sandbox", "--email", $"{account.Id}@cli.example.com");
        Assert.Equal("IN_PROGRESS", asked.Text("CreateAccountStatus", "State"));
        var status = await MustAsync(
            account, "describe-create-account-status", "--create-account-request-id", asked.Text("CreateAccountStatus", "Id")!);
        var member = account.Other(status.Text("CreateAccountStatus", "AccountId")!);
        await MustAsync(account, "move-account", "--account-id", member.Id, "--source-parent-id", root, "--destination-parent-id", unit);
        Assert.Equal([member.Id], (await MustAsync(account, "list-accounts-for-parent", "--parent-id", unit)).Texts("Accounts", "Id"));

        string[] simulate =
        [
            "simulate-principal-policy", "--policy-source-arn", member.Arn("role/OrganizationAccountAccessRole"), "--action-names", "s3:GetObject", "ec2:RunInstances",
        ];
        Assert.Equal(["allowed", "allowed"], (await member.MustAsync(simulate)).Texts("EvaluationResults", "EvalDecision"));
        var policy = (await MustAsync(
            account, "create-policy", "--name", "No S3", "--description", "None", "--type", "SERVICE_CONTROL_POLICY", "--content", NoS3))
            .Text("Policy", "PolicySummary", "Id")!;
        await MustAsync(account, "attach-policy", "--policy-id", policy, "--target-id", unit);
        Assert.Equal([unit], (await MustAsync(account, "list-targets-for-policy", "--policy-id", policy)).Texts("Targets", "TargetId"));

        var denied = await member.MustAsync(simulate);
        Assert.Equal(["explicitDeny", "allowed"], denied.Texts("EvaluationResults", "EvalDecision"));
        Assert.Equal(
            [false, true],
            denied.At("EvaluationResults").EnumerateArray()
                .Select(result => result.GetProperty("OrganizationsDecisionDetail").GetProperty("AllowedByOrganizations").GetBoolean()));

        (await OrganizationsAsync(account, "delete-organizational-unit", "--organizational-unit-id", unit)).Refused(
            "DeleteOrganizationalUnit",
            "OrganizationalUnitNotEmptyException",
            "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.");
        (await OrganizationsAsync(member, "list-accounts")).Refused(
            "ListAccounts", "AccessDeniedException", "You don't have permissions to access this resource.");
        await MustAsync(account, "detach-policy", "--policy-id", policy, "--target-id", unit);
        await MustAsync(account, "delete-policy", "--policy-id", policy);
        Assert.Equal(["allowed", "allowed"], (await member.MustAsync(simulate)).Texts("EvaluationResults", "EvalDecision"));

        var features = await account.MustAsync("enable-organizations-root-credentials-management");
        Assert.Equal("RootCredentialsManagement", features.At("EnabledFeatures")[0].GetString());
    }

    private static Task<CliAnswer> OrganizationsAsync(LiveAccount account, params string[] arguments) => account.AwsAsync(["organizations", .. arguments]);

    private static async Task<CliAnswer> MustAsync(LiveAccount account, params string[] arguments)
    {
        var answer = await OrganizationsAsync(account, arguments);
        Assert.True(answer.Result.ExitCode == 0, $"aws organizations {string.Join(' ', arguments)}: {answer.Result}");
        return answer;
    }
}
