using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Users;

/// <summary>Users are kept in memory for readers: nobody may notice.</summary>
public class RecentUsersTests(Sim sim)
{
    [Fact]
    public async Task GetUser_AfterAnAnsweredChange_ShowsIt()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        for (var i = 0; i < 50; i++)
        {
            var path = $"/p{i}/";
            await account.MustAsync("GetUser", ("UserName", "alice"));
            await account.MustAsync("UpdateUser", ("UserName", "alice"), ("NewPath", path));
            Assert.Equal(path, (await account.MustAsync("GetUser", ("UserName", "alice"))).Value("User/Path"));
        }
    }

    [Fact]
    public async Task GetUser_OfARenamedUser_IsUnderTheNewNameOnly()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("GetUser", ("UserName", "alice"));

        await account.MustAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "bob"));

        (await account.CallAsync("GetUser", ("UserName", "alice"))).Refused(404, "NoSuchEntity", "The user with name alice cannot be found.");
        Assert.Equal("bob", (await account.MustAsync("GetUser", ("UserName", "BOB"))).Value("User/UserName"));
        await account.MustAsync("DeleteUser", ("UserName", "bob"));
        Assert.Equal(404, (await account.CallAsync("GetUser", ("UserName", "bob"))).Status);
    }

    [Fact]
    public async Task GetUser_WhileOthersChangeIt_NeverGoesBack()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"), ("Path", "/0/"));
        var answered = 0;
        var writer = Task.Run(async () =>
        {
            for (var i = 1; i <= 100; i++)
            {
                await account.MustAsync("UpdateUser", ("UserName", "alice"), ("NewPath", $"/{i}/"));
                Volatile.Write(ref answered, i);
            }
        });
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!writer.IsCompleted)
            {
                var least = Volatile.Read(ref answered);
                var path = (await account.MustAsync("GetUser", ("UserName", "alice"))).Value("User/Path")!;
                Assert.True(int.Parse(path.Trim('/'), System.Globalization.CultureInfo.InvariantCulture) >= least);
            }
        }));

        await Task.WhenAll(readers.Append(writer));
    }
}
