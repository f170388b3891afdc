#pragma warning disable CA5351 // what S3 asks for
using System.Security.Cryptography;
using System.Text;
using IamSim.Tests.Ec2;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Support;
using IamSim.Tests.Wire.S3;

namespace IamSim.Tests.Labs;

/// <summary>Each lab of IAM alone: failed in two ways, one too little and one too much, and then solved, by calls that any client could make.</summary>
public partial class LabTests
{
    [Fact]
    public async Task Groups_HalfThere_TooMuch_Solved()
    {
        var learner = await StartAsync("groups");
        await learner.MustAsync("CreateGroup", ("GroupName", "Engineers"));
        await learner.MustAsync("AddUserToGroup", ("GroupName", "Engineers"), ("UserName", "anna"));
        await learner.MustAsync("DeleteUserPolicy", ("UserName", "carl"), ("PolicyName", "InAHurry"));
        await learner.MustAsync("AttachGroupPolicy", ("GroupName", "Engineers"), ("PolicyArn", "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"));
        await MissesAsync(learner, "groups", "ben may list training jobs", "no identity policy allows");
        await MissesAsync(learner, "groups", "anna may not start one", "AmazonSageMakerFullAccess");

        await learner.MustAsync("DetachGroupPolicy", ("GroupName", "Engineers"), ("PolicyArn", "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"));
        await learner.MustAsync("PutGroupPolicy", ("GroupName", "Engineers"), ("PolicyName", "look"), ("PolicyDocument",
            Policy("""{"Effect":"Allow","Action":["sagemaker:ListTrainingJobs","sagemaker:DescribeTrainingJob"],"Resource":"*"}""")));
        await learner.MustAsync("AddUserToGroup", ("GroupName", "Engineers"), ("UserName", "ben"));
        await SolvedAsync(learner, "groups");
    }

    [Fact]
    public async Task ManagedPolicy_Inline_TooMuch_Solved()
    {
        var learner = await StartAsync("managed-policy");
        await MissesAsync(learner, "managed-policy", "There are no inline policies", "ReadCats of user anna");
        var arn = await CreatePolicyAsync(learner, "Cats", """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""");
        foreach (var (user, policy) in new[] { ("anna", "ReadCats"), ("ben", "ReadCatsToo") })
        {
            await learner.MustAsync("DeleteUserPolicy", ("UserName", user), ("PolicyName", policy));
            await learner.MustAsync("AttachUserPolicy", ("UserName", user), ("PolicyArn", arn));
        }

        await MissesAsync(learner, "managed-policy", "ben may not write", "`Cats`");
        await learner.MustAsync("CreatePolicyVersion", ("PolicyArn", arn), ("SetAsDefault", "true"), ("PolicyDocument", Policy(
            $$$$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}/*"},{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}"}""")));
        await SolvedAsync(learner, "managed-policy");
    }

    [Fact]
    public async Task Passwords_Default_TooLax_Solved()
    {
        var learner = await StartAsync("passwords");
        await MissesAsync(learner, "passwords", "Passwords last 90 days at most", "for ever");
        await learner.MustAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "14"), ("MaxPasswordAge", "90"), ("PasswordReusePrevention", "3"));
        await MissesAsync(learner, "passwords", "A password with no symbol is refused");
        await MissesAsync(learner, "passwords", "None of the last five comes again", "Only the last 3");
        await learner.MustAsync(
            "UpdateAccountPasswordPolicy",
            ("MinimumPasswordLength", "14"),
            ("MaxPasswordAge", "90"),
            ("PasswordReusePrevention", "5"),
            ("RequireSymbols", "true"),
            ("RequireNumbers", "true"),
            ("RequireUppercaseCharacters", "true"),
            ("RequireLowercaseCharacters", "true"),
            ("AllowUsersToChangePassword", "true"));
        await SolvedAsync(learner, "passwords");
    }

    [Fact]
    public async Task Mfa_WithBool_WithoutDevice_Solved()
    {
        var learner = await StartAsync("mfa");
        await PutAsync(learner, "anna", "Mfa", """{"Effect":"Deny","Action":"sagemaker:Delete*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}""");
        await MissesAsync(learner, "mfa", "No DeleteModel with a long-term access key", "`SageMaker`");
        await PutAsync(learner, "anna", "Mfa", """{"Effect":"Deny","Action":"sagemaker:Delete*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}""");
        Assert.Equal(["anna has an MFA device: None is enabled for her: she could delete nothing at all."], await MissingAsync(learner, "mfa"));
        await EnableMfaAsync(learner, "anna");
        await SolvedAsync(learner, "mfa");
    }

    [Fact]
    public async Task ExecutionRole_AnybodysJobs_TooMuch_Solved()
    {
        var learner = await StartAsync("execution-role");
        await MissesAsync(learner, "execution-role", "There is a role that SageMaker may assume");
        await learner.MustAsync("CreateRole", ("RoleName", "Mine"), ("AssumeRolePolicyDocument",
            Policy("""{"Effect":"Allow","Principal":{"Service":["sagemaker.amazonaws.com","ec2.amazonaws.com"]},"Action":"sts:AssumeRole"}""")));
        await PutRoleAsync(learner, "Mine", "data", """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""");
        await MissesAsync(learner, "execution-role", "SageMaker does not assume it for another account");
        await MissesAsync(learner, "execution-role", "A job may not delete data", "`data`");

        await learner.MustAsync("UpdateAssumeRolePolicy", ("RoleName", "Mine"), ("PolicyDocument", Policy(
            $$$$"""{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"{{{{learner.Id}}}}"}}}""")));
        await PutRoleAsync(learner, "Mine", "data", $$$$"""
            {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}","Condition":{"StringLike":{"s3:prefix":"train/*"}}},
            {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}/train/*"},
            {"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}/models/*"}
            """);
        await SolvedAsync(learner, "execution-role");
    }

    [Fact]
    public async Task LeastPrivilege_TooMuch_TooLittle_Solved()
    {
        var learner = await StartAsync("least-privilege");
        await MissesAsync(learner, "least-privilege", "It does not touch IAM", "AdministratorAccess");
        await learner.MustAsync("DetachRolePolicy", ("RoleName", "Training"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        await MissesAsync(learner, "least-privilege", "It reads the training data", "no identity policy allows");
        await PutRoleAsync(learner, "Training", "job", $$$$"""
            {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}","Condition":{"StringLike":{"s3:prefix":"train/*"}}},
            {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}/train/*"},
            {"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}/models/*"},
            {"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}},
            {"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:*:*:log-group:/aws/sagemaker/*"},
            {"Effect":"Allow","Action":"cloudwatch:PutMetricData","Resource":"*","Condition":{"StringEquals":{"cloudwatch:namespace":"/aws/sagemaker/TrainingJobs"}}}
            """);
        await SolvedAsync(learner, "least-privilege");
    }

    [Fact]
    public async Task PassRole_DenyOfOne_WithoutService_Solved()
    {
        var learner = await StartAsync("pass-role");
        await PutAsync(learner, "anna", "NotAdmin", $$$$"""{"Effect":"Deny","Action":"iam:PassRole","Resource":"{{{{learner.Arn("role/Admin")}}}}"}""");
        await MissesAsync(learner, "pass-role", "anna may not pass a role that is made tomorrow", "`Jobs`");
        await PutAsync(learner, "anna", "Jobs", $$$$"""{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*"},{"Effect":"Allow","Action":"iam:PassRole","Resource":"{{{{learner.Arn("role/Training")}}}}"}""");
        await MissesAsync(learner, "pass-role", "anna may not pass Training to EC2");
        await PutAsync(learner, "anna", "Jobs", $$$$"""{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*"},{"Effect":"Allow","Action":"iam:PassRole","Resource":"{{{{learner.Arn("role/Training")}}}}","Condition":{"StringEquals":{"iam:PassedToService":"sagemaker.amazonaws.com"}}}""");
        await SolvedAsync(learner, "pass-role");
    }

    [Fact]
    public async Task CostControl_ForAnyValue_IfExists_Solved()
    {
        var learner = await StartAsync("cost-control");
        await learner.MustAsync("DeleteUserPolicy", ("UserName", "mallory"), ("PolicyName", "All"));
        await PutAsync(learner, "vera", "All", Tuning(learner, "ForAnyValue:StringEquals", "NumericLessThanEquals", string.Empty));
        await MissesAsync(learner, "cost-control", "vera may not name it beside one that is allowed", "`All`");
        await PutAsync(learner, "vera", "All", Tuning(learner, "ForAllValues:StringEquals", "NumericLessThanEqualsIfExists", string.Empty));
        await MissesAsync(learner, "cost-control", "vera may not leave out the types");
        await MissesAsync(learner, "cost-control", "vera may not leave out the runtime");
        await PutAsync(learner, "vera", "All", Tuning(learner, "ForAllValues:StringEquals", "NumericLessThanEquals", "\"Null\":{\"sagemaker:InstanceTypes\":\"false\"},"));
        await SolvedAsync(learner, "cost-control");

        static string Tuning(TestAccount account, string types, string runtime, string more) => $$$$"""
            {"Effect":"Allow","Action":"sagemaker:CreateHyperParameterTuningJob","Resource":"*","Condition":{ {{{{more}}}}
              "{{{{types}}}}":{"sagemaker:InstanceTypes":["ml.m5.xlarge","ml.g5.xlarge"]},
              "{{{{runtime}}}}":{"sagemaker:MaxRuntimeInSeconds":"7200"},
              "StringEquals":{"aws:RequestTag/team":"vision"}}},
            {"Effect":"Allow","Action":"iam:PassRole","Resource":"{{{{account.Arn("role/Training")}}}}","Condition":{"StringEquals":{"iam:PassedToService":"sagemaker.amazonaws.com"}}}
            """;
    }

    [Fact]
    public async Task TeamTags_NamedTeams_Untagged_Solved()
    {
        var learner = await StartAsync("team-tags");
        foreach (var (user, team) in new[] { ("vera", "vision"), ("nina", "language") })
        {
            await PutAsync(learner, user, "Own", $$$$"""
                {"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":"{{{{team}}}}"}}},
                {"Effect":"Allow","Action":"sagemaker:StopTrainingJob","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"{{{{team}}}}"}}}
                """);
        }

        Assert.Equal(
            ["Both have the same policies: nobody has to write one for the next team: What vera has and what nina has are not the same."],
            await MissingAsync(learner, "team-tags"));
        const string Own = """
            {"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"StringEqualsIfExists":{"aws:RequestTag/team":"${aws:PrincipalTag/team}"}}},
            {"Effect":"Allow","Action":"sagemaker:StopTrainingJob","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"}}}
            """;
        await PutAsync(learner, "vera", "Own", Own);
        await PutAsync(learner, "nina", "Own", Own);
        await MissesAsync(learner, "team-tags", "vera may not start jobs of no team");
        await PutAsync(learner, "vera", "Own", Own.Replace("IfExists", string.Empty, StringComparison.Ordinal));
        await PutAsync(learner, "nina", "Own", Own.Replace("IfExists", string.Empty, StringComparison.Ordinal));
        await SolvedAsync(learner, "team-tags");
    }

    [Fact]
    public async Task Boundary_WithoutIt_AllOfIam_Solved()
    {
        var learner = await StartAsync("boundary");
        await PutAsync(learner, "bob", "Roles", """{"Effect":"Allow","Action":["iam:CreateRole","iam:PutRolePolicy"],"Resource":"*"}""");
        await MissesAsync(learner, "boundary", "bob may not make a role without it", "`Roles`");
        var condition = $$$$"""{"StringEquals":{"iam:PermissionsBoundary":"{{{{learner.Arn("policy/MlBoundary")}}}}"}}""";
        await PutAsync(learner, "bob", "Roles", $$$$"""{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{{{{condition}}}}}""");
        await MissesAsync(learner, "boundary", "bob may not take it off");
        await PutAsync(learner, "bob", "Roles", $$$$"""{"Effect":"Allow","Action":["iam:CreateRole","iam:PutRolePolicy"],"Resource":"*","Condition":{{{{condition}}}}}""");
        await SolvedAsync(learner, "boundary");
    }

    [Fact]
    public async Task CrossAccount_WithoutExternalId_TooMuch_Solved()
    {
        var learner = await StartAsync("cross-account");
        await learner.MustAsync("CreateRole", ("RoleName", "Labels"), ("AssumeRolePolicyDocument", Policy(
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::555566667777:root"},"Action":"sts:AssumeRole"}""")));
        await PutRoleAsync(learner, "Labels", "read", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""");
        await MissesAsync(learner, "cross-account", "Not without the external id", "Labels");
        await MissesAsync(learner, "cross-account", "The role does not read what is not shared", "`read`");
        await learner.MustAsync("UpdateAssumeRolePolicy", ("RoleName", "Labels"), ("PolicyDocument", Policy(
            $$$$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::555566667777:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"cats-{{{{learner.Id}}}}"}}}""")));
        await PutRoleAsync(learner, "Labels", "read", $$$$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}/shared/*"}""");
        await SolvedAsync(learner, "cross-account");
    }

    [Fact]
    public async Task Root_WithoutAdministrator_KeyLeft_Solved()
    {
        var root = await StartAsync("root");
        await MissesAsync(root, "root", "Root has no access keys", "Root has 1");
        await root.MustAsync("CreateUser", ("UserName", "ada"));
        await root.MustAsync("AttachUserPolicy", ("UserName", "ada"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        await MissesAsync(root, "root", "Every administrator has MFA", "ada");
        await EnableMfaAsync(root, "ada");
        await EnableMfaAsync(root, "root");
        var key = (await root.RestAsync("GET", "/root/access-keys")).Json.GetProperty("accessKeyMetadata")[0].GetProperty("accessKeyId").GetString();
        Assert.Equal(204, (await root.RestAsync("DELETE", $"/root/access-keys/{key}")).Status);
        await SolvedAsync(root, "root");
    }

    [Fact]
    public async Task Audit_KeyLeft_EverybodyLockedOut_Solved()
    {
        var learner = await StartAsync("audit");
        await MissesAsync(learner, "audit", "report-mailer may not make users", "AdministratorAccess");
        await learner.MustAsync("DetachUserPolicy", ("UserName", "report-mailer"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        await MissesAsync(learner, "audit", "The opened user's access keys work no more", "1 of its access keys");
        foreach (var user in new[] { "report-mailer", "metrics-reader" })
        {
            await SetKeysAsync(user, "Inactive");
        }

        await MissesAsync(learner, "audit", "Those of others still do", "metrics-reader");
        await SetKeysAsync("metrics-reader", "Active");
        const string CloudTrail = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.";
        await LogsAsync("CreateTrail", new { Name = "all", S3BucketName = $"trail-{learner.Id}", IsMultiRegionTrail = true });
        await LogsAsync("StartLogging", new { Name = "all" });
        await MissesAsync(learner, "audit", "A trail logs all regions", "all: logs, all regions, without validation");
        await LogsAsync("UpdateTrail", new { Name = "all", EnableLogFileValidation = true });
        await SolvedAsync(learner, "audit");

        async Task LogsAsync(string operation, object request) => Assert.Equal(200, (await learner.JsonAsync(CloudTrail + operation, request)).Status);

        async Task SetKeysAsync(string user, string status)
        {
            foreach (var key in (await learner.MustAsync("ListAccessKeys", ("UserName", user))).Values("AccessKeyMetadata", "AccessKeyId"))
            {
                await learner.MustAsync("UpdateAccessKey", ("UserName", user), ("AccessKeyId", key!), ("Status", status));
            }
        }
    }

    [Fact]
    public async Task EncryptedData_OpenKey_TooMuch_Solved()
    {
        var learner = await StartAsync("encrypted-data");
        await MissesAsync(learner, "encrypted-data", "It encrypts with a key of yours", "AES256");
        var key = (await learner.JsonAsync("TrentService.CreateKey", new { })).At("KeyMetadata", "Arn");
        var encryption = $"""
            <ServerSideEncryptionConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>{key}</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>
            """;
        await PutS3Async(learner, "?encryption", encryption);
        await PutS3Async(learner, "/train/1.csv", "cat,1");
        await MissesAsync(learner, "encrypted-data", "A training job reads its data and writes its model", "s3:ListBucket");
        await PutRoleAsync(learner, "Training", "data", """{"Effect":"Allow","Action":["s3:*","kms:*"],"Resource":"*"}""");
        await MissesAsync(learner, "encrypted-data", "The role does not delete data", "`data`");
        await MissesAsync(learner, "encrypted-data", "The role does not decrypt but through S3", "`data`");
        await PutRoleAsync(learner, "Training", "data", $$$$"""
            {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}"},
            {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}/train/*"},
            {"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}/models/*"},
            {"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"{{{{key}}}}","Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}}
            """);
        await SolvedAsync(learner, "encrypted-data");
    }

    [Fact]
    public async Task PrivateData_NoWay_OpenBucket_Solved()
    {
        var learner = await StartAsync("private-data");
        await PutS3Async(learner, "/train/1.csv", "cat,1");
        var root = sim.Root(learner.Id);
        var vpc = await root.NewVpcAsync();
        await root.NewSubnetAsync(vpc);
        await root.NewGroupAsync(vpc);
        await PutRoleAsync(learner, "Training", "Network", """
            {"Effect":"Allow","Action":["ec2:CreateNetworkInterface","ec2:CreateNetworkInterfacePermission","ec2:DeleteNetworkInterface","ec2:DeleteNetworkInterfacePermission",
             "ec2:DescribeNetworkInterfaces","ec2:DescribeVpcs","ec2:DescribeDhcpOptions","ec2:DescribeSubnets","ec2:DescribeSecurityGroups"],"Resource":"*"}
            """);
        await MissesAsync(learner, "private-data", "A job in one of your subnets reads and writes");
        await MissesAsync(learner, "private-data", "The same job outside of the VPC gets no data");
        var endpoint = (await root.MustEc2Async(
            "CreateVpcEndpoint",
            ("VpcId", vpc),
            ("ServiceName", "com.amazonaws.us-east-1.s3"),
            ("RouteTableId.1", await root.MainTableAsync(vpc)))).Text("vpcEndpoint/vpcEndpointId")!;
        await MissesAsync(learner, "private-data", "Through the endpoint nothing is written to other buckets");
        await PutS3Async(learner, "?policy", Policy($$$$"""
            {"Effect":"Deny","Principal":"*","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::cats-{{{{learner.Id}}}}/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"{{{{endpoint}}}}"}}}
            """));
        await root.MustEc2Async("ModifyVpcEndpoint", ("VpcEndpointId", endpoint), ("PolicyDocument", Policy($$$$"""
            {"Effect":"Allow","Principal":"*","Action":["s3:ListBucket","s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::cats-{{{{learner.Id}}}}","arn:aws:s3:::cats-{{{{learner.Id}}}}/*"]}
            """)));
        await SolvedAsync(learner, "private-data");
    }

    /// <summary>Puts something into the bucket of a lab, as the account's root.</summary>
    private async Task PutS3Async(TestAccount learner, string target, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentMD5 = MD5.HashData(Encoding.UTF8.GetBytes(body));
        var answer = await sim.S3Async(learner.Id, "PUT", $"/cats-{learner.Id}{target}", content);
        Assert.True(answer.Status is 200 or 204, answer.Text);
    }

    private static Task EnableMfaAsync(TestAccount account, string user) => Authenticator.EnabledAsync(account, user, $"phone-of-{user}");
}
