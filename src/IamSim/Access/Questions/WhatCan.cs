using System.Collections.Immutable;
using System.Text.Json;
using IamSim.Calls;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Users;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Questions;
using IamSim.Policies.Reference;
using IamSim.Policies.Simulation;
using IamSim.Rest;

namespace IamSim.Access.Questions;

/// <summary>What a user or role can do.</summary>
/// <param name="Principal">Its ARN.</param>
/// <param name="ActionCount">How many actions of all services it can do.</param>
/// <param name="Services">By service.</param>
public sealed record WhatCanAnswer(string Principal, int ActionCount, IReadOnlyList<AllowedService> Services);

/// <summary>What a user or role can do in one service.</summary>
/// <param name="Service">The prefix, <c>s3</c>.</param>
/// <param name="Name">As people say, <c>Amazon S3</c>; absent for a service that the reference does not know.</param>
/// <param name="Actions">The actions.</param>
public sealed record AllowedService(string Service, string? Name, IReadOnlyList<AllowedActionView> Actions);

/// <summary>One action that a user or role can do.</summary>
/// <param name="Action">The action.</param>
/// <param name="AccessLevel">AWS's sort of it; absent for an action that the reference does not know.</param>
/// <param name="Resources">The patterns of resources that it is granted on; with <c>isNotResource</c> in a grant, all but those.</param>
/// <param name="Conditional">True where each grant has conditions.</param>
/// <param name="Limited">True where a Deny or the boundary takes some of each grant away.</param>
/// <param name="Grants">The statements that grant it.</param>
public sealed record AllowedActionView(
    string Action, AccessLevel? AccessLevel, IReadOnlyList<string> Resources, bool Conditional, bool Limited, ImmutableArray<AccessGrant> Grants);

/// <summary>Says what a stored user or role can do, over the whole action reference.</summary>
internal sealed class WhatCan(PrincipalPolicyReader reader)
{
    /// <summary>The answer costs what statements there are, many times over: more than any quota of AWS's lets a principal have.</summary>
    private const int MostStatements = 1000;

    public async Task<Answer> AnswerAsync(Call call, JsonElement body, CancellationToken ct)
    {
        QuestionBody.Object(body, "principal", "service");
        var service = QuestionBody.Text(body, "service");
        var arn = QuestionBody.Text(body, "principal");
        if (arn is null || PrincipalArn.Parse(arn) is not { Kind: PrincipalKind.User or PrincipalKind.Role } named || named.Account != call.Account)
        {
            throw new QuestionException("principal", "This must be the ARN of a user or role of the calling account.");
        }

        if (await reader.FindAsync(call, named.Kind, named.Name, ct) is not { } principal)
        {
            return new Answer(named.Kind == PrincipalKind.User ? UserErrors.NoSuchUser(named.Name) : RoleErrors.NoSuchRole(named.Name));
        }

        if (principal.IdentityLayer.Policies.Sum(policy => policy.Policy.Document.Statements.Length) > MostStatements)
        {
            throw new QuestionException("principal", $"Its policies have more than {MostStatements} statements.");
        }

        var found = PrincipalAccess.Of(
            new SimulatedPrincipal(principal.ToRequestPrincipal(named.Session), principal.TagMap()),
            new PolicySet
            {
                Identity = principal.IdentityLayer,
                PermissionsBoundary = principal.BoundaryLayer,
                ServiceControl = principal.Organization?.ServiceControl ?? [],

                // What keys and roles of the account say of the principal is not known here.
                AssumesResourceDelegates = true,
            },
            ActionReference.Default,
            service,
            principal.Organization?.PrincipalFacts ?? []).ToList();
        return new Answer(new WhatCanAnswer(principal.Arn, found.Count, ByService(found)));
    }

    private static List<AllowedService> ByService(List<AllowedAction> found) =>
    [
        .. found.GroupBy(action => action.Action.Split(':', 2)[0], StringComparer.OrdinalIgnoreCase)
            .OrderBy(service => service.Key, StringComparer.Ordinal)
            .Select(service => new AllowedService(
                service.Key, ActionReference.Default.FindService(service.Key)?.Name, [.. service.Select(Shown)])),
    ];

    private static AllowedActionView Shown(AllowedAction action) => new(
        action.Action,
        action.Info?.AccessLevel,
        [.. action.Grants.SelectMany(grant => grant.Resources).Distinct()],
        action.Grants.All(grant => grant.IsConditional),
        action.Grants.All(grant => grant.IsLimited),
        action.Grants);
}
