namespace IamSim.Kms;

internal static class KmsServices
{
    /// <summary>What KMS is made from, beside the database.</summary>
    public static void AddKms(this IServiceCollection services)
    {
        _ = services;
    }
}
