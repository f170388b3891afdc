using IamSim.Iam.Roles;
using IamSim.Storage;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Roles;

/// <summary>Roles that AWS makes for itself, such as IAM Identity Center's; an account has them by an import.</summary>
public sealed class ReservedRoleTests(Sim sim)
{
    private const string Name = "AWSReservedSSO_Admins_0123456789abcdef";

    [Theory]
    [InlineData("UpdateRole", "Description", "Mine")]
    [InlineData("UpdateRoleDescription", "Description", "Mine")]
    [InlineData("DeleteRole")]
    [InlineData("TagRole", "Tags.member.1.Key", "k", "Tags.member.1.Value", "v")]
    [InlineData("UntagRole", "TagKeys.member.1", "k")]
    [InlineData("AttachRolePolicy", "PolicyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess")]
    public async Task EachChange_UnmodifiableEntity(string operation, params string[] parameters)
    {
        var account = sim.NewAccount();
        await sim.SeedAsync(new Role
        {
            AccountId = account.Id,
            Id = new Ids().Role(),
            Name = Name,
            NameKey = NameKeys.Of(Name),
            Path = "/aws-reserved/sso.amazonaws.com/",
            CreatedAt = DateTimeOffset.UnixEpoch,
            TrustPolicy = Trust.Ec2,
            MaxSessionDuration = 3600,
        });

        var answer = await account.CallAsync(operation, [("RoleName", Name), .. parameters.Chunk(2).Select(p => (p[0], p[1]))]);

        answer.Refused(
            400, "UnmodifiableEntity", $"Cannot perform the operation on the protected role '{Name}' - this role is only modifiable by AWS");
    }

    [Fact]
    public async Task PolicyOfServiceLinkedRoles_AsBoundary_PolicyNotAttachable()
    {
        const string Arn = "arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy";
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        var user = await account.CallAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", Arn));
        var role = await account.CallAsync(
            "CreateRole", ("RoleName", "Train"), ("AssumeRolePolicyDocument", Trust.Ec2), ("PermissionsBoundary", Arn));

        user.Refused(400, "PolicyNotAttachable", $"Policy {Arn} cannot be used as a permissions boundary.");
        role.Refused(400, "PolicyNotAttachable", $"Policy {Arn} cannot be used as a permissions boundary.");
    }
}
