using System.Globalization;
using Serilog;
using Serilog.Formatting.Compact;

namespace IamSim.Hosting;

internal static class LoggingSetup
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <summary>Logs through Serilog: lines for a person, or JSON where the options ask for it. The section <c>Serilog</c> sets levels.</summary>
    public static void AddIamSimLogging(this WebApplicationBuilder builder, IamSimOptions options) =>
        builder.Services.AddSerilog(log =>
        {
            log.ReadFrom.Configuration(builder.Configuration);
            if (options.Log.Format == LogFormat.Json)
            {
                log.WriteTo.Console(new CompactJsonFormatter());
            }
            else
            {
                log.WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture);
            }
        });
}
