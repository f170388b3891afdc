using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>Managed and inline policies through the AWS CLI.</summary>
public sealed class PolicyTests(LiveServer live)
{
    [Fact]
    public async Task Policy_ItsVersions_AsAwsAnswers()
    {
        var account = live.NewAccount();
        var arn = account.Arn("policy/ml/Buckets");

        var created = await account.MustAsync(
            "create-policy", "--policy-name", "Buckets", "--path", "/ml/", "--policy-document", Documents.ReadBucket, "--description", "data");
        Assert.Equal(arn, created.Text("Policy", "Arn"));
        Assert.Matches("^ANPA[A-Z0-9]{17}$", created.Text("Policy", "PolicyId"));
        Assert.Equal("v1", created.Text("Policy", "DefaultVersionId"));
        Assert.Equal(0, created.At("Policy", "AttachmentCount").GetInt32());
        Assert.True(created.At("Policy", "IsAttachable").GetBoolean());

        var second = await account.MustAsync("create-policy-version", "--policy-arn", arn, "--policy-document", Documents.WriteBucket, "--set-as-default");
        Assert.Equal("v2", second.Text("PolicyVersion", "VersionId"));
        var version = await account.MustAsync("get-policy-version", "--policy-arn", arn, "--version-id", "v2");
        Assert.Equal("Write", version.At("PolicyVersion", "Document", "Statement")[0].GetProperty("Sid").GetString());
        var versions = await account.MustAsync("list-policy-versions", "--policy-arn", arn);
        Assert.Equal(["v2", "v1"], versions.Texts("Versions", "VersionId"));

        (await account.IamAsync("delete-policy-version", "--policy-arn", arn, "--version-id", "v2"))
            .Refused("DeletePolicyVersion", "DeleteConflict", "Cannot delete the default version of a policy.");
        (await account.IamAsync("delete-policy", "--policy-arn", arn))
            .Refused("DeletePolicy", "DeleteConflict", "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
        await account.MustAsync("set-default-policy-version", "--policy-arn", arn, "--version-id", "v1");
        await account.MustAsync("delete-policy-version", "--policy-arn", arn, "--version-id", "v2");
        await account.MustAsync("wait", "policy-exists", "--policy-arn", arn);
        await account.MustAsync("delete-policy", "--policy-arn", arn);
        (await account.IamAsync("get-policy", "--policy-arn", arn)).Refused("GetPolicy", "NoSuchEntity", $"Policy {arn} was not found.");
    }

    [Fact]
    public async Task AttachedPolicies_OfUserGroupAndRole_AsAwsAnswers()
    {
        var account = live.NewAccount();
        var arn = account.Arn("policy/Buckets");
        const string managed = "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly";
        await account.CallAsync("CreateUser", ("UserName", "alice"));
        await account.CallAsync("CreateGroup", ("GroupName", "Ml"));
        await account.CallAsync("CreateRole", ("RoleName", "Training"), ("AssumeRolePolicyDocument", Documents.SageMakerTrust));
        await account.CallAsync("CreatePolicy", ("PolicyName", "Buckets"), ("PolicyDocument", Documents.ReadBucket));

        await account.MustAsync("attach-user-policy", "--user-name", "alice", "--policy-arn", managed);
        await account.MustAsync("attach-group-policy", "--group-name", "Ml", "--policy-arn", arn);
        await account.MustAsync("attach-role-policy", "--role-name", "Training", "--policy-arn", arn);

        var ofUser = await account.MustAsync("list-attached-user-policies", "--user-name", "alice");
        Assert.Equal(["AmazonSageMakerReadOnly"], ofUser.Texts("AttachedPolicies", "PolicyName"));
        Assert.Equal([arn], (await account.MustAsync("list-attached-group-policies", "--group-name", "Ml")).Texts("AttachedPolicies", "PolicyArn"));
        var entities = await account.MustAsync("list-entities-for-policy", "--policy-arn", arn);
        Assert.Equal(["Ml"], entities.Texts("PolicyGroups", "GroupName"));
        Assert.Equal(["Training"], entities.Texts("PolicyRoles", "RoleName"));
        Assert.Empty(entities.Texts("PolicyUsers", "UserName"));
        Assert.Equal(2, (await account.MustAsync("get-policy", "--policy-arn", arn)).At("Policy", "AttachmentCount").GetInt32());
        Assert.Equal(["Buckets"], (await account.MustAsync("list-policies", "--scope", "Local", "--only-attached")).Texts("Policies", "PolicyName"));

        (await account.IamAsync("delete-policy", "--policy-arn", arn))
            .Refused("DeletePolicy", "DeleteConflict", "Cannot delete a policy attached to entities.");
        (await account.IamAsync("delete-user", "--user-name", "alice"))
            .Refused("DeleteUser", "DeleteConflict", "Cannot delete entity, must detach all policies first.");
        await account.MustAsync("detach-user-policy", "--user-name", "alice", "--policy-arn", managed);
        (await account.IamAsync("detach-user-policy", "--user-name", "alice", "--policy-arn", managed))
            .Refused("DetachUserPolicy", "NoSuchEntity", $"Policy {managed} was not found.");
    }

    [Fact]
    public async Task InlinePolicy_OfAUser_DocumentComesBackDecoded()
    {
        var account = live.NewAccount();
        await account.CallAsync("CreateUser", ("UserName", "alice"));

        await account.MustAsync("put-user-policy", "--user-name", "alice", "--policy-name", "read", "--policy-document", Documents.ReadBucket);
        var read = await account.MustAsync("get-user-policy", "--user-name", "alice", "--policy-name", "read");
        Assert.Equal("s3:GetObject", read.At("PolicyDocument", "Statement")[0].GetProperty("Action")[0].GetString());
        Assert.Equal("""["read"]""", System.Text.Json.JsonSerializer.Serialize((await account.MustAsync("list-user-policies", "--user-name", "alice")).At("PolicyNames")));

        (await account.IamAsync("put-user-policy", "--user-name", "alice", "--policy-name", "bad", "--policy-document", "{}"))
            .Refused("PutUserPolicy", "MalformedPolicyDocument", "Syntax errors in policy.");
        (await account.IamAsync("delete-user", "--user-name", "alice"))
            .Refused("DeleteUser", "DeleteConflict", "Cannot delete entity, must delete policies first.");
        await account.MustAsync("delete-user-policy", "--user-name", "alice", "--policy-name", "read");
        (await account.IamAsync("get-user-policy", "--user-name", "alice", "--policy-name", "read"))
            .Refused("GetUserPolicy", "NoSuchEntity", "The user policy with name read cannot be found.");
    }
}
