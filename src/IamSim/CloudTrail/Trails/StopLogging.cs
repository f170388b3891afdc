using IamSim.Calls;
using IamSim.CloudTrail.Delivery;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.Trails;

/// <summary>Has a trail deliver nothing of what happens from now on; the last that it delivers is this call.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html">CloudTrail: StopLogging</see></remarks>
internal sealed class StopLogging(IamDb db, TrailFinder trails) : IOperation<StopLoggingRequest, StopLoggingResponse>
{
    public async ValueTask<Outcome<StopLoggingResponse>> RunAsync(Call call, StopLoggingRequest request, CancellationToken ct)
    {
        var found = await trails.FindToChangeAsync(call, request.Name, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (found.Value.IsLogging)
        {
            found.Value.IsLogging = false;
            found.Value.StoppedAt = call.Time;

            // A delegated administrator's call has its event in another account's chain.
            Guid? lastEvent = call.Account == found.Value.AccountId ? call.EventId : null;
            await TrailSpans.StopAsync(db, found.Value, ofMembers: false, lastEvent, ct);
        }

        return new StopLoggingResponse();
    }
}
