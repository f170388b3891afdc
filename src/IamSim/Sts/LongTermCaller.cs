using IamSim.Calls;

namespace IamSim.Sts;

/// <summary>How long sessions last that users and root take by their long-term credentials.</summary>
internal static class LongTermCaller
{
    /// <summary>"A default of 43,200 seconds (12 hours)".</summary>
    private const int Default = 43_200;

    /// <summary>"Sessions obtained using root user credentials are restricted to a maximum of 3,600 seconds (one hour). If the specified duration is
    /// longer than one hour, the session obtained by using root user credentials defaults to one hour."</summary>
    private const int LongestOfRoot = 3600;

    public static int SecondsOf(Caller caller, int? asked) =>
        caller.Kind == CallerKind.Root ? Math.Min(asked ?? LongestOfRoot, LongestOfRoot) : asked ?? Default;
}
