using System.Text;
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
        Assert.All(SweepCalls.LeftOut.Keys, key => Assert.Contains(key.Split('.')[0], names));
    }

    private async Task CallAsync(string operation, string kind, bool isFull)
    {
        var world = new SweepWorld(sim);
        var (form, input) = await SweepCalls.FormAsync(world, operation, isFull);

        // Whose name may be left out is the caller: alice.
        var isOwn = operation == "ChangePassword"
            || (!isFull && input is not null && SweepOperations.Model.Members(input).Any(m => m.Name == "UserName") && !SweepOperations.Model.Required(input).Contains("UserName"));
        var caller = isOwn ? await world.AliceAsync() : world.Root;
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
