namespace IamSim.Policies.Evaluation.Matching;

/// <summary>An ARN's six components: <c>arn:partition:service:region:account:resource</c>.</summary>
internal static class ArnComponents
{
    private const int Colons = 5;

    /// <summary>Whether <paramref name="text"/> has all six.</summary>
    internal static bool AreAll(ReadOnlySpan<char> text) => text.Count(':') >= Colons;

    /// <summary>The account of an ARN; null where it has none, as a bucket's.</summary>
    internal static string? AccountOf(string arn)
    {
        var parts = arn.Split(':', Colons + 1);
        return parts.Length > Colons && parts[4].Length > 0 ? parts[4] : null;
    }
}
