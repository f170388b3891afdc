namespace IamSim.Policies.Evaluation.Matching;

/// <summary>Makes patterns of <c>Resource</c>.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM: Resource</see></remarks>
internal static class ResourcePattern
{
    private const int ColonsOfArn = 5;

    internal static Pattern Compile(string text, bool variables)
    {
        var syntax = PatternSyntax.Wildcards | PatternSyntax.ResourceArn | (variables ? PatternSyntax.Variables : PatternSyntax.None);
        return Pattern.Compile(Complete(text), syntax);
    }

    // An ARN with fewer than six fields is completed with an asterisk for each that it lacks: arn:aws:sqs means arn:aws:sqs:*:*:*. One with an
    // asterisk needs none: that already stands for what is missing.
    private static string Complete(string text)
    {
        var isIncomplete = text.StartsWith("arn:", StringComparison.Ordinal) && !text.Contains('*');
        var missing = isIncomplete ? ColonsOfArn - text.AsSpan().Count(':') : 0;
        return missing > 0 ? text + string.Concat(Enumerable.Repeat(":*", missing)) : text;
    }
}
