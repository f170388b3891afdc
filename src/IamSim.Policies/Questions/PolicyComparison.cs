using System.Collections.Immutable;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Reference;

namespace IamSim.Policies.Questions;

/// <summary>What became of access between two versions of a policy.</summary>
public enum AccessChange
{
    Same,
    More,
    Less,

    /// <summary>More here, less there.</summary>
    Different,
}

/// <summary>The difference in access between two versions of a policy.</summary>
/// <param name="Verdict">Whether the later one grants more, less or the same.</param>
/// <param name="IsCertain">False where conditions or patterns are of a make that the samples may not tell apart.</param>
/// <param name="Gained">Actions that only the later version allows, on whatever resource.</param>
/// <param name="Lost">Actions that only the earlier one allows.</param>
/// <param name="Changed">Actions that both allow, or both do not, but on other resources or under other conditions.</param>
public sealed record AccessDifference(
    AccessChange Verdict, bool IsCertain, ImmutableArray<string> Gained, ImmutableArray<string> Lost, ImmutableArray<ActionChange> Changed);

/// <summary>An action of which the access has changed.</summary>
/// <param name="Action">The action.</param>
/// <param name="Change">More, less or different.</param>
/// <param name="Example">A request that the two versions answer differently.</param>
public sealed record ActionChange(string Action, AccessChange Change, ChangeExample Example);

/// <summary>A request that two versions of a policy answer differently.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Principal">Who asks, where the policy names principals.</param>
/// <param name="Context">The context keys.</param>
/// <param name="Before">What the earlier version says of it.</param>
/// <param name="After">What the later one says.</param>
public sealed record ChangeExample(
    string Resource, string? Principal, ImmutableDictionary<string, ImmutableArray<string>> Context, Verdict Before, Verdict After);

/// <summary>Compares policies by what they decide, not by their text.</summary>
/// <remarks>
/// Both versions are asked about every action of the reference with sample resources, contexts and principals, which are made from both versions'
/// patterns and conditions (<see cref="ResourceSamples"/>, <see cref="ContextSamples"/>).
/// </remarks>
public static class PolicyComparison
{
    public static AccessDifference Compare(CompiledPolicy before, CompiledPolicy after, ActionReference reference)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(reference);
        return new Run(before, after).Compare(reference);
    }

    private sealed class Run(CompiledPolicy before, CompiledPolicy after)
    {
        private readonly PolicyLayer earlier = PolicyLayer.Of(new AttachedPolicy(before, new PolicySource("before")));
        private readonly PolicyLayer later = PolicyLayer.Of(new AttachedPolicy(after, new PolicySource("after")));
        private readonly CompiledStatement[] statements = [.. before.Statements, .. after.Statements];
        private readonly Dictionary<string, Finding> findings = new(StringComparer.Ordinal);
        private readonly Dictionary<string, StatementSamples> samples = new(StringComparer.Ordinal);
        private bool isCertain = true;
        private long work;

        internal AccessDifference Compare(ActionReference reference)
        {
            var gained = ImmutableArray.CreateBuilder<string>();
            var lost = ImmutableArray.CreateBuilder<string>();
            var changed = ImmutableArray.CreateBuilder<ActionChange>();
            var (more, less) = (false, false);
            foreach (var action in KnownAction.All(reference, statements))
            {
                var finding = Find(action);
                more |= finding.More is not null;
                less |= finding.Less is not null;
                if (finding.Change == AccessChange.Same)
                {
                    continue;
                }

                if (finding.AllowedBefore == finding.AllowedAfter)
                {
                    changed.Add(new ActionChange(action.Name, finding.Change, (finding.More ?? finding.Less)!));
                }
                else
                {
                    (finding.AllowedAfter ? gained : lost).Add(action.Name);
                }
            }

            return new AccessDifference(Verdict(more, less), isCertain, gained.ToImmutable(), lost.ToImmutable(), changed.ToImmutable());
        }

        /// <summary>Actions that the same statements match and that have the same types get the same: one of them is asked about.</summary>
        private Finding Find(KnownAction action)
        {
            var matching = Enumerable.Range(0, statements.Length).Where(index => statements[index].MatchesAction(action.NameInLowerCase)).ToList();
            if (matching.Count == 0)
            {
                return Finding.Nothing;
            }

            var statementKey = string.Join(',', matching);
            var key = $"{statementKey} {action.Kind}";
            if (!findings.TryGetValue(key, out var finding))
            {
                if (!samples.TryGetValue(statementKey, out var ofStatements))
                {
                    samples[statementKey] = ofStatements = new StatementSamples(matching.ConvertAll(index => statements[index]), KnownFacts.None);
                }

                findings[key] = finding = Ask(action, ofStatements);
            }

            return finding;
        }

        private Finding Ask(KnownAction action, StatementSamples given)
        {
            var resources = ResourceSamples.For(action, given.Resources);
            var principals = PrincipalSamples.Of(given.Statements);
            work += (long)principals.Count * resources.Count * given.Contexts.Count * given.Statements.Count;
            var most = work > SampleBounds.MostLooks ? SampleBounds.Few : int.MaxValue;
            isCertain &= given.AreEnough && (most == int.MaxValue || (resources.Count <= most && given.Contexts.Count <= most && principals.Count <= most));
            var finding = new Finding();
            foreach (var principal in principals.Take(most))
            {
                foreach (var resource in resources.Take(most))
                {
                    foreach (var context in given.Contexts.Take(most))
                    {
                        var request = new AuthorizationRequest(principal, action.Name, resource, context);
                        finding.Note(request, Said(earlier, request), Said(later, request));
                    }
                }
            }

            return finding;
        }

        private static Verdict Said(PolicyLayer layer, AuthorizationRequest request)
        {
            var outcome = layer.Decide(request, hasBoundary: false);
            return outcome.IsDenied ? Evaluation.Verdict.ExplicitDeny : outcome.IsAllowed ? Evaluation.Verdict.Allowed : Evaluation.Verdict.ImplicitDeny;
        }

        private static AccessChange Verdict(bool more, bool less) => (more, less) switch
        {
            (false, false) => AccessChange.Same,
            (true, false) => AccessChange.More,
            (false, true) => AccessChange.Less,
            _ => AccessChange.Different,
        };

        /// <summary>What came of the samples for one action.</summary>
        private sealed class Finding
        {
            internal static Finding Nothing { get; } = new();

            internal bool AllowedBefore { get; private set; }

            internal bool AllowedAfter { get; private set; }

            internal ChangeExample? More { get; private set; }

            internal ChangeExample? Less { get; private set; }

            internal AccessChange Change => Verdict(More is not null, Less is not null);

            internal void Note(AuthorizationRequest request, Verdict before, Verdict after)
            {
                AllowedBefore |= before == Evaluation.Verdict.Allowed;
                AllowedAfter |= after == Evaluation.Verdict.Allowed;
                if (Rank(after) > Rank(before))
                {
                    More ??= Example(request, before, after);
                }
                else if (Rank(after) < Rank(before))
                {
                    Less ??= Example(request, before, after);
                }
            }

            // An explicit deny is less than none: it takes away what other policies grant.
            private static int Rank(Verdict verdict) => verdict switch
            {
                Evaluation.Verdict.ExplicitDeny => 0,
                Evaluation.Verdict.ImplicitDeny => 1,
                _ => 2,
            };

            private static ChangeExample Example(AuthorizationRequest request, Verdict before, Verdict after) => new(
                request.Resource,
                request.Principal.Arn ?? request.Principal.RoleArn,
                request.Context.Keys.ToImmutableDictionary(key => key, key => request.Context[key]),
                before,
                after);
        }
    }
}
