namespace IamSim.Policies.Evaluation.Matching;

/// <summary>An ARN's six components: <c>arn:partition:service:region:account:resource</c>.</summary>
internal static class ArnComponents
{
    private const int Colons = 5;

    /// <summary>Whether <paramref name="text"/> has all six.</summary>
    internal static bool AreAll(ReadOnlySpan<char> text) => text.Count(':') >= Colons;

    /// <summary>Whether a pattern has all six; the colons within policy variables are none of its own.</summary>
    internal static bool AreAllWritten(string pattern, bool variables)
    {
        var colons = 0;
        for (var index = 0; index < pattern.Length; index++)
        {
            if (variables && pattern.AsSpan(index).StartsWith("${") && pattern.IndexOf('}', index) is var end and > 0)
            {
                index = end;
            }
            else if (pattern[index] == ':')
            {
                colons++;
            }
        }

        return colons >= Colons;
    }
}
