using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Authentication;

/// <summary>The operations that need no signature, for their caller has no AWS credentials yet: <c>"authtype": "none"</c> in their models.</summary>
internal static class UnsignedOperations
{
    private static readonly HashSet<OperationModel> All =
        [AssumeRoleWithSAMLRequest.Operation, AssumeRoleWithWebIdentityRequest.Operation];

    public static bool Contains(OperationModel operation) => All.Contains(operation);
}
