namespace IamSim.Iam;

/// <summary>An ARN as one segment of a path: <c>arn:aws:iam::123456789012:policy%2Fml%2FTrain</c>.</summary>
internal static class ArnSegment
{
    /// <summary>The ARN. Of all that is encoded in a path, the server leaves the slash alone, and no other percent sign is in an ARN.</summary>
    public static string Decode(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
