namespace IamSim.Iam.Tagging;

/// <summary>One tag of a resource, as it is stored: key and value as given.</summary>
internal sealed record TagEntry(string Key, string Value);
