using System.Text;
using System.Text.Json.Nodes;
using IamSim.Tests.Models;
using IamSim.Tests.Support;

namespace IamSim.Tests.Sweep;

/// <summary>Every served operation of IAM, with its required members alone and with all of them.</summary>
public sealed class CallSweepTests(Sim sim)
{
    /// <summary>Calls that are refused by rules that the model does not have, with the error and why. All others succeed.</summary>
    private static readonly Dictionary<string, (string Code, string Why)> Refused = new()
    {
        ["CreateLoginProfile minimal"] = ("ValidationError", "The password may be left out by a session of AssumeRoot only."),
    };

    /// <summary>Members that are not given together with the others, and why.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["ListServiceSpecificCredentials.AllUsers"] = "It means every user, where UserName means one.",
    };

    public static TheoryData<string> Operations => SweepOperations.Names;

    [Theory]
    [MemberData(nameof(Operations))]
    public Task Call_WithRequiredMembersAlone_Succeeds(string operation) => CallAsync(operation, "minimal", isFull: false);

    [Theory]
    [MemberData(nameof(Operations))]
    public Task Call_WithEveryMember_Succeeds(string operation) => CallAsync(operation, "full", isFull: true);

    [Fact]
    public void Tables_NameWhatThereIs()
    {
        var names = SweepOperations.All.Select(o => o.Name).ToHashSet();

        Assert.Empty(SweepValues.Stale());
        Assert.All(Refused.Keys, key => Assert.Contains(key.Split(' ')[0], names));
        Assert.All(LeftOut.Keys, key => Assert.Contains(key.Split('.')[0], names));
    }

    private async Task CallAsync(string operation, string kind, bool isFull)
    {
        var model = SweepOperations.Model;
        var world = new SweepWorld(sim);
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

        // Whose name may be left out is the caller: alice.
        var isOwn = operation == "ChangePassword"
            || (!isFull && input is not null && model.Members(input).Any(m => m.Name == "UserName") && !model.Required(input).Contains("UserName"));
        var caller = isOwn ? await world.AliceAsync() : world.Root;
        var form = $"Action={operation}&Version=2010-05-08&{(input is null ? string.Empty : Samples.Form(model, input, request))}";
        var answer = await caller.PostAsync(new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded"));

        if (Refused.TryGetValue($"{operation} {kind}", out var refusal))
        {
            Assert.Equal(refusal.Code, answer.Code);
        }
        else
        {
            Assert.True(answer.Status == 200, $"{answer.Status} {answer.Code}: {answer.Message}\n{form}");
        }
    }
}
