using System.Text.Json.Serialization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Policies.Simulation;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Rest;

/// <summary>One thing that is wrong with a question.</summary>
/// <param name="Path">Where: <c>requests[0].policies.identity[1]</c>.</param>
/// <param name="Message">What.</param>
/// <param name="Line">The line in a policy's text, from 1; null where it is not in one.</param>
/// <param name="Column">The column.</param>
public sealed record QuestionProblem(
    string Path,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Column)
{
    internal static QuestionProblem Of(SimulationError error) =>
        new(error.Path, error.Message, error.Position?.Line, error.Position?.Column);

    /// <summary><c>requests[0].policies.identity[1]: 3, 17, Syntax errors in policy.</c></summary>
    public override string ToString() =>
        Line is null ? $"{CallText.Shown(Path)}: {Message}" : $"{CallText.Shown(Path)}: line {Line}, column {Column}, {Message}";
}

/// <summary>A question that cannot be asked, found deep within it.</summary>
/// <remarks>The one place where a refusal is an exception: it ends the reading of a tree of JSON, and never leaves the question's controller.</remarks>
internal sealed class QuestionException(IReadOnlyList<QuestionProblem> problems)
    : Exception(string.Join(" ", problems.Take(MostTold).Select(problem => problem.ToString())))
{
    /// <summary>As many as the sentence tells; the list of an answer has ten times as many.</summary>
    private const int MostTold = 10;

    public QuestionException(string path, string message)
        : this([new QuestionProblem(path, message, null, null)])
    {
    }

    public IReadOnlyList<QuestionProblem> Problems { get; } = [.. problems.Take(MostTold * 10)];
}

/// <summary>A refused question: problem details, with each thing that is wrong as an item of <c>errors</c>.</summary>
internal sealed class QuestionProblemResult(Call call, Fault fault, IReadOnlyList<QuestionProblem> problems) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => Problems.WriteAsync(context.HttpContext, call, fault, problems);
}
