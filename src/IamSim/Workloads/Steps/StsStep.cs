using IamSim.Calls;
using IamSim.Contracts.Sts;

namespace IamSim.Workloads.Steps;

/// <summary>What the event of SageMaker's <c>AssumeRole</c> says.</summary>
internal static class StsStep
{
    public static CallSubject Subject(string roleArn, Caller? session) => new(
        StsOperations.AssumeRole,
        new AssumeRoleRequest { RoleArn = roleArn, RoleSessionName = RoleSession.Name },
        session?.Session is { } claims
            ? new AssumeRoleResponse
            {
                Credentials = new Credentials
                {
                    AccessKeyId = claims.AccessKeyId,
                    SecretAccessKey = claims.Secret,
                    SessionToken = string.Empty,
                    Expiration = DateTimeOffset.FromUnixTimeSeconds(claims.ExpiresAt),
                },
                AssumedRoleUser = new AssumedRoleUser { AssumedRoleId = session.PrincipalId, Arn = session.Arn },
            }
            : null);
}
