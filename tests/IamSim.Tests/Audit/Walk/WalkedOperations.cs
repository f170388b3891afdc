using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Tests.Organizations;
using IamSim.Tests.Sts;
using IamSim.Tests.Support;
using IamSim.Tests.Sweep;

namespace IamSim.Tests.Audit.Walk;

/// <summary>The operations that are done, and how each is made to succeed.</summary>
internal static class WalkedOperations
{
    /// <remarks>Requests of S3 and of SageMaker's runtime are HTTP itself: <c>S3WalkTests</c> and <c>InvokeEndpointTests</c> walk them.</remarks>
    public static IReadOnlyList<OperationModel> All { get; } = [.. OperationRegistry.All.Select(h => h.Model).Where(o => o.Service.Name is not ("S3" or "SageMakerRuntime")).OrderBy(o => o.ToString(), StringComparer.Ordinal)];

    public static async Task<PreparedCall> PrepareAsync(OperationModel operation, Sim sim, FederationSim federation) => operation.Service.Name switch
    {
        "Iam" => await IamAsync(operation, sim),
        "Sts" => await Entry(StsCalls.Of, operation, "StsCalls")(sim, federation),
        "Organizations" => await OrganizationsAsync(operation, sim),
        "CloudTrail" => await Entry(CloudTrailCalls.Of, operation, "CloudTrailCalls")(sim),
        "Kms" => await Entry(KmsWalk.Of, operation, "KmsWalk")(sim),
        "SageMaker" => await Entry(SageMakerRequests.Of, operation, "SageMakerRequests")(sim),
        "Ec2" => await Entry(Ec2Requests.Of, operation, nameof(Ec2Requests))(sim),
        var other => throw new InvalidOperationException($"{other} is a new service: say in {nameof(WalkedOperations)} how its operations are made to succeed."),
    };

    /// <summary>The member's values of the sweep make every operation of IAM succeed: a new one may need an entry in <c>SweepValues</c>.</summary>
    private static async Task<PreparedCall> IamAsync(OperationModel operation, Sim sim)
    {
        var world = new SweepWorld(sim);
        var (request, _) = await SweepCalls.RequestAsync(world, operation.Name, isFull: true);
        return new PreparedCall(world.Root, request) { Caller = operation.Name == "ChangePassword" ? await world.AliceAsync() : null };
    }

    private static async Task<PreparedCall> OrganizationsAsync(OperationModel operation, Sim sim)
    {
        var world = await OrganizationWorld.NewAsync(sim, hasOrganization: operation.Name != "CreateOrganization");
        var body = await Entry(OrganizationRequests.Of, operation, nameof(OrganizationRequests))(world);
        return new PreparedCall(world.Account, InCamelCase(JsonSerializer.SerializeToNode(body)!).AsObject());
    }

    private static T Entry<T>(Dictionary<string, T> table, OperationModel operation, string name) => table.TryGetValue(operation.Name, out var entry)
        ? entry
        : throw new InvalidOperationException(
            $"{operation} is done, and nothing says how it is made to succeed: add [\"{operation.Name}\"] to the table of {name} (tests/IamSim.Tests/{(name.StartsWith("Org", StringComparison.Ordinal) ? "Organizations" : "Audit/Walk")}/{name}.cs).");

    private static JsonNode InCamelCase(JsonNode value) => value switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(Models.ModelFile.Camel(m.Key), m.Value is null ? null : InCamelCase(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(i => InCamelCase(i!))]),
        _ => value.DeepClone(),
    };
}
