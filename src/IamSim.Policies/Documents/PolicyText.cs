namespace IamSim.Policies.Documents;

/// <summary>A string of a policy document and where it stands.</summary>
public readonly record struct PolicyText(string Value, TextPosition Position);
