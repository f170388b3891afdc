using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Contracts.Validation;

namespace IamSim.Kms.Keys;

/// <summary>Has a key deleted when a waiting period has passed on the simulator's clock; until then nobody can use it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html">KMS: ScheduleKeyDeletion</see></remarks>
internal sealed class ScheduleKeyDeletion(KeyFinder keys) : IOperation<ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse>
{
    /// <summary>"This value is optional. If you include a value, it must be between 7 and 30, inclusive. If you do not include a value, it defaults to 30."</summary>
    public const int DefaultDays = 30;

    private const int FewestDays = 7;

    public async ValueTask<Outcome<ScheduleKeyDeletionResponse>> RunAsync(Call call, ScheduleKeyDeletionRequest request, CancellationToken ct)
    {
        var days = request.PendingWindowInDays ?? DefaultDays;
        if (days is < FewestDays or > DefaultDays)
        {
            var (kind, bound) = days < FewestDays ? (ConstraintKind.MinValue, FewestDays) : (ConstraintKind.MaxValue, DefaultDays);
            return CommonFaults.ValidationError(ValidationWording.Describe(
                [new ConstraintViolation("pendingWindowInDays", kind, "PendingWindowInDaysType", bound.ToString(CultureInfo.InvariantCulture))]));
        }

        var found = await keys.FindRowToChangeAsync(call, request.KeyId, "kms:ScheduleKeyDeletion", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var key = found.Value;
        key.State = KmsKeyState.PendingDeletion;
        key.DeletionAt = call.Time.AddDays(days);
        return new ScheduleKeyDeletionResponse { KeyId = key.Arn, DeletionDate = key.DeletionAt, KeyState = key.State.ToString(), PendingWindowInDays = days };
    }
}
