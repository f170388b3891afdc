using IamSim.Hosting;
using Microsoft.Extensions.Options;

try
{
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

/// <summary>The entry point, public so that test hosts can name it.</summary>
public partial class Program;
