using IamSim.Authorization;
using IamSim.SageMaker.Authorization;
using IamSim.SageMaker.Endpoints;
using IamSim.SageMaker.NotebookInstances;
using IamSim.SageMaker.Quotas;
using IamSim.SageMaker.Resources;
using IamSim.SageMaker.Tagging;
using IamSim.SageMakerRuntime;

namespace IamSim.SageMaker;

internal static class SageMakerServices
{
    /// <summary>What SageMaker is made from, beside the database.</summary>
    public static void AddSageMaker(this IServiceCollection services)
    {
        services.AddSingleton<ISageMakerQuotas, SageMakerQuotas>();
        services.AddSingleton<SageMakerQuotas>();
        services.AddScoped<SageMakerFinder>();
        services.AddScoped<SageMakerMaker>();
        services.AddScoped<SageMakerLists>();
        services.AddScoped<EndpointPlanner>();
        services.AddScoped<NotebookChanges>();
        services.AddScoped<TaggedResources>();
        services.AddSingleton<IServiceQuestions, SageMakerQuestions>();
        services.AddSingleton<IServiceQuestions, RuntimeQuestions>();
    }
}
