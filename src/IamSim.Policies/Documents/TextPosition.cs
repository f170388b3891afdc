namespace IamSim.Policies.Documents;

/// <summary>A place in a policy's text. Both numbers count from 1; columns count UTF-16 characters.</summary>
public readonly record struct TextPosition(int Line, int Column);
