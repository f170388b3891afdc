using IamSim.Calls;
using IamSim.CloudTrail.Delivery;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.Trails;

/// <summary>Has a trail deliver what happens from now on; of one that logs already, nothing changes.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartLogging.html">CloudTrail: StartLogging</see></remarks>
internal sealed class StartLogging(IamDb db, TrailFinder trails) : IOperation<StartLoggingRequest, StartLoggingResponse>
{
    public async ValueTask<Outcome<StartLoggingResponse>> RunAsync(Call call, StartLoggingRequest request, CancellationToken ct)
    {
        var found = await trails.FindToChangeAsync(call, request.Name, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (!found.Value.IsLogging)
        {
            found.Value.IsLogging = true;
            found.Value.StartedAt = call.Time;
            await TrailSpans.StartAsync(db, found.Value, ct);
        }

        return new StartLoggingResponse();
    }
}
