namespace IamSim.Storage;

/// <summary>Names without case: what uniqueness and the order of lists go by.</summary>
/// <remarks>Made here and not by a collation of the database, so that both providers agree to the letter.</remarks>
internal static class NameKeys
{
    public static string Of(string name) => name.ToUpperInvariant();
}
