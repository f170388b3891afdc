using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Ec2.Authorization;
using IamSim.Ec2.Endpoints;
using IamSim.Ec2.Facts;
using IamSim.Ec2.Resources;
using IamSim.Ec2.SecurityGroups;

namespace IamSim.Ec2;

internal static class Ec2Services
{
    /// <summary>What EC2's networking is made from, beside the database.</summary>
    public static void AddEc2(this IServiceCollection services)
    {
        services.AddSingleton<EndpointPolicies>();
        services.AddSingleton<EndpointCalls>();
        services.AddSingleton<StoredNetworks>();
        services.AddSingleton<INetworks>(provider => provider.GetRequiredService<StoredNetworks>());
        services.AddSingleton<NetworkPages>();
        services.AddScoped<Networks>();
        services.AddScoped<RuleChanges>();
        services.AddScoped<EndpointParts>();
        services.AddSingleton<IServiceWording, Ec2Wording>();
        services.AddSingleton<IServiceQuestions, Ec2Questions>();
    }
}
