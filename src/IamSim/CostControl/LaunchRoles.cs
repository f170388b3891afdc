using System.Collections.Immutable;
using IamSim.Access;
using IamSim.Calls;
using IamSim.Iam.Policies;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Simulation;

namespace IamSim.CostControl;

/// <summary>The roles of an account: which SageMaker can assume, who may hand them over to it, and who may assume them.</summary>
internal sealed class LaunchRoles
{
    private const string Service = "sagemaker.amazonaws.com";

    private readonly Call _call;
    private readonly IReadOnlyList<PrincipalPolicies> _all;
    private readonly IReadOnlyDictionary<string, PolicyLayer> _trust;
    private readonly List<PrincipalPolicies> _forSageMaker;

    public LaunchRoles(Call call, IReadOnlyList<PrincipalPolicies> all, IReadOnlyDictionary<string, PolicyLayer> trust)
    {
        (_call, _all, _trust) = (call, all, trust);
        _forSageMaker = [.. all.Where(principal => principal.Kind == PrincipalKind.Role && IsForSageMaker(principal))];
    }

    /// <summary>The roles that one may hand over to SageMaker, where that one can show an MFA code if asked for it.</summary>
    public IReadOnlyList<string> PassableBy(PrincipalPolicies principal) =>
    [
        .. _forSageMaker.Where(role => IsAllowed(principal, "iam:PassRole", role, null, [new("iam:PassedToService", [Service])])).Select(role => role.Arn),
    ];

    /// <summary>The users and roles that may assume a role.</summary>
    public IReadOnlyList<string> AssumableBy(PrincipalPolicies role) =>
        [.. _all.Where(other => other.Arn != role.Arn && IsAllowed(other, "sts:AssumeRole", role, TrustOf(role), [])).Select(other => other.Arn)];

    private bool IsForSageMaker(PrincipalPolicies role) => PolicyEvaluator.Decide(
        new AuthorizationRequest(
            new RequestPrincipal { Type = PrincipalType.Service, Arn = Service },
            "sts:AssumeRole",
            role.Arn,
            RequestFacts.ContextOf(
                new RequestPrincipal { Type = PrincipalType.Service, Arn = Service },
                ImmutableDictionary<string, string>.Empty,
                "sts:AssumeRole",
                _call.Account,
                role.TagMap(),
                [
                    new("aws:SourceAccount", [_call.Account]),
                    new("aws:SourceArn", [$"arn:{_call.Partition}:sagemaker:{_call.Region}:{_call.Account}:training-job/any"]),
                    .. StoredPrincipals.TimeOf(_call),
                ]),
            _call.Account),
        new PolicySet { Resource = TrustOf(role) }).IsAllowed;

    private bool IsAllowed(
        PrincipalPolicies principal,
        string action,
        PrincipalPolicies role,
        PolicyLayer? policy,
        ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> context) => RequestSimulator.Run(
            StoredPrincipals.Place(
                _call,
                new SimulationRequest
                {
                    Action = action,
                    Resources = [new SimulatedResource { Arn = role.Arn, Account = _call.Account, Tags = role.TagMap(), Policy = policy }],
                    Context = [new("aws:MultiFactorAuthPresent", ["true"]), new("aws:MultiFactorAuthAge", ["1"]), .. context],
                    AssumesResourceDelegates = policy is null,
                },
                principal,
                "session"),
            explain: false).Decision.IsAllowed;

    private PolicyLayer TrustOf(PrincipalPolicies role) => _trust.GetValueOrDefault(role.Name) ?? PolicyLayer.Empty;
}
