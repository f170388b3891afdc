using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Policies.Documents;

namespace IamSim.Iam.Policies;

/// <summary>What a policy's document must be before it is kept.</summary>
internal static class PolicyChecks
{
    /// <summary>Why a document cannot be a managed policy's; null where it can.</summary>
    public static Fault? RefuseManaged(Call call, string document, QuotaOptions quotas) =>
        PolicySize.NonWhitespaceLength(document) > quotas.PolicySize
            ? QuotaOptions.Exceeded(nameof(quotas.PolicySize), quotas.PolicySize)
            : Malformed(call, document, PolicyKind.Managed);

    /// <summary>Why a document cannot be an inline policy; null where it can. Its size counts together with the principal's others.</summary>
    public static Fault? RefuseInline(Call call, string document) => Malformed(call, document, PolicyKind.Identity);

    private static Fault? Malformed(Call call, string document, PolicyKind kind) =>
        PolicyDocument.Parse(document, kind, call.Partition) is { IsValid: false, FirstError: { } error }
            ? IamFaults.MalformedPolicyDocument(error.Message)
            : null;
}
