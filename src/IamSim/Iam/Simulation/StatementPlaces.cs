using IamSim.Contracts.Iam;
using IamSim.Policies.Documents;

namespace IamSim.Iam.Simulation;

/// <summary>Where a statement begins and ends, as AWS's simulator counts.</summary>
/// <remarks>
/// Not documented. In answers of AWS a statement begins where its parser stood before it: behind the opening bracket of <c>Statement</c> for
/// the first (<see href="https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-principal-policy.html">line 3, column 19</see> for
/// <c>"Statement": [</c> after four spaces), behind the statement before it for the others; it ends behind its closing brace.
/// </remarks>
internal static class StatementPlaces
{
    public static Position StartOf(string text, PolicyDocument document, int index) =>
        Shown(index == 0 ? BehindToken(text, document.Statements[0].Position) : document.Statements[index - 1].End);

    public static Position EndOf(PolicyDocument document, int index) => Shown(document.Statements[index].End);

    /// <summary>Behind the last character before a place that is no white space.</summary>
    private static TextPosition BehindToken(string text, TextPosition place)
    {
        var (line, lineStart) = (1, 0);
        var behind = place;
        for (var index = 0; index < text.Length; index++)
        {
            var here = new TextPosition(line, index - lineStart + 1);
            if (here == place)
            {
                break;
            }

            if (text[index] == '\n' || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n')))
            {
                (line, lineStart) = (line + 1, index + 1);
            }
            else if (!char.IsWhiteSpace(text[index]))
            {
                behind = here with { Column = here.Column + 1 };
            }
        }

        return behind;
    }

    private static Position Shown(TextPosition place) => new() { Line = place.Line, Column = place.Column };
}
