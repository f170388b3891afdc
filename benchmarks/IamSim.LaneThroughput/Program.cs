using System.Diagnostics;
using System.Globalization;
using System.Text;
using IamSim.Audit;
using IamSim.Iam.Users;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// What the writer lane does in a second, without HTTP in front of it:
//   dotnet run -c Release --project benchmarks/IamSim.LaneThroughput [-- CALLS [POSTGRESQL-CONNECTION-STRING]]
var calls = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var file = Path.Combine(Path.GetTempPath(), $"iamsim-lane-{Environment.ProcessId}.db");
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["IamSim:Database:Provider"] = args.Length > 1 ? "PostgreSql" : "Sqlite",
    ["ConnectionStrings:IamSim"] = args.Length > 1 ? args[1] : $"Data Source={file}",
});
builder.Services.AddIamStorage(builder.Configuration);
using var host = builder.Build();
var start = Stopwatch.GetTimestamp();
await host.StartAsync();
Console.WriteLine($"start: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:n0} ms");

var lane = host.Services.GetRequiredService<WriterLane>();
for (var round = 0; round < 3; round++)
{
    await MeasureAsync("events", 512, calls, static (name, ids) => new LaneCall(name, ids, false));
    await MeasureAsync("creates with their events", 64, calls / 5, static (name, ids) => new LaneCall(name, ids, true));
}

await host.StopAsync();
host.Dispose();
foreach (var part in (string[])["", "-wal", "-shm"])
{
    File.Delete(file + part);
}

async Task MeasureAsync(string what, int callers, int count, Func<string, Ids, ILaneCall> make)
{
    var ids = new Ids();
    var next = 0;
    var prefix = ids.User();
    var start = Stopwatch.GetTimestamp();
    var allocated = GC.GetTotalAllocatedBytes();
    await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
    {
        for (int n; (n = Interlocked.Increment(ref next)) <= count;)
        {
            await lane.RunAsync(make($"{prefix}-{n}", ids), default);
        }
    })));
    var rate = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine($"{what}: {rate:n0}/s, {(GC.GetTotalAllocatedBytes() - allocated) / count:n0} bytes each");
}

/// <summary>An event of a usual size, and with it, if it changes something, a user made as CreateUser makes it.</summary>
internal sealed class LaneCall(string name, Ids ids, bool changes) : ILaneCall
{
    private const string Account = "123456789012";
    private static readonly string Filler = new('x', 900);

    public bool Changes => changes;

    public async ValueTask<bool> RunAsync(IServiceProvider lane, CancellationToken ct)
    {
        var db = lane.GetRequiredService<IamDb>();
        var key = NameKeys.Of(name);
        if (await db.Users.AnyAsync(u => u.AccountId == Account && u.NameKey == key, ct))
        {
            return false;
        }

        db.Users.Add(new User { AccountId = Account, Id = ids.User(), Name = name, NameKey = key, Path = "/", CreatedAt = DateTimeOffset.UnixEpoch });
        return true;
    }

    public void Collided(UniqueViolation violation) => throw new InvalidOperationException(violation.ToString());

    public void Failed(Exception exception) => throw new InvalidOperationException("The call failed.", exception);

    public AuditEntry Describe()
    {
        var id = ids.Event();
        return new AuditEntry(
            Account,
            id,
            DateTimeOffset.UnixEpoch.AddTicks(Stopwatch.GetTimestamp() / 100),
            changes ? "CreateUser" : "GetUser",
            "iam.amazonaws.com",
            "alice",
            "AIDAAAAAAAAAAAAAAAAAA",
            "AKIAAAAAAAAAAAAAAAAA",
            "127.0.0.1",
            null,
            !changes,
            [new("AWS::IAM::User", name), new("AWS::IAM::User", $"arn:aws:iam::{Account}:user/{name}")],
            Encoding.UTF8.GetBytes($$"""{"eventID":"{{id}}","filler":"{{Filler}}"}"""));
    }
}
