using System.Text.Json.Nodes;
using IamSim.Tests.Models;

namespace IamSim.Tests.Sweep;

/// <summary>Requests of every operation that mean something in a <see cref="SweepWorld"/>.</summary>
internal static class SweepCalls
{
    /// <summary>Members that are not given together with the others, and why.</summary>
    public static readonly Dictionary<string, string> LeftOut = new()
    {
        ["ListServiceSpecificCredentials.AllUsers"] = "It means every user, where UserName means one.",
    };

    /// <summary>A request, form-encoded, for which all is made ready; and its shape, null where it has none.</summary>
    public static async Task<(string Form, string? Input)> FormAsync(SweepWorld world, string operation, bool isFull)
    {
        var model = SweepOperations.Model;
        var (request, input) = await RequestAsync(world, operation, isFull);
        return ($"Action={operation}&Version=2010-05-08&{(input is null ? string.Empty : Samples.Form(model, input, request))}", input);
    }

    /// <summary>The same as REST has it.</summary>
    public static async Task<(JsonObject Request, string? Input)> RequestAsync(SweepWorld world, string operation, bool isFull)
    {
        var model = SweepOperations.Model;
        var request = new JsonObject();
        var input = model.Message(operation, "input");
        foreach (var (name, shape) in input is null ? [] : model.Members(input))
        {
            // A marker is one that the list before gave: the paginators' tests follow them.
            if ((isFull || model.Required(input!).Contains(name)) && name != "Marker" && !LeftOut.ContainsKey($"{operation}.{name}"))
            {
                request[ModelFile.Camel(name)] = SweepValues.Of(world, operation, name) is { } value ? await value : Samples.Of(model, shape);
            }
        }

        await SweepValues.BeforeAsync(world, operation);
        return (request, input);
    }
}
