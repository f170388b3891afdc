using IamSim.Storage;
using IamSim.Storage.Lane;
using IamSim.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Tests.Storage;

public sealed class WriterLaneOnPostgreSqlTests(PostgresServer server) : WriterLaneTests
{
    [Fact]
    public async Task Commit_ConnectionLost_NothingRunsAgain()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        await host.ReadAsync(db => db.Database.ExecuteSqlRawAsync("""
            CREATE TABLE killer (id int);
            CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON killer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die();
            """));
        var account = StorageHost.NewAccount();
        var call = new TestCall(account, async db => await db.Database.ExecuteSqlRawAsync("INSERT INTO killer VALUES (1)") == 1);
        var other = TestCall.CreateUser(account, "alice");

        var gate = await Gate.CloseAsync(host.Lane);
        Task[] lost = [host.Lane.RunAsync(call, default), host.Lane.RunAsync(other, default)];
        await gate.OpenAsync();

        await Assert.ThrowsAsync<LaneUnavailableException>(() => lost[0]);
        await Assert.ThrowsAsync<LaneUnavailableException>(() => lost[1]);
        Assert.Equal((1, 1), (call.Runs, other.Runs));

        // The lane goes on, on a new connection.
        await host.Lane.RunAsync(TestCall.CreateUser(account, "bob"), default);
        Assert.Equal(["bob"], await host.UserNamesAsync(account));
    }

    internal override async Task<TestDatabase> DatabaseAsync() => new(DatabaseProvider.PostgreSql, await server.CreateDatabaseAsync(), null);

    internal override Task KillTransactionAsync(IamDb db) => db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pg_backend_pid())");
}
