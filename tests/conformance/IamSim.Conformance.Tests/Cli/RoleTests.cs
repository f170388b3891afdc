using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>Roles and instance profiles through the AWS CLI.</summary>
public sealed class RoleTests(LiveServer live)
{
    [Fact]
    public async Task Role_WithTrustPolicy_DocumentComesBackDecoded()
    {
        var account = live.NewAccount();

        var created = await account.MustAsync(
            "create-role", "--role-name", "Training", "--description", "runs training jobs", "--max-session-duration", "7200",
            "--assume-role-policy-document", Documents.SageMakerTrust);
        Assert.Equal(account.Arn("role/Training"), created.Text("Role", "Arn"));
        Assert.Matches("^AROA[A-Z0-9]{17}$", created.Text("Role", "RoleId"));
        Assert.Equal("sagemaker.amazonaws.com", Principal(created));

        await account.MustAsync("update-assume-role-policy", "--role-name", "Training", "--policy-document", Documents.Ec2Trust);
        await account.MustAsync("update-role", "--role-name", "Training", "--description", "serves models");
        var read = await account.MustAsync("get-role", "--role-name", "Training");
        Assert.Equal("ec2.amazonaws.com", Principal(read));
        Assert.Equal("serves models", read.Text("Role", "Description"));
        Assert.Equal("{}", read.At("Role", "RoleLastUsed").GetRawText());

        await account.MustAsync("wait", "role-exists", "--role-name", "Training");
        await account.MustAsync("delete-role", "--role-name", "Training");
        (await account.IamAsync("get-role", "--role-name", "Training"))
            .Refused("GetRole", "NoSuchEntity", "The role with name Training cannot be found.");
    }

    [Fact]
    public async Task CreateRole_BadTrustPolicy_MalformedPolicyDocument()
    {
        var answer = await live.NewAccount().IamAsync("create-role", "--role-name", "Broken", "--assume-role-policy-document", "{");

        Assert.Contains("An error occurred (MalformedPolicyDocument) when calling the CreateRole operation: ", answer.Result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstanceProfile_WithRole_AsAwsAnswers()
    {
        var account = live.NewAccount();
        foreach (var role in new[] { "Trainer", "Other" })
        {
            await account.CallAsync("CreateRole", ("RoleName", role), ("AssumeRolePolicyDocument", Documents.Ec2Trust));
        }

        var created = await account.MustAsync("create-instance-profile", "--instance-profile-name", "Notebook");
        Assert.Equal(account.Arn("instance-profile/Notebook"), created.Text("InstanceProfile", "Arn"));
        Assert.Equal("[]", created.At("InstanceProfile", "Roles").GetRawText());

        await account.MustAsync("add-role-to-instance-profile", "--instance-profile-name", "Notebook", "--role-name", "Trainer");
        (await account.IamAsync("add-role-to-instance-profile", "--instance-profile-name", "Notebook", "--role-name", "Other"))
            .Refused("AddRoleToInstanceProfile", "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        var read = await account.MustAsync("get-instance-profile", "--instance-profile-name", "Notebook");
        Assert.Equal("Trainer", read.At("InstanceProfile", "Roles")[0].GetProperty("RoleName").GetString());
        var ofRole = await account.MustAsync("list-instance-profiles-for-role", "--role-name", "Trainer");
        Assert.Equal(["Notebook"], ofRole.Texts("InstanceProfiles", "InstanceProfileName"));

        (await account.IamAsync("delete-role", "--role-name", "Trainer"))
            .Refused("DeleteRole", "DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.");
        await account.MustAsync("remove-role-from-instance-profile", "--instance-profile-name", "Notebook", "--role-name", "Trainer");
        await account.MustAsync("delete-instance-profile", "--instance-profile-name", "Notebook");
        (await account.IamAsync("get-instance-profile", "--instance-profile-name", "Notebook"))
            .Refused("GetInstanceProfile", "NoSuchEntity", "Instance Profile Notebook cannot be found.");
    }

    private static string? Principal(CliAnswer role) =>
        role.At("Role", "AssumeRolePolicyDocument", "Statement")[0].GetProperty("Principal").GetProperty("Service").GetString();
}
