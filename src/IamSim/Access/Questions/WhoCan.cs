using System.Text.Json;
using IamSim.Calls;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Policies.Simulation;
using IamSim.Rest;

namespace IamSim.Access.Questions;

/// <summary>The users and roles that may do something, and those that may not.</summary>
/// <param name="Allowed">Who may, and through what.</param>
/// <param name="Denied">Who may not, and why; only where it was asked for.</param>
/// <param name="Asked">How many users and roles were asked about.</param>
public sealed record WhoCanAnswer(IReadOnlyList<PrincipalAllowed> Allowed, IReadOnlyList<PrincipalDenied>? Denied, int Asked);

/// <summary>A user or role that may.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="DecidedBy">The kind of policies that grant it.</param>
/// <param name="Through">The statements that do.</param>
public sealed record PrincipalAllowed(string Arn, PolicyLayerKind DecidedBy, IReadOnlyList<GrantingStatement> Through);

/// <summary>A user or role that may not.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Decision">Whether something denies it, or nothing allows it.</param>
/// <param name="DecidedBy">The kind of policies that decided.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record PrincipalDenied(string Arn, Verdict Decision, PolicyLayerKind DecidedBy, string Reason);

/// <summary>A statement that grants.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="HeldBy">Who has it: <c>group Developers</c>; absent for policies that are the resource's or were passed.</param>
/// <param name="Sid">The statement's name, if it has one.</param>
/// <param name="Index">Its place in the policy, from 0.</param>
/// <param name="Position">Where it begins in the policy's text.</param>
public sealed record GrantingStatement(string Policy, string? HeldBy, string? Sid, int Index, TextPosition Position);

/// <summary>Asks all users and roles of an account whether they may.</summary>
internal sealed class WhoCan(PrincipalPolicyReader reader, StoredTrust trust, StoredControls controls)
{
    public async Task<WhoCanAnswer> AnswerAsync(Call call, JsonElement body, CancellationToken ct)
    {
        QuestionBody.Object(body, "action", "resource", "resources", "context", "policies", "includeDenied");
        var includeDenied = QuestionBody.Flag(body, "includeDenied");
        var asked = WithOpenResources(await controls.PlaceAsync(call, await trust.PlaceAsync(call, ReadRequest(body), ct), ct));
        var principals = await reader.AllAsync(call, ct);
        SimulationsBound(principals, asked);

        var allowed = new List<PrincipalAllowed>();
        var denied = new List<PrincipalDenied>();
        foreach (var principal in principals)
        {
            ct.ThrowIfCancellationRequested();
            var request = StoredPrincipals.Place(call, asked, principal);
            var decision = RequestSimulator.Run(request, explain: false).Decision;
            if (!decision.IsAllowed && !includeDenied)
            {
                continue;
            }

            var result = RequestSimulator.Run(request, explain: true);
            if (decision.IsAllowed)
            {
                allowed.Add(new PrincipalAllowed(principal.Arn, decision.DecidedBy, [.. result.Resources.SelectMany(Through).Distinct()]));
            }
            else
            {
                denied.Add(new PrincipalDenied(principal.Arn, decision.Verdict, decision.DecidedBy, result.Explanation!.Sentence));
            }
        }

        return new WhoCanAnswer(allowed, includeDenied ? denied : null, principals.Count);
    }

    private static SimulationRequest ReadRequest(JsonElement body)
    {
        if (QuestionBody.Member(body, "resource") is { } && QuestionBody.Member(body, "resources") is { })
        {
            throw new QuestionException("resource", "There is resource or resources, not both.");
        }

        var request = QuestionBody.Request(
            QuestionBody.Pick(
                ("action", QuestionBody.Member(body, "action")),
                ("resources", QuestionBody.Member(body, "resource") ?? QuestionBody.Member(body, "resources")),
                ("context", QuestionBody.Member(body, "context")),
                ("policies", QuestionBody.Member(body, "policies"))),
            string.Empty);
        return request.Policies is { Identity.IsEmpty: true, PermissionsBoundary: null, Session: null }
            ? request
            : throw new QuestionException("policies", "identity, permissionsBoundary and session are the principals' own here.");
    }

    /// <summary>Where nothing is known of the resources' side, only the principals' is asked.</summary>
    private static SimulationRequest WithOpenResources(SimulationRequest request) => request with
    {
        AssumesResourceDelegates = request.Policies.Resource is null && request.Resources.All(resource => resource.Policy is null),
    };

    /// <summary>Each principal has statements of its own, and is asked about each resource.</summary>
    private static void SimulationsBound(IReadOnlyList<PrincipalPolicies> principals, SimulationRequest asked)
    {
        const long MostWork = 5_000_000;
        var statements = principals.Sum(principal => 1L + CountOf(principal.IdentityLayer) + (principal.Organization?.ServiceControl.Sum(CountOf) ?? 0))
            + asked.Resources.SelectMany(resource => resource.ResourceControl).Distinct().Sum(CountOf);
        if (statements * asked.Resources.Length > MostWork)
        {
            throw new QuestionException("resources", "These are too many resources for the account's users and roles: ask in parts.");
        }
    }

    private static long CountOf(PolicyLayer layer) => layer.Policies.Sum(policy => policy.Policy.Document.Statements.Length);

    private static IEnumerable<GrantingStatement> Through(ResourceResult result) => result.Explanation!.Layers
        .Where(layer => layer.Kind == result.Decision.DecidedBy)
        .SelectMany(layer => layer.Statements)
        .Where(statement => statement is { Outcome: StatementOutcome.Applies, Effect: PolicyEffect.Allow })
        .Select(statement => new GrantingStatement(statement.Policy.Id, statement.Policy.AttachedTo, statement.Sid, statement.Index, statement.Start));
}
