namespace IamSim.Policies.Evaluation.Matching;

/// <summary>
/// A pattern's characters; wildcards are numbers that no character has, so that a substituted value or <c>${*}</c> can hold an asterisk.
/// </summary>
internal static class PatternTokens
{
    /// <summary>Any number of any characters.</summary>
    internal const int Star = -1;

    /// <summary>One character.</summary>
    internal const int Question = -2;

    /// <summary>Any number of characters but colons: within one component of an ARN.</summary>
    internal const int StarWithin = -3;

    /// <summary>One character but a colon.</summary>
    internal const int QuestionWithin = -4;

    internal static bool IsStar(int token) => token is Star or StarWithin;
}
