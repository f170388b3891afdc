using IamSim.Testing;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Iam.Simulation;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;

namespace IamSim.Tests.Access;

/// <summary>The queries for what governs a principal once on the other provider.</summary>
public sealed class AccessOnPostgreSqlTests(PostgresServer server)
{
    [Fact]
    public async Task Queries_OnPostgreSql_AnswerAsOnSqlite()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
        });
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        await account.NewPrincipalAsync("User", "alice", "/ml/");
        await account.NewPrincipalAsync("Group", "Ml");
        await account.NewPrincipalAsync("Role", "Training");
        await account.MustAsync("AddUserToGroup", ("GroupName", "Ml"), ("UserName", "alice"));
        await account.MustAsync("PutGroupPolicy", ("GroupName", "Ml"), ("PolicyName", "Shared"), ("PolicyDocument", Documents.Write));
        var policy = await account.NewPolicyAsync("Read");
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", policy));
        await account.MustAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", policy));
        await account.MustAsync("AttachRolePolicy", ("RoleName", "Training"), ("PolicyArn", "arn:aws:iam::aws:policy/AmazonS3FullAccess"));

        var alice = account.Arn("user/ml/alice");
        Assert.Equal(["Read (IAM Policy) 1:38-1:95"], (await account.PrincipalAsync(alice, "s3:GetObject")).Result().Matched());
        Assert.Equal("implicitDeny", (await account.PrincipalAsync(alice, "s3:PutObject")).Decision());
        var who = await account.RestAsync("POST", "/access/who-can", new { action = "s3:GetObject" });
        Assert.Equal(
            [alice, account.Arn("role/Training")], who.Json.GetProperty("allowed").EnumerateArray().Select(p => p.GetProperty("arn").GetString()));
    }
}
