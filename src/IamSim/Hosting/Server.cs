using IamSim.Audit;
using IamSim.Authentication;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.CloudTrail;
using IamSim.Ec2;
using IamSim.Iam;
using IamSim.Issuer;
using IamSim.Kms;
using IamSim.Organizations;
using IamSim.Rest;
using IamSim.S3;
using IamSim.SageMaker;
using IamSim.SignIn;
using IamSim.Simulator;
using IamSim.Simulator.Exporting;
using IamSim.Simulator.Importing;
using IamSim.Simulator.Snapshots;
using IamSim.Storage;
using IamSim.Sts;
using IamSim.Wire;
using IamSim.Wire.Json;
using IamSim.Wire.Query;
using IamSim.Wire.Rest;
using IamSim.Wire.S3;
using IamSim.Workloads;

namespace IamSim.Hosting;

/// <summary>Puts the server together.</summary>
internal static class Server
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Builds the server; nothing runs yet.</summary>
    /// <param name="args">Settings, as <c>--IamSim:AccountId=111122223333</c>.</param>
    /// <param name="logsToError">Leaves the standard output to what a verb prints.</param>
    public static WebApplication Build(string[] args, bool logsToError = false)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,

            // appsettings.json stands at the top of the repository and is copied beside the executable.
            ContentRootPath = AppContext.BaseDirectory,
        });
        var options = OptionsSetup.Read(builder.Configuration);
        builder.AddIamSimLogging(options, logsToError);
        builder.ListenAtDefault();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Limits.MaxBodyBytes;
        });

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(options.Quotas);
        services.AddSingleton(options.Organizations);
        services.AddSingleton(options.CloudTrail);
        services.AddSingleton(options.Lake);
        services.AddSingleton(options.S3);
        services.AddSingleton(options.Audit);
        services.AddIamStorage(builder.Configuration);
        services.AddCalls();
        services.AddIam(options);
        services.AddSignIn();
        services.AddOrganizations();
        services.AddCloudTrail();
        services.AddKms();
        services.AddS3();
        services.AddEc2();
        services.AddSageMaker();
        services.AddWorkloads();
        services.AddIssuer();
        services.AddSts();
        services.AddRest();
        services.AddTelemetry();

        var app = builder.Build();
        app.Services.GetRequiredService<Database>().TakeAlone();
        app.UseMiddleware<AuditMiddleware>();
        app.UseWire();

        // Behind the wire, which needs no routing: said here, or the host would put it first.
        app.UseRouting();
        app.MapRest();
        app.MapTelemetry();
        app.Lifetime.ApplicationStarted.Register(() => Banner.Write(app, options));
        return app;
    }

    private static void ListenAtDefault(this WebApplicationBuilder builder)
    {
        string[] keys = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (keys.All(key => string.IsNullOrEmpty(builder.Configuration[key])))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }

    private static void AddCalls(this IServiceCollection services)
    {
        services.AddSingleton<SimulatorClock>();
        services.AddSingleton<SimulatorCaches>();
        services.AddSingleton<ProtectedSecrets>();
        services.AddSingleton<Importer>();
        services.AddSingleton<Exporter>();
        services.AddHostedService<SeedStartup>();
        services.AddHostedService<WarmUp>();
        services.AddSingleton<SnapshotWriter>();
        services.AddSingleton<SnapshotStore>();
        services.AddCallAuthentication();
        services.AddCallAuthorization();
        services.AddSingleton<CallFactory>();
        services.AddSingleton<CallRunner>();
        services.AddAudit();
        services.AddSingleton<ValidationFaults>();
        services.AddSingleton<QueryProtocol>();
        services.AddSingleton<JsonProtocol>();
        services.AddSingleton<RestXmlProtocol>();
        services.AddSingleton<RestJsonProtocol>();
        services.AddSingleton<IServiceWording, S3Wording>();
        services.AddSingleton<WireEndpoint>();
        services.AddSingleton<Pages>();
        services.AddSingleton(provider => new PageMarkers(provider.GetRequiredService<Database>().Secret(StoreSecret.PageMarkers)));
    }

    /// <summary>AWS's endpoint at <c>/</c>, and where its REST services are, ahead of everything that REST needs. A person's browser is shown to Swagger UI.</summary>
    private static void UseWire(this WebApplication app)
    {
        var wire = app.Services.GetRequiredService<WireEndpoint>();
        app.Use((http, next) =>
        {
            if (RestRoute.Of(http.Request) is not null)
            {
                return wire.HandleAsync(http);
            }

            if (http.Request.Path.Value is not ("/" or ""))
            {
                return next(http);
            }

            if (!CallPaths.IsBrowser(http.Request))
            {
                return wire.HandleAsync(http);
            }

            http.Response.Redirect("/swagger");
            return Task.CompletedTask;
        });
    }
}
