using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Tests.Storage;

public sealed class WriterLaneOnSqliteTests : WriterLaneTests
{
    internal override Task<TestDatabase> DatabaseAsync() => Task.FromResult(TestDatabase.OnSqlite());

    internal override Task KillTransactionAsync(IamDb db) => db.Database.ExecuteSqlRawAsync("ROLLBACK");
}
