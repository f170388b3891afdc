using System.Text.Json;
using IamSim.Contracts;
using IamSim.Policies.Simulation;

namespace IamSim.Access.Simulations;

/// <summary>The body of a simulating call: <c>{ "explain": true, "requests": [ … ] }</c>.</summary>
internal sealed record SimulationBody(bool Explain, List<SimulationRequest> Requests)
{
    private const int MostRequests = 1000;
    private const int MostErrorsTold = 20;

    /// <summary>The body, or everything that is wrong with it.</summary>
    public static Outcome<SimulationBody> Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("requests", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return CommonFaults.ValidationError("The body is an object whose member requests is a list, such as { \"requests\": [ { \"action\": \"s3:GetObject\" } ] }.");
        }

        var explain = false;
        foreach (var member in body.EnumerateObject())
        {
            switch (member.Name)
            {
                case "requests":
                    break;
                case "explain" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    explain = member.Value.GetBoolean();
                    break;
                case "explain":
                    return CommonFaults.ValidationError("explain: This must be true or false.");
                default:
                    return CommonFaults.ValidationError($"{member.Name}: There is no such member. Known are: explain, requests.");
            }
        }

        if (list.GetArrayLength() > MostRequests)
        {
            return CommonFaults.ValidationError($"requests: One call simulates at most {MostRequests} requests.");
        }

        var errors = new List<SimulationError>();
        var requests = list.EnumerateArray().Select((item, index) => SimulationReader.Read(item, $"requests[{index}]", errors)).ToList();
        return errors.Count > 0
            ? CommonFaults.ValidationError(string.Join("\n", errors.Take(MostErrorsTold).Select(Told)))
            : new SimulationBody(explain, requests.ConvertAll(request => request!));
    }

    internal static string Told(SimulationError error) => error.Position is { } position
        ? $"{error.Path} (line {position.Line}, column {position.Column}): {error.Message}"
        : $"{error.Path}: {error.Message}";
}
