using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace IamSim.Tests.Support;

/// <summary>The secrets of the keys that answers have shown: as a client keeps them, to sign with.</summary>
internal static partial class IssuedKeys
{
    private static readonly ConcurrentDictionary<string, TestCredentials> Known = new(StringComparer.Ordinal);

    /// <summary>The credentials of a key; null for one that no answer has shown.</summary>
    public static TestCredentials? Of(string accessKeyId) => Known.GetValueOrDefault(accessKeyId);

    public static void Note(TestCredentials credentials) => Known[credentials.AccessKeyId] = credentials;

    /// <summary>Keeps the key that an answer shows, XML or JSON, whatever else it shows.</summary>
    public static void Note(string answer)
    {
        if (answer.Contains("ecretAccessKey", StringComparison.Ordinal) && One(Id(), answer) is { } id && One(Secret(), answer) is { } secret)
        {
            Note(new TestCredentials(id, secret, One(Token(), answer)));
        }
    }

    private static string? One(Regex member, string answer) => member.Match(answer) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""[aA]ccessKeyId(?:>|"\s*:\s*")([A-Z0-9]{16,})""")]
    private static partial Regex Id();

    [GeneratedRegex("""[sS]ecretAccessKey(?:>|"\s*:\s*")([A-Za-z0-9+/]{40})""")]
    private static partial Regex Secret();

    [GeneratedRegex("""[sS]essionToken(?:>|"\s*:\s*")([A-Za-z0-9+/=_-]+)""")]
    private static partial Regex Token();
}
