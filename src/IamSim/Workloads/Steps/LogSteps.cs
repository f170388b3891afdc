using IamSim.Access;
using IamSim.Authorization;
using IamSim.Calls;

namespace IamSim.Workloads.Steps;

/// <summary>Logs and metrics, which SageMaker sends from its own side: without them a job runs, and nobody sees what it does.</summary>
internal static class LogSteps
{
    private static readonly string[] Calls = ["CreateLogGroup", "CreateLogStream", "DescribeLogStreams", "PutLogEvents"];

    public static async ValueTask WriteAsync(AccessWalk walk, string phase, CancellationToken ct)
    {
        var spec = walk.Spec;
        if (spec.LogGroup.Length == 0 || walk.HasEnded)
        {
            return;
        }

        var group = $"arn:{Arns.PartitionOf(spec.Region)}:logs:{spec.Region}:{spec.Account}:log-group:{spec.LogGroup}";
        var stream = $"{spec.Name}/algo-1";
        foreach (var call in Calls)
        {
            var resource = call == "PutLogEvents" ? $"{group}:log-stream:{stream}" : $"{group}:*";
            await walk.ByRoleAsync(
                new Question("logs:" + call, resource),
                new StepCall(
                    phase,
                    $"SageMaker writes the log to {spec.LogGroup} with logs:{call}",
                    new CallSubject("logs.amazonaws.com", call, IsReadOnly: call == "DescribeLogStreams", new AskedShape(("logGroupName", spec.LogGroup), ("logStreamName", stream))))
                {
                    IsNeeded = false,
                },
                ct);
        }

        await walk.ByRoleAsync(
            new Question("cloudwatch:PutMetricData", "*") { Context = [new("cloudwatch:namespace", [spec.LogGroup])] },
            new StepCall(
                phase,
                $"SageMaker sends metrics to the namespace {spec.LogGroup}",
                new CallSubject("monitoring.amazonaws.com", "PutMetricData", IsReadOnly: false, new AskedShape(("namespace", spec.LogGroup))))
            {
                IsNeeded = false,
            },
            ct);
    }
}
