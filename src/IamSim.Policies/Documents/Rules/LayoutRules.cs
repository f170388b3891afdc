namespace IamSim.Policies.Documents.Rules;

/// <summary>The version, and what only IAM's older parser minds: white space at the front, a bare statement before the version.</summary>
/// <remarks>The older parser is not documented; each rule names where its answer was seen.</remarks>
internal static class LayoutRules
{
    internal static void Check(PolicyDocument document, string text, KindRules rules, ErrorLog log)
    {
        // https://github.com/Meteor-Community-Packages/Meteor-CollectionFS/issues/630
        if (rules.CurrentVersionOnly && document.Version != PolicyVersion.V20121017)
        {
            log.Add(PolicyErrorCode.VersionTooOld, document.VersionPosition ?? new TextPosition(1, 1), ElementNames.Version);
        }

        // https://github.com/dan-v/awslambdaproxy/pull/3 for identity policies; trust policies answer in other words.
        if ((rules.LegacyParsing || rules.NoLeadingWhitespace) && text[0] is ' ' or '\t' or '\n' or '\r')
        {
            log.Add(PolicyErrorCode.LeadingWhitespace, new TextPosition(1, 1), "");
        }

        // https://github.com/99designs/iamy/issues/65: a list of statements may stand before the version, a bare statement may not.
        if (rules.LegacyParsing
            && document is { SingleStatementPosition: { } statement, VersionPosition: { } version }
            && (statement.Line, statement.Column).CompareTo((version.Line, version.Column)) < 0)
        {
            log.Add(PolicyErrorCode.StatementBeforeVersion, statement, ElementNames.Statement);
        }
    }
}
