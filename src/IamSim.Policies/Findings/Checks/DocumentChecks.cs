using IamSim.Policies.Documents;

namespace IamSim.Policies.Findings.Checks;

/// <summary>The document as a whole: version, size, names.</summary>
internal static class DocumentChecks
{
    internal static void Check(PolicyDocument document, FindingLog log)
    {
        var start = new TextPosition(1, 1);
        if (document.StatedVersion is null)
        {
            log.Warning(
                "MISSING_VERSION",
                "Without Version the policy is of 2008-10-17, whose policy variables are plain text. Add \"Version\": \"2012-10-17\".",
                start,
                "");
        }
        else if (document.StatedVersion == PolicyVersion.V20081017)
        {
            log.Suggest("OLD_VERSION", "2008-10-17 is the older language: policy variables are plain text in it. Use 2012-10-17.", document.VersionPosition ?? start, "Version");
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < document.Statements.Length; index++)
        {
            if (document.Statements[index].Sid is not { } sid)
            {
                continue;
            }

            var path = $"{PolicyPath.Statement(index)}.Sid";
            if (sid.Value.Length == 0)
            {
                log.Suggest("EMPTY_SID_VALUE", "The Sid is empty. Name the statement, or leave Sid out.", sid.Position, path);
            }
            else if (!seen.TryAdd(sid.Value, index))
            {
                log.Warning("UNIQUE_SIDS_RECOMMENDED", $"Statement[{seen[sid.Value]}] has the Sid {sid.Value} too. Give each its own.", sid.Position, path);
            }
        }

        CheckSize(document, log, start);
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html,
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
    private static void CheckSize(PolicyDocument document, FindingLog log, TextPosition start)
    {
        int? quota = document.Kind switch
        {
            PolicyKind.Managed or PolicyKind.PermissionsBoundary => 6144,
            PolicyKind.Identity => 10240,
            PolicyKind.Trust or PolicyKind.Session => 2048,
            PolicyKind.ServiceControl or PolicyKind.ResourceControl => 5120,
            PolicyKind.VpcEndpoint => 20480,
            _ => null,
        };
        var size = PolicySize.NonWhitespaceLength(document.ToJson());
        if (quota is { } most && size > most)
        {
            log.Error(
                "POLICY_SIZE_EXCEEDS_QUOTA",
                $"The policy has {size} characters without white space; AWS takes at most {most} of this kind. Merge statements, use wildcards, or split it.",
                start,
                "");
        }
    }
}
