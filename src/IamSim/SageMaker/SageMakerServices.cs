using IamSim.SageMaker.Quotas;

namespace IamSim.SageMaker;

internal static class SageMakerServices
{
    /// <summary>What SageMaker is made from, beside the database.</summary>
    public static void AddSageMaker(this IServiceCollection services)
    {
        services.AddSingleton<SageMakerQuotas>();
    }
}
