namespace IamSim.Simulator.Importing;

/// <summary>A file that cannot be imported, found deep within it: where, and why. Nothing of it has been imported.</summary>
/// <remarks>As <c>QuestionException</c>, a refusal that ends the reading of a tree of JSON; the importer's callers make an answer of it.</remarks>
internal sealed class ImportException(string source, int? line, string? path, string message)
    : Exception($"{source}{(line is null ? "" : $", line {line}")}{(path is null ? "" : $", {path}")}: {message}")
{
    /// <summary>The file.</summary>
    public string File { get; } = source;

    /// <summary>The line, from 1; of a member, the line on which its item begins.</summary>
    public int? Line { get; } = line;

    /// <summary>The member: <c>UserDetailList[17].UserName</c>.</summary>
    public string? Path { get; } = path;

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; } = message;
}
