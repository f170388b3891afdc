using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Trails;

/// <summary>The rules for names of trails.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html">CloudTrail trail naming
/// requirements</see>. The words of the empty name are AWS's (<see href="https://github.com/clouddrove/terraform-aws-cloudtrail/issues/14">a report</see>);
/// the others say the page's rule, for no report of theirs is at hand.
/// </remarks>
internal static class TrailNames
{
    private const int Shortest = 3;
    private const int Longest = 128;

    /// <summary>Why a text can be no trail's name; null where it can.</summary>
    public static Fault? Refuse(string? name) => Problem(name) is { } problem ? CloudTrailFaults.InvalidTrailName(problem) : null;

    private static string? Problem(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "Trail name cannot be blank!";
        }

        if (name.Length < Shortest)
        {
            return $"Trail name too short. Minimum allowed length: {Shortest} characters. Specified name length: {name.Length} characters.";
        }

        if (name.Length > Longest)
        {
            return $"Trail name too long. Maximum allowed length: {Longest} characters. Specified name length: {name.Length} characters.";
        }

        if (!char.IsAsciiLetterOrDigit(name[0]))
        {
            return "Trail name must start with a letter or number.";
        }

        if (!char.IsAsciiLetterOrDigit(name[^1]))
        {
            return "Trail name must end with a letter or number.";
        }

        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || IsMark(c)))
        {
            return "Trail name can only contain ASCII letters (a-z, A-Z), numbers (0-9), periods (.), underscores (_), or dashes (-).";
        }

        if (name.Zip(name.Skip(1)).Any(pair => IsMark(pair.First) && IsMark(pair.Second)))
        {
            return "Trail name can't have adjacent periods, underscores or dashes.";
        }

        return name.Split('.') is { Length: 4 } parts && parts.All(part => byte.TryParse(part, out _)) ? "Trail name can't be in IP address format." : null;
    }

    private static bool IsMark(char c) => c is '.' or '_' or '-';
}
