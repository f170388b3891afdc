using IamSim.Calls;
using IamSim.CloudTrail.Delivery;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.Trails;

/// <summary>Deletes a trail. What it has delivered stays; what it has not, it never will.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteTrail.html">CloudTrail: DeleteTrail</see></remarks>
internal sealed class DeleteTrail(IamDb db, TrailFinder trails) : IOperation<DeleteTrailRequest, DeleteTrailResponse>
{
    public async ValueTask<Outcome<DeleteTrailResponse>> RunAsync(Call call, DeleteTrailRequest request, CancellationToken ct)
    {
        var found = await trails.FindToChangeAsync(call, request.Name, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        await TrailSpans.ForgetAsync(db, found.Value, ct);
        db.Trails.Remove(found.Value);
        return new DeleteTrailResponse();
    }
}
