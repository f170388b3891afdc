using System.Diagnostics;
using System.Globalization;
using IamSim.Audit;
using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.EventDataStores.Segments;
using IamSim.CloudTrail.Queries.Engine;
using IamSim.Lake;
using IamSim.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// What event data stores take in in a second, and how long SQL over all of it takes:
//   dotnet run -c Release --project benchmarks/IamSim.Lake -- [EVENTS]              over events that it makes, in a temporary folder
//   dotnet run -c Release --project benchmarks/IamSim.Lake -- FILE ACCOUNT          over the trail of an account in a SQLite file (a copy: its segments stay beside it)
var made = args.Length < 2 ? Directory.CreateTempSubdirectory("iamsim-lake-bench-") : null;
var file = made is null ? args[0] : Path.Combine(made.FullName, "iamsim.db");
var account = made is null ? args[1] : "123456789012";
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:IamSim"] = $"Data Source={file}" });
builder.Services.AddIamStorage(builder.Configuration);
builder.Services.AddSingleton<AuditFeed>();
builder.Services.AddSingleton(new LakeOptions());
builder.Services.AddSingleton<LakeFolder>();
builder.Services.AddSingleton<SegmentWriter>();
builder.Services.AddSingleton<LakeIngestion>();
builder.Services.AddSingleton<QueryEngine>();
builder.Services.AddSingleton<StatementReader>();
using var host = builder.Build();
await host.StartAsync();
if (made is not null)
{
    var events = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
    var start = Stopwatch.GetTimestamp();
    new SyntheticEvents(account).Write(host.Services.GetRequiredService<Database>(), events);
    Console.WriteLine($"made {events:n0} events: {Stopwatch.GetElapsedTime(start).TotalSeconds:n1} s");
}

await LakeMeasure.RunAsync(host.Services, account, Console.Out);
await host.StopAsync();
host.Dispose();
made?.Delete(recursive: true);
