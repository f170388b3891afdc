namespace IamSim.Policies.Documents;

/// <summary>A policy's size as AWS's quotas count it.</summary>
public static class PolicySize
{
    /// <summary>The characters of <paramref name="text"/> that are not white space.</summary>
    /// <remarks>
    /// "IAM doesn't count white space when calculating the size of a policy against these quotas":
    /// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and STS quotas</see>.
    /// Whether spaces inside strings count is not documented; here they don't.
    /// </remarks>
    public static int NonWhitespaceLength(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var length = 0;
        foreach (var character in text)
        {
            if (character is not (' ' or '\t' or '\n' or '\r'))
            {
                length++;
            }
        }

        return length;
    }
}
