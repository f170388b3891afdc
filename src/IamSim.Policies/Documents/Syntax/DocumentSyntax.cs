using System.Collections.Immutable;
using IamSim.Policies.Documents.Text;

namespace IamSim.Policies.Documents.Syntax;

/// <summary>JSON to policy document: the grammar that all kinds share.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM: policy grammar</see></remarks>
internal static class DocumentSyntax
{
    /// <summary>The document, with gaps where <paramref name="log"/> has errors; null where there is nothing of a document.</summary>
    internal static PolicyDocument? Read(JsonNode root, PolicyKind kind, ErrorLog log)
    {
        if (root is not JsonObject document)
        {
            log.Add(PolicyErrorCode.NotAnObject, root.Start, "");
            return null;
        }

        if (document.Members.IsEmpty)
        {
            log.Add(PolicyErrorCode.EmptyDocument, root.Start, "", Faults.At(document.End));
            return null;
        }

        PolicyVersion? version = null;
        PolicyText? id = null;
        JsonMember? statement = null;
        TextPosition? versionPosition = null;
        foreach (var member in document.Members)
        {
            switch (member.Name)
            {
                case ElementNames.Version:
                    version = ReadVersion(member.Value, log);
                    versionPosition = member.Position;
                    break;
                case ElementNames.Id:
                    id = Strings.ReadOne(member.Value, ElementNames.Id, log);
                    break;
                case ElementNames.Statement:
                    statement = member;
                    break;
                default:
                    log.Add(PolicyErrorCode.UnknownElement, member.Position, member.Name, member.Name);
                    break;
            }
        }

        return new PolicyDocument(kind)
        {
            StatedVersion = version,
            VersionPosition = versionPosition,
            Id = id,
            Statements = ReadStatements(statement, log),
            SingleStatementPosition = statement is { Value: JsonObject } single ? single.Position : null,
        };
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
    private static PolicyVersion? ReadVersion(JsonNode node, ErrorLog log)
    {
        switch (Strings.ReadOne(node, ElementNames.Version, log))
        {
            case { Value: ElementNames.Version20121017 }:
                return PolicyVersion.V20121017;
            case { Value: ElementNames.Version20081017 }:
                return PolicyVersion.V20081017;
            case { } other:
                log.Add(PolicyErrorCode.InvalidVersion, other.Position, ElementNames.Version, other.Value);
                return null;
            default:
                return null;
        }
    }

    private static ImmutableArray<PolicyStatement> ReadStatements(JsonMember? member, ErrorLog log)
    {
        switch (member?.Value)
        {
            case null:
                log.Add(PolicyErrorCode.MissingStatement, new TextPosition(1, 1), "", ElementNames.Statement);
                return [];
            case JsonObject single:
                return [StatementSyntax.Read(single, PolicyPath.Statement(0), log)];
            case JsonArray { Items.IsEmpty: true } none:
                log.Add(PolicyErrorCode.EmptyStatement, none.Start, ElementNames.Statement);
                return [];
            case JsonArray list:
                var statements = ImmutableArray.CreateBuilder<PolicyStatement>(list.Items.Length);
                for (var index = 0; index < list.Items.Length; index++)
                {
                    if (list.Items[index] is JsonObject statement)
                    {
                        statements.Add(StatementSyntax.Read(statement, PolicyPath.Statement(index), log));
                    }
                    else
                    {
                        Faults.WrongType(list.Items[index], PolicyPath.Statement(index), log);
                    }
                }

                return statements.ToImmutable();
            case { } other:
                Faults.WrongType(other, ElementNames.Statement, log);
                return [];
        }
    }
}
