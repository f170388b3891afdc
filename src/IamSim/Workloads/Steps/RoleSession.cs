using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Ec2.Facts;
using IamSim.Storage;
using IamSim.Sts.Roles;
using IamSim.Workloads.Specs;

namespace IamSim.Workloads.Steps;

/// <summary>SageMaker's own calls, and those that it makes by the session of an execution role.</summary>
internal static class RoleSession
{
    public const string Service = "sagemaker.amazonaws.com";

    /// <summary>What SageMaker calls its sessions.</summary>
    public const string Name = "SageMaker";

    private const int OneHour = 3600;

    /// <summary>A call of SageMaker itself, in the workload's account.</summary>
    public static Call OfService(WorkloadSpec spec, DateTimeOffset time, Ids ids) =>
        New(spec, new Caller(CallerKind.AwsService, spec.Account, string.Empty, Service, null, null), time, ids, null);

    /// <summary>A call by the role's session, through a VPC endpoint where the way leads through one.</summary>
    public static Call Of(WorkloadSpec spec, Caller session, DateTimeOffset time, Ids ids, NetworkFacts? network, Way? way) => New(
        spec,
        session,
        time,
        ids,
        way?.Endpoint is { } endpoint && network is not null ? new VpcEndpointUse(endpoint.Id, network.VpcId, network.Account, endpoint.Policy) { Service = endpoint.Service } : null);

    /// <summary>Who acts by the role. A dry run's session is always the same, so that what governs it is read once.</summary>
    public static Caller CallerOf(WorkloadSpec spec, AssumableRole role, DateTimeOffset time, Ids? ids)
    {
        var now = time.ToUnixTimeSeconds();
        return Caller.OfSession(
            Arns.PartitionOf(spec.Region),
            new SessionClaims
            {
                Kind = SessionKind.AssumedRole,
                AccessKeyId = ids?.TemporaryAccessKey(role.Account) ?? "check of " + role.Id,
                Secret = string.Empty,
                Account = role.Account,
                PrincipalId = role.Id,
                RoleName = role.Name,
                RolePath = role.Path,
                Name = Name,
                IssuedAt = now,
                ExpiresAt = now + OneHour,
                InvokedBy = Service,
            });
    }

    private static Call New(WorkloadSpec spec, Caller caller, DateTimeOffset time, Ids ids, VpcEndpointUse? endpoint) => new()
    {
        Account = caller.Account,
        Caller = caller,
        Time = time,
        Region = spec.Region,
        RequestId = ids.Event(),
        EventId = ids.Event(),
        Surface = CallSurface.Wire,
        UserAgent = Service,
        IsEncrypted = true,
        Endpoint = endpoint,
    };
}
