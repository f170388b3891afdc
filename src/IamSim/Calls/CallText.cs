namespace IamSim.Calls;

/// <summary>Text that a caller sent, where it is kept or repeated: never megabytes of it, and never half a surrogate pair.</summary>
internal static class CallText
{
    private const int MaxShown = 256;

    /// <summary>As a message repeats it.</summary>
    public static string Shown(string text) => Cut(text, MaxShown);

    /// <summary>The text's beginning.</summary>
    public static string Cut(string text, int max) =>
        text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
