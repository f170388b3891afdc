namespace IamSim.Policies.Documents;

/// <summary>One thing that is wrong with a policy document.</summary>
/// <param name="Code">The rule that is broken, finer than AWS tells.</param>
/// <param name="Message">What AWS's API answers for it.</param>
/// <param name="Line">Where the offending part begins, from 1.</param>
/// <param name="Column">The same, in UTF-16 characters from 1.</param>
/// <param name="Path">
/// The offending part, such as <c>Statement[0].Action[1]</c>; a single statement counts as a list of one. Empty for the document itself and
/// for text that is no JSON.
/// </param>
public sealed record PolicyError(PolicyErrorCode Code, string Message, int Line, int Column, string Path);
