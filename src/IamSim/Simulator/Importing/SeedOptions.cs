namespace IamSim.Simulator.Importing;

/// <summary><c>IamSim:Seed</c>: what an account begins with.</summary>
internal sealed class SeedOptions
{
    public const string Section = "IamSim:Seed";

    /// <summary>
    /// A folder of files that can be imported, <c>*.json</c> and <c>*.csv</c>: they are imported at the start, into an account that has nothing. Its
    /// folders that are named by twelve digits are for the accounts of those numbers.
    /// </summary>
    public string? Path { get; init; }
}
