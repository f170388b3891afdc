using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Settings.Configuration;

namespace IamSim.Hosting;

internal static class LoggingSetup
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <summary>Logs through Serilog: lines for a person, or JSON where the options ask for it. The section <c>Serilog</c> sets levels.</summary>
    public static void AddIamSimLogging(this WebApplicationBuilder builder, IamSimOptions options, bool toError) =>
        // A logger of its own: of several servers in one process, each would otherwise write through the last one's.
        builder.Services.AddSerilog(
            log =>
            {
                // The assemblies that the section may name, said outright: finding them would cost each start a scan.
                LogEventLevel? error = toError ? LogEventLevel.Verbose : null;
                log.ReadFrom.Configuration(builder.Configuration, new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly));
                if (options.Log.Format == LogFormat.Json)
                {
                    log.WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: error);
                }
                else
                {
                    log.WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: error);
                }
            },
            preserveStaticLogger: true);
}
