using System.Globalization;
using IamSim.Access;
using IamSim.Audit.Activity;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Audit.Rest;

/// <summary>What users, roles, root and sessions did.</summary>
[Route("api/v1/audit/principals")]
[Tags("Audit")]
public sealed class PrincipalActivityController : QuestionController
{
    private const int DefaultValues = 100;
    private const int MostValues = 1000;

    /// <summary>Tells what a principal used, when last, and what its policies let it do and it never did.</summary>
    /// <param name="arn" example="arn:aws:iam::123456789012:root">
    /// The ARN with its slashes encoded: <c>arn:aws:iam::123456789012:user%2Falice</c>, a role's, root's, or a session's such as
    /// <c>arn:aws:sts::123456789012:assumed-role%2FTraining%2Fjob-7</c>.
    /// </param>
    /// <param name="from">Only calls at or after this time: ISO 8601, or seconds since 1970.</param>
    /// <param name="to">Only calls at or before this time.</param>
    /// <param name="max">The most errors, keys, sessions and addresses, the latest ones: 1 to 1000, by default 100.</param>
    /// <param name="ct">Stops the question.</param>
    [HttpGet("{arn}/activity")]
    [ProducesResponseType<PrincipalActivity>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> GetPrincipalActivity(string arn, string? from, string? to, int? max, CancellationToken ct)
    {
        var named = ArnSegment.Decode(arn);
        var asked = new AskedShape(("principalArn", named), ("from", from), ("to", to), ("max", max?.ToString(CultureInfo.InvariantCulture)));
        return AskAsync(nameof(GetPrincipalActivity), QuestionActions.LookupEvents, asked, async (call, _) =>
        {
            var times = HttpContext.RequestServices.GetRequiredService<AuditQuestionReader>().Read(call, new AuditFilters { From = from, To = to });
            if (times.IsFault)
            {
                return new Answer(times.Fault);
            }

            if (max is < 1 or > MostValues)
            {
                return new Answer(CommonFaults.ValidationError($"max must be between 1 and {MostValues}."));
            }

            if (ActivePrincipal.Parse(named) is not { } principal)
            {
                return new Answer(CommonFaults.ValidationError(
                    $"{CallText.Shown(named)} is not the ARN of a user, a role, root or a session. In the path its slashes are %2F."));
            }

            var columns = times.Value.Columns;
            var activity = principal.Account != call.Account
                ? null
                : await HttpContext.RequestServices.GetRequiredService<PrincipalActivityReader>()
                    .ReadAsync(call, principal, columns.From, columns.To, max ?? DefaultValues, ct);
            return activity is null
                ? new Answer(new Fault("NotFound", 404, $"The account neither has nor had {CallText.Shown(named)}.", "NotFound"))
                : new Answer(activity);
        });
    }
}
