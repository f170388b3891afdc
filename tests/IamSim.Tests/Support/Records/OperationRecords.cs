using System.Text.Json;
using System.Text.RegularExpressions;
using IamSim.Contracts;
using IamSim.Tests.Models;

namespace IamSim.Tests.Support.Records;

/// <summary>What the records of an operation may hold of its request and answer: the model's members, spelled as CloudTrail spells them.</summary>
internal static class OperationRecords
{
    /// <summary>What STS's records have of tokens and of chains of roles, which no request has.</summary>
    private static readonly Dictionary<string, string[]> BesideTheModel = new()
    {
        ["AssumeRole"] = ["incomingTransitiveTags"],
        ["AssumeRoleWithSAML"] = ["sAMLAssertionID", "roleSessionName", "sourceIdentity", "principalTags", "transitiveTagKeys"],
        ["AssumeRoleWithWebIdentity"] = ["sourceIdentity", "principalTags", "transitiveTagKeys"],
    };

    /// <summary>Reads whose answers stand in their records all the same.</summary>
    private static readonly string[] ShownReads = ["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"];

    /// <summary>Expects of the record of an operation that it holds what the operation's model has; of all others it expects nothing.</summary>
    public static void Check(JsonElement record)
    {
        var name = record.GetProperty("eventName").GetString()!;
        if (ContractOf(record.GetProperty("eventSource").GetString()!)?.Find(name) is not { } operation)
        {
            return;
        }

        Assert.True(operation.IsReadOnly == record.GetProperty("readOnly").GetBoolean(), $"{operation} is {(operation.IsReadOnly ? "" : "no ")}read.");
        if (operation.Service.Protocol == "rest-xml")
        {
            S3RecordSchema.Check(operation, record);
            return;
        }

        var model = ModelFile.Of(operation.Service);
        CheckElement(operation, model, record.GetProperty("requestParameters"), "input", BesideTheModel.GetValueOrDefault(name) ?? []);
        CheckElement(operation, model, record.GetProperty("responseElements"), "output", []);
        Assert.True(
            !operation.IsReadOnly || ShownReads.Contains(name) || record.GetProperty("responseElements").ValueKind == JsonValueKind.Null,
            $"{operation} is a read: it has no responseElements.");
    }

    public static ServiceContract? ContractOf(string eventSource) => Contracts.Services.All.FirstOrDefault(s => s.EventSource == eventSource);

    private static void CheckElement(OperationModel operation, ModelFile model, JsonElement value, string direction, string[] others)
    {
        if (value.ValueKind == JsonValueKind.Null || value.TryGetProperty("omitted", out _))
        {
            return;
        }

        var shape = model.Message(operation.Name, direction);
        Assert.True(shape is not null, $"{operation} has no {direction}.");
        var members = model.Members(shape!).ToDictionary(m => ModelFile.Camel(m.Name), m => m.Shape);
        foreach (var member in value.EnumerateObject().Where(m => !others.Contains(m.Name)))
        {
            Assert.True(members.ContainsKey(member.Name), $"{operation} has no {member.Name} in its {direction}.");
            CheckValue(operation, model, members[member.Name], member.Value, member.Name);
        }
    }

    private static void CheckValue(OperationModel operation, ModelFile model, string shape, JsonElement value, string path)
    {
        if (model.IsSensitive(shape))
        {
            Assert.True(
                value.ValueKind == JsonValueKind.String && value.GetString() is "HIDDEN_DUE_TO_SECURITY_REASONS" or "****", $"{path} must be hidden.");
            return;
        }

        switch (model.Kind(shape))
        {
            case "structure":
                var members = model.Members(shape).ToDictionary(m => ModelFile.Camel(m.Name), m => m.Shape);
                foreach (var member in Object(value, path))
                {
                    Assert.True(members.ContainsKey(member.Name), $"{path} has no {member.Name}.");
                    CheckValue(operation, model, members[member.Name], member.Value, $"{path}.{member.Name}");
                }

                break;
            case "list":
                Assert.True(value.ValueKind == JsonValueKind.Array, $"{path} must be a list.");
                foreach (var item in value.EnumerateArray())
                {
                    CheckValue(operation, model, model.Inner(shape, "member"), item, path);
                }

                break;
            case "map":
                foreach (var entry in Object(value, path))
                {
                    CheckValue(operation, model, model.Inner(shape, "value"), entry.Value, $"{path}.{entry.Name}");
                }

                break;
            case "timestamp":
                Assert.True(
                    value.ValueKind == JsonValueKind.String && Regex.IsMatch(value.GetString()!, DatesOf(operation.Service)), $"{path} is no date of {operation.Service.Name}'s: {value}");
                break;
            case "boolean":
                Assert.True(value.ValueKind is JsonValueKind.True or JsonValueKind.False, $"{path} must be true or false.");
                break;
            case "integer" or "long" or "double" or "float":
                Assert.True(value.ValueKind == JsonValueKind.Number, $"{path} must be a number.");
                break;
            default:
                Assert.True(value.ValueKind == JsonValueKind.String, $"{path} must be a text: policy documents are text too.");
                break;
        }
    }

    /// <summary><c>Oct 29, 2024 2:43:20 PM</c>; of newer services <c>Oct 29, 2024, 2:43:20 PM</c>.</summary>
    private static string DatesOf(ServiceContract service) =>
        $@"\A[A-Z][a-z]{{2}} [0-9]{{1,2}}, [0-9]{{4}}{(service.Name is "Sts" or "CloudTrail" ? "," : "")} [0-9]{{1,2}}:[0-9]{{2}}:[0-9]{{2}} [AP]M\z";

    private static JsonElement.ObjectEnumerator Object(JsonElement value, string path)
    {
        Assert.True(value.ValueKind == JsonValueKind.Object, $"{path} must be an object.");
        return value.EnumerateObject();
    }
}
