namespace IamSim.S3;

internal static class S3Services
{
    /// <summary>What S3 is made from, beside the database.</summary>
    public static void AddS3(this IServiceCollection services)
    {
        _ = services;
    }
}
