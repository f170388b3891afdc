using System.Data.Common;
using IamSim.Hosting;
using Microsoft.Extensions.Options;

try
{
    if (Verbs.Of(args) is { } verb)
    {
        return await verb.RunAsync(Console.OpenStandardOutput(), Console.Error);
    }

    var app = Server.Build(args);
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    await Console.Error.WriteLineAsync("IamSim cannot start with this configuration:");
    foreach (var problem in e.Failures)
    {
        await Console.Error.WriteLineAsync($"- {problem}");
    }

    return 2;
}
catch (Exception e) when (e is IOException or InvalidDataException or DbException or InvalidOperationException)
{
    // The port is taken, the database is not there or not ours: ordinary reasons, told in a line.
    await Console.Error.WriteLineAsync($"IamSim cannot start: {e.Message}");
    return 1;
}

/// <summary>The entry point, public so that test hosts can name it.</summary>
public partial class Program;
