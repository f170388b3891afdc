using IamSim.Authorization;
using IamSim.S3.Authorization;
using IamSim.S3.Buckets;
using IamSim.S3.Content;
using IamSim.S3.Facts;
using IamSim.S3.Objects;
using IamSim.S3.Uploads;

namespace IamSim.S3;

internal static class S3Services
{
    /// <summary>What S3 is made from, beside the database.</summary>
    public static void AddS3(this IServiceCollection services)
    {
        services.AddSingleton<IServiceQuestions, S3Questions>();
        services.AddSingleton<BucketStore>();
        services.AddSingleton<IBuckets>(provider => provider.GetRequiredService<BucketStore>());
        services.AddSingleton<ContentFolder>();
        services.AddSingleton<ContentSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ContentSweeper>());
        services.AddSingleton<ContentReceiver>();
        services.AddSingleton<ObjectWriter>();
        services.AddSingleton<ObjectKeys>();
        services.AddScoped<ReadObjects>();
        services.AddScoped<ObjectReader>();
        services.AddScoped<ObjectView>();
        services.AddScoped<UploadFinder>();
    }
}
