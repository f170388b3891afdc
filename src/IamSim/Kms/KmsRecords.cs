using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Json;
using IamSim.Contracts.Kms;
using IamSim.Kms.Facts;
using IamSim.Storage;

namespace IamSim.Kms;

/// <summary>What the events of KMS say beside request and answer.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html">KMS: CloudTrail log entries</see></remarks>
internal static class KmsRecords
{
    /// <summary>The event lists the key that the call is about, once.</summary>
    public static KeyFacts Note(Call call, KeyFacts key)
    {
        if (!call.Resources.Exists(resource => resource.Arn == key.Arn))
        {
            call.Resources.Add(new CallResource(key.Arn, key.Account, "AWS::KMS::Key"));
        }

        return key;
    }

    /// <summary>
    /// "Cross-account operations on KMS keys are logged in both the caller account and the KMS key owner account. However, cross-account requests that are
    /// rejected because access is denied are logged only in the caller's account": https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html.
    /// </summary>
    public static KeyFacts NoteUse(Call call, KeyFacts key, Ids ids)
    {
        Note(call, key);
        if (key.Account != call.Account)
        {
            call.Copy ??= new EventCopy(key.Account, ids.Event(), ids.Event());
        }

        return key;
    }

    /// <summary>
    /// The answer as its event has it: "AWS KMS adds the key ARN of the affected KMS key to the responseElements field in the log entries for some key
    /// management operations, even when the API operation doesn't return the key ARN".
    /// </summary>
    public static IShape? AnswerOf(Call call, IShape? response) =>
        response is IEmptyShape && response.GetType().Namespace == typeof(CreateKeyResponse).Namespace && call.Resources is [{ } key, ..] ? new KeyNamed(key.Arn) : response;

    private sealed class KeyNamed(string arn) : IShape
    {
        public void WriteJson(JsonShapeWriter writer)
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteString("keyId"u8, arn);
            writer.Json.WriteEndObject();
        }

        public void AddResourceNames(ICollection<NamedResource> names)
        {
        }
    }
}
