using IamSim.Calls;
using IamSim.Iam.Users;
using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Users;

public sealed class UserQuotaTests
{
    [Fact]
    public async Task CreateUser_OverTheQuota_LimitExceededUntilOneIsDeleted()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Quotas:UsersPerAccount"] = "3" });
        var account = new TestAccount(host.Client, Sim.NewAccountId());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => account.CallAsync("CreateUser", ("UserName", $"u{i}"))));

        Assert.Equal(3, answers.Count(a => a.Status == 200));
        Assert.All(answers.Where(a => a.Status != 200), a => a.Refused(409, "LimitExceeded", "Cannot exceed quota for UsersPerAccount: 3"));
        var names = (await account.MustAsync("ListUsers")).Values("Users", "UserName");
        (await account.CallAsync("CreateUser", ("UserName", names[0]!)))
            .Refused(409, "EntityAlreadyExists", $"User with name {names[0]} already exists.");
        await account.MustAsync("DeleteUser", ("UserName", names[0]!));
        await account.MustAsync("CreateUser", ("UserName", "another"));
        await new TestAccount(host.Client, Sim.NewAccountId()).MustAsync("CreateUser", ("UserName", "elsewhere"));
    }

    [Fact]
    public void NameOrCaller_WhereTheCallerIsNoUser_ValidationError()
    {
        var call = new Call
        {
            Account = "111122223333",
            Caller = Caller.Root("aws", "111122223333", null),
            Time = DateTimeOffset.UnixEpoch,
            Region = "us-east-1",
            RequestId = default,
            EventId = default,
            Surface = CallSurface.Wire,
        };

        var fault = UserErrors.NameOrCaller(call, null).Fault!;

        Assert.Equal(
            ("ValidationError", 400, "Must specify userName when calling with non-User credentials"), (fault.Code, fault.Status, fault.Message));
        Assert.Equal("alice", UserErrors.NameOrCaller(call, "alice").Value);
    }
}
