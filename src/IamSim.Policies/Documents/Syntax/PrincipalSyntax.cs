using System.Collections.Immutable;
using IamSim.Policies.Documents.Text;

namespace IamSim.Policies.Documents.Syntax;

/// <summary>Reads <c>Principal</c> and <c>NotPrincipal</c>.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">IAM: Principal</see></remarks>
internal static class PrincipalSyntax
{
    private const string Everyone = "*";

    internal static PrincipalClause Read(JsonNode node, bool isNot, TextPosition position, string path, ErrorLog log)
    {
        switch (node)
        {
            case JsonString { Value: Everyone } star:
                return new PrincipalClause(isNot, [new PolicyPrincipal(PrincipalKind.Everyone, Everyone, star.Start)], position);
            case JsonObject map:
                return new PrincipalClause(isNot, ReadMap(map, path, log), position);
            default:
                // Only the asterisk may stand without a key.
                Faults.WrongType(node, path, log);
                return new PrincipalClause(isNot, [], position);
        }
    }

    private static ImmutableArray<PolicyPrincipal> ReadMap(JsonObject map, string path, ErrorLog log)
    {
        var principals = ImmutableArray.CreateBuilder<PolicyPrincipal>();
        foreach (var (name, _, value) in map.Members)
        {
            var here = $"{path}.{name}";
            if (KindOf(name) is not { } kind)
            {
                // {"service":"…"} is told by its value: "Syntax error at position (1,83)".
                Faults.Add(PolicyErrorCode.UnknownPrincipalKey, value, here, log);
                continue;
            }

            foreach (var text in Strings.ReadList(value, here, log))
            {
                principals.Add(new PolicyPrincipal(kind, text.Value, text.Position));
            }
        }

        return principals.ToImmutable();
    }

    private static PrincipalKind? KindOf(string name) => name switch
    {
        ElementNames.Aws => PrincipalKind.Aws,
        ElementNames.Service => PrincipalKind.Service,
        ElementNames.Federated => PrincipalKind.Federated,
        ElementNames.CanonicalUser => PrincipalKind.CanonicalUser,
        _ => null,
    };
}
