namespace IamSim.Policies.Documents;

/// <summary>What a statement does to the requests that it matches. The zero value denies.</summary>
public enum PolicyEffect
{
    Deny,
    Allow,
}
