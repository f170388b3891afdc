using IamSim.Access;
using IamSim.Authorization;
using IamSim.Calls;

namespace IamSim.Workloads.Steps;

/// <summary>What SageMaker does by the role to stand in the customer's VPC: the role's nine actions of EC2.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html">SageMaker AI: Give training jobs access to resources in your VPC</see></remarks>
internal static class NetworkSteps
{
    private const string Source = "ec2.amazonaws.com";

    /// <summary>What is looked at first, on no resource in particular.</summary>
    private static readonly string[] Looks = ["DescribeVpcs", "DescribeSubnets", "DescribeSecurityGroups", "DescribeDhcpOptions", "DescribeNetworkInterfaces"];

    /// <summary>Makes the interfaces of a workload in a VPC.</summary>
    public static async ValueTask PrepareAsync(AccessWalk walk, string phase, CancellationToken ct)
    {
        if (!walk.Spec.IsInVpc)
        {
            return;
        }

        foreach (var look in Looks)
        {
            if (walk.HasEnded)
            {
                return;
            }

            await walk.ByRoleAsync(
                new Question("ec2:" + look, "*"),
                new StepCall(phase, $"SageMaker looks at the network with ec2:{look}", new CallSubject(Source, look, IsReadOnly: true, new AskedShape())),
                ct);
        }

        foreach (var subnet in walk.Spec.Subnets)
        {
            await MakeAsync(walk, phase, subnet, ct);
        }

        // Whoever may not take an interface away again is not to make one.
        await InterfaceAsync(walk, phase, "DeleteNetworkInterface", "SageMaker sees that it can take its network interfaces away again", ct);
        await InterfaceAsync(walk, phase, "DeleteNetworkInterfacePermission", "SageMaker sees that it can take their permissions away again", ct);
    }

    private static async ValueTask MakeAsync(AccessWalk walk, string phase, string subnet, CancellationToken ct)
    {
        var spec = walk.Spec;
        var network = await walk.World.NetworkAsync(subnet, ct);
        var prefix = $"arn:{Arns.PartitionOf(spec.Region)}:ec2:{spec.Region}:{network?.Account ?? spec.Account}:";
        var parts = new List<(string Arn, string What)> { (prefix + "subnet/" + subnet, $"in {subnet}") };
        parts.AddRange(spec.SecurityGroups.Select(group => (prefix + "security-group/" + group, $"in {group}")));
        parts.Add(($"arn:{Arns.PartitionOf(spec.Region)}:ec2:{spec.Region}:{spec.Account}:network-interface/*", "as a network interface"));
        foreach (var (arn, what) in parts)
        {
            if (walk.HasEnded)
            {
                return;
            }

            var isTheirs = network is not null && network.Account != spec.Account && !arn.Contains("network-interface", StringComparison.Ordinal);
            await walk.ByRoleAsync(
                new Question("ec2:CreateNetworkInterface", arn)
                {
                    // Subnets of others are shared with the account: its own policies decide.
                    Context = network is null ? [] : [new("ec2:Vpc", [$"arn:{Arns.PartitionOf(spec.Region)}:ec2:{spec.Region}:{network.Account}:vpc/{network.VpcId}"])],
                },
                new StepCall(
                    phase,
                    $"SageMaker makes a network interface {what}{(isTheirs ? " of another account" : string.Empty)}",
                    new CallSubject(Source, "CreateNetworkInterface", IsReadOnly: false, new AskedShape(("subnetId", subnet), ("groupSet", string.Join(",", spec.SecurityGroups)))))
                {
                    Obstacle = network is null ? new Contracts.Fault("InvalidSubnetID.NotFound", 400, $"The subnet ID '{subnet}' does not exist", "InvalidSubnetID.NotFound") : null,
                    Mend = network is null ? $"Create the subnet, or name one that is there instead of {subnet}." : null,
                },
                ct);
        }

        await InterfaceAsync(walk, phase, "CreateNetworkInterfacePermission", "SageMaker lets its own account use the network interface", ct);
    }

    private static async ValueTask InterfaceAsync(AccessWalk walk, string phase, string name, string sentence, CancellationToken ct)
    {
        if (walk.HasEnded)
        {
            return;
        }

        var spec = walk.Spec;
        await walk.ByRoleAsync(
            new Question("ec2:" + name, $"arn:{Arns.PartitionOf(spec.Region)}:ec2:{spec.Region}:{spec.Account}:network-interface/*")
            {
                Context = name == "CreateNetworkInterfacePermission" ? [new("ec2:AuthorizedService", [RoleSession.Service])] : [],
            },
            new StepCall(phase, sentence, new CallSubject(Source, name, IsReadOnly: false, new AskedShape())),
            ct);
    }
}
