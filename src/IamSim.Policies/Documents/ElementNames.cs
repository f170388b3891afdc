namespace IamSim.Policies.Documents;

/// <summary>The names of the policy elements. Their case matters: CreateRole answers <c>Unknown field statement</c>.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM: policy elements</see></remarks>
internal static class ElementNames
{
    internal const string Version = "Version";
    internal const string Id = "Id";
    internal const string Statement = "Statement";
    internal const string Sid = "Sid";
    internal const string Effect = "Effect";
    internal const string Principal = "Principal";
    internal const string NotPrincipal = "NotPrincipal";
    internal const string Action = "Action";
    internal const string NotAction = "NotAction";
    internal const string Resource = "Resource";
    internal const string NotResource = "NotResource";
    internal const string Condition = "Condition";

    internal const string Version20081017 = "2008-10-17";
    internal const string Version20121017 = "2012-10-17";

    internal const string Allow = "Allow";
    internal const string Deny = "Deny";

    internal const string Aws = "AWS";
    internal const string Service = "Service";
    internal const string Federated = "Federated";
    internal const string CanonicalUser = "CanonicalUser";
}
