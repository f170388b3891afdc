namespace IamSim.Policies.Evaluation.Matching;

/// <summary>A pattern of <c>Action</c>: without regard to case, its wildcards take any characters.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">IAM: Action</see></remarks>
internal sealed class ActionPattern(string text)
{
    private readonly Pattern pattern = Pattern.Compile(text.ToLowerInvariant(), PatternSyntax.Wildcards);

    internal bool IsMatch(string actionInLowerCase) => pattern.IsMatch(actionInLowerCase, RequestContext.Empty);
}
