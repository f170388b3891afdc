namespace IamSim.Ec2;

internal static class Ec2Services
{
    /// <summary>What EC2's networking is made from, beside the database.</summary>
    public static void AddEc2(this IServiceCollection services)
    {
        _ = services;
    }
}
