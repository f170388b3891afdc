namespace IamSim.Policies.Questions;

/// <summary>How much is asked of samples: a few seconds' worth at the most, whatever the policies.</summary>
internal static class SampleBounds
{
    /// <summary>Past so many questions each action is asked about a few samples only.</summary>
    internal const long MostQuestions = 3_000_000;

    internal const int Few = 6;
}
