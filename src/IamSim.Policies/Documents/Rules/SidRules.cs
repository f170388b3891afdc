namespace IamSim.Policies.Documents.Rules;

/// <summary>Statement ids: their characters and their uniqueness.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html">IAM: Sid</see>.
/// Empty ones are as none: clients write <c>"Sid": ""</c> into every statement.
/// </remarks>
internal static class SidRules
{
    internal static void Check(PolicyDocument document, KindRules rules, ErrorLog log)
    {
        if (rules.AlphanumericSids)
        {
            ForEachSid(document, (sid, path) =>
            {
                if (!sid.Value.All(char.IsAsciiLetterOrDigit))
                {
                    log.Add(PolicyErrorCode.InvalidSid, sid.Position, path, sid.Value);
                }
            });
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        ForEachSid(document, (sid, path) =>
        {
            if (sid.Value.Length > 0 && !seen.Add(sid.Value))
            {
                log.Add(PolicyErrorCode.DuplicateSid, sid.Position, path, sid.Value);
            }
        });
    }

    private static void ForEachSid(PolicyDocument document, Action<PolicyText, string> check)
    {
        for (var index = 0; index < document.Statements.Length; index++)
        {
            if (document.Statements[index].Sid is { } sid)
            {
                check(sid, $"{PolicyPath.Statement(index)}.{ElementNames.Sid}");
            }
        }
    }
}
