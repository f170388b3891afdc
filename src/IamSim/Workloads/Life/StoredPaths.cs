using System.Text.Json;
using IamSim.Workloads.Steps;

namespace IamSim.Workloads.Life;

/// <summary>Access paths as a column keeps them.</summary>
internal static class StoredPaths
{
    public static string Write(AccessPath path) => JsonSerializer.Serialize(path, AccessPath.Json);

    public static AccessPath? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<AccessPath>(text, AccessPath.Json);
}
