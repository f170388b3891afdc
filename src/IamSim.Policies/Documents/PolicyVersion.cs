namespace IamSim.Policies.Documents;

/// <summary>The version of the policy language. It decides, among other things, whether policy variables exist.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html">IAM: Version</see></remarks>
public enum PolicyVersion
{
    /// <summary><c>2008-10-17</c>, and what a document without <c>Version</c> is read as.</summary>
    V20081017,

    /// <summary><c>2012-10-17</c>.</summary>
    V20121017,
}
