using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Calls;

/// <summary>
/// "Only if it is still as I saw it": REST's <c>If-Match</c>. Checked inside the lane, on the state that the change is made on, so that no
/// other call comes between.
/// </summary>
/// <param name="read">The read whose answer had the entity tag.</param>
/// <param name="accepted">The entity tags of which one must hold; <c>*</c> for any state that exists.</param>
internal sealed class Precondition(IRequest read, IReadOnlyCollection<string> accepted)
{
    /// <summary>Why the change is refused; null where the precondition holds.</summary>
    public async ValueTask<Fault?> RefuseAsync(IServiceProvider lane, Call call, CancellationToken ct)
    {
        var outcome = await CallRunner.HandlerOf(read.Model).RunAsync(lane, call, read, null, ct);
        if (outcome.IsFault)
        {
            return outcome.Fault;
        }

        return accepted.Contains("*") || accepted.Contains(TagOf(outcome.Value))
            ? null
            : new Fault("PreconditionFailed", 412, "The resource has changed: its ETag is not the one in If-Match. Read it again.", "PreconditionFailed");
    }

    /// <summary>The entity tag of an answer, with its quotes.</summary>
    public static string TagOf(IShape response)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            response.WriteJson(new JsonShapeWriter(json, JsonStyle.Rest));
        }

        return $"\"{Base64Url.EncodeToString(SHA256.HashData(buffer.WrittenSpan).AsSpan(0, 16))}\"";
    }
}
