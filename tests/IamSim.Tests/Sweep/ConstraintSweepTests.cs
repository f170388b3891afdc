using System.Text;
using IamSim.Tests.Models;
using IamSim.Tests.Support;

namespace IamSim.Tests.Sweep;

/// <summary>Every constraint of every member of every served operation's input, broken over the wire: refused with exactly AWS's message.</summary>
public sealed class ConstraintSweepTests(Sim sim)
{
    /// <summary>The server takes no larger body: a SAML provider's metadata could have 10,000,000 characters.</summary>
    private const int MostBytes = 4 << 20;

    public static TheoryData<string> Operations => [.. SweepOperations.All.Select(o => o.Name).Where(name => InputOf(name) is not null)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Constraint_Broken_IsRefusedInAwssWords(string operation)
    {
        var model = SweepOperations.Model;
        var input = InputOf(operation)!;
        var account = sim.NewAccount();
        foreach (var broken in Breaks.Of(model, input, Samples.Of(model, input)))
        {
            var expected = Judgement.Of(model, input, broken.Request);
            var form = $"Action={operation}&Version=2010-05-08&{Samples.Form(model, input, broken.Request)}";

            if (form.Length > MostBytes)
            {
                continue;
            }

            var answer = await account.PostAsync(new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded"));

            Assert.NotNull(expected);
            Assert.Equal((400, "ValidationError", expected), (answer.Status, answer.Code, answer.Message));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Sample_SatisfiesEveryConstraint(string operation) =>
        Assert.Null(Judgement.Of(SweepOperations.Model, InputOf(operation)!, Samples.Of(SweepOperations.Model, InputOf(operation)!)));

    private static string? InputOf(string operation) => SweepOperations.Model.Message(operation, "input");
}
