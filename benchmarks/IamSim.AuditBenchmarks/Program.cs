using System.Globalization;
using IamSim.AuditBenchmarks;
using IamSim.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

// The trail at size, without HTTP in front of it:
//   dotnet run -c Release --project benchmarks/IamSim.AuditBenchmarks -- write FILE EVENTS    adds events, through the writer lane
//   dotnet run -c Release --project benchmarks/IamSim.AuditBenchmarks -- ask FILE             asks what LookupEvents and REST ask
// FILE is a SQLite file, or a PostgreSQL connection string.
if (args is not [var verb, var file, ..])
{
    Console.Error.WriteLine("write FILE EVENTS | ask FILE");
    return 2;
}

var isPostgreSql = file.Contains("Host=", StringComparison.OrdinalIgnoreCase);
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["IamSim:Database:Provider"] = isPostgreSql ? "PostgreSql" : "Sqlite",
    ["ConnectionStrings:IamSim"] = isPostgreSql ? file : $"Data Source={file}",
});
builder.Services.AddIamStorage(builder.Configuration);
using var host = builder.Build();
await host.StartAsync();
switch (verb)
{
    case "write":
        await Writing.RunAsync(host.Services, long.Parse(args[2], CultureInfo.InvariantCulture));
        break;
    case "ask":
        await Asking.RunAsync(host.Services);
        break;
}

await host.StopAsync();
if (!isPostgreSql && verb == "write")
{
    Console.WriteLine($"{file}: {new FileInfo(file).Length:n0} bytes");
}

return 0;
