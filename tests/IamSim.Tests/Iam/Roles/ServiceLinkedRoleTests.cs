using IamSim.Iam.Roles;
using IamSim.Storage;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Roles;

/// <summary>What the account may do to a role that belongs to a service.</summary>
public sealed class ServiceLinkedRoleTests(Sim sim)
{
    private const string Name = "AWSServiceRoleForSupport";

    [Theory]
    [InlineData("UpdateRole", "MaxSessionDuration", "7200")]
    [InlineData("DeleteRole")]
    [InlineData("UpdateAssumeRolePolicy", "PolicyDocument", Trust.Ec2)]
    [InlineData("PutRolePermissionsBoundary", "PermissionsBoundary", "arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [InlineData("DeleteRolePermissionsBoundary")]
    [InlineData("AddRoleToInstanceProfile", "InstanceProfileName", "Webserver")]
    [InlineData("RemoveRoleFromInstanceProfile", "InstanceProfileName", "Webserver")]
    public async Task EachChange_OfServiceLinkedRole_UnmodifiableEntity(string operation, params string[] parameters)
    {
        var account = await AccountWithServiceLinkedRoleAsync();
        await account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", "Webserver"));
        var rest = parameters.Chunk(2).Select(p => (p[0], p[1]));

        var answer = await account.CallAsync(operation, [("RoleName", Name), .. rest]);

        answer.Refused(
            400, "UnmodifiableEntity", $"Cannot perform the operation on the protected role '{Name}' - this role is only modifiable by AWS");
    }

    [Fact]
    public async Task UpdateRoleDescription_OfServiceLinkedRole_ChangesIt()
    {
        var account = await AccountWithServiceLinkedRoleAsync();

        var answer = await account.CallAsync("UpdateRoleDescription", ("RoleName", Name), ("Description", "New"));

        Assert.Equal("New", answer.Value("Role/Description"));
    }

    [Fact]
    public async Task TagRole_OfServiceLinkedRole_TagsIt()
    {
        var account = await AccountWithServiceLinkedRoleAsync();

        await account.CallAsync("TagRole", ("RoleName", Name), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));

        Assert.Equal(["k"], await account.AllAsync("ListRoleTags", "Tags", "Key", 100, ("RoleName", Name)));
    }

    private async Task<TestAccount> AccountWithServiceLinkedRoleAsync()
    {
        var account = sim.NewAccount();
        await sim.SeedAsync(new Role
        {
            AccountId = account.Id,
            Id = new Ids().Role(),
            Name = Name,
            NameKey = NameKeys.Of(Name),
            Path = "/aws-service-role/support.amazonaws.com/",
            CreatedAt = DateTimeOffset.UnixEpoch,
            TrustPolicy = Trust.Ec2,
            MaxSessionDuration = 3600,
        });
        return account;
    }
}
