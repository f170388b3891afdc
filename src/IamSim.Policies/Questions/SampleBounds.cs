namespace IamSim.Policies.Questions;

/// <summary>How much is asked of samples: a few seconds' worth at the most, whatever the policies.</summary>
internal static class SampleBounds
{
    /// <summary>Past so many statements looked at, each action is asked about a few samples only.</summary>
    internal const long MostLooks = 10_000_000;

    internal const int Few = 3;
}
