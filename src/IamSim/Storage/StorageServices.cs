using IamSim.Audit;
using IamSim.Audit.Decisions;
using IamSim.Authorization;
using IamSim.Iam.Users;
using IamSim.S3.Objects;
using IamSim.Storage.Lane;
using IamSim.Storage.PostgreSql;
using IamSim.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace IamSim.Storage;

internal static class StorageServices
{
    /// <summary>
    /// Adds the database: <see cref="IamDb"/> for a scope, the <see cref="WriterLane"/>, <see cref="Ids"/>, and Data Protection with its keys
    /// in the database. To be called before other hosted services are added, for those start in order and this one makes the schema.
    /// </summary>
    public static IServiceCollection AddIamStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>()
            .Bind(configuration.GetSection(DatabaseOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true);
        services.AddSingleton(provider => Open(provider, configuration));
        services.AddHostedService<StorageStartup>();

        services.AddScoped<LaneContext>();
        services.AddScoped(scope => scope.GetRequiredService<LaneContext>().Db ?? scope.GetRequiredService<Database>().Rent());
        services.AddSingleton<WriterLane>();
        services.AddHostedService(provider => provider.GetRequiredService<WriterLane>());

        services.AddSingleton<RecentUsers>();
        services.AddSingleton<RecentObjects>();
        services.AddSingleton<AccessVersions>();
        services.AddSingleton<Ids>();
        services.AddSingleton<AuditSignal>();
        services.AddScoped<AuditReader>();
        services.AddScoped<DecisionReader>();
        services.AddDataProtection().SetApplicationName("IamSim").PersistKeysToDbContext<IamDb>();
        return services;
    }

    private static Database Open(IServiceProvider provider, IConfiguration configuration)
    {
        var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var loggers = provider.GetRequiredService<ILoggerFactory>();
        var connectionString = configuration.GetConnectionString(DatabaseOptions.ConnectionString);
        return options.Provider switch
        {
            DatabaseProvider.Sqlite => new SqliteDatabase(connectionString ?? DatabaseOptions.DefaultConnectionString, options.SynchronousFull, loggers),
            DatabaseProvider.PostgreSql => new PostgreSqlDatabase(
                connectionString ?? throw new InvalidOperationException("IamSim:Database:Provider is PostgreSql, so ConnectionStrings:IamSim must be set."),
                loggers),
            _ => throw new InvalidOperationException($"IamSim:Database:Provider is {options.Provider}; it can be Sqlite or PostgreSql."),
        };
    }
}
