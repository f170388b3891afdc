using System.Text.Json;
using IamSim.Rest;

namespace IamSim.Access.Authorizations;

/// <summary>How evaluations are to be run.</summary>
/// <param name="Explain">Whether each decision's story is told: IamSim's own.</param>
/// <param name="Last">The decision behind which the others are not asked any more; null: all are.</param>
internal sealed record EvaluationOptions(bool Explain, bool? Last)
{
    public static EvaluationOptions Read(JsonElement body)
    {
        if (QuestionBody.Member(body, "options") is not { } options)
        {
            return new EvaluationOptions(false, null);
        }

        if (options.ValueKind != JsonValueKind.Object)
        {
            throw new QuestionException("options", "This must be an object.");
        }

        return new EvaluationOptions(QuestionBody.Flag(options, "explain"), QuestionBody.Text(options, "evaluations_semantic") switch
        {
            null or "execute_all" => null,
            "deny_on_first_deny" => false,
            "permit_on_first_permit" => true,
            _ => throw new QuestionException(
                "options.evaluations_semantic", "This must be execute_all, deny_on_first_deny or permit_on_first_permit."),
        });
    }

    public bool EndsWith(bool decision) => Last == decision;
}
