using IamSim.Policies.Documents.Messages;

namespace IamSim.Policies.Documents;

/// <summary>One principal that a statement names, as written.</summary>
public readonly record struct PolicyPrincipal(PrincipalKind Kind, string Value, TextPosition Position)
{
    /// <summary>What an <c>AWS</c> principal names; null for other kinds and for what is no AWS principal at all.</summary>
    public AwsPrincipal? ToAwsPrincipal() => Kind == PrincipalKind.Aws ? AwsPrincipal.TryParse(Value) : null;

    /// <summary>What IAM answers where the principal of a trust policy is malformed, and where it does not exist.</summary>
    public string InvalidPrincipalMessage => TrustMessages.InvalidPrincipal(Described);

    /// <summary>The principal as IAM's answers name it, <c>"SERVICE":"tagging.amazonaws.com"</c>.</summary>
    internal string Described
    {
        get
        {
            var key = Kind switch
            {
                PrincipalKind.Everyone => "STAR",
                PrincipalKind.Service => "SERVICE",
                PrincipalKind.Federated => "FEDERATED",
                PrincipalKind.CanonicalUser => "CANONICALUSER",
                _ => "AWS",
            };
            return $"\"{key}\":\"{Value}\"";
        }
    }
}
