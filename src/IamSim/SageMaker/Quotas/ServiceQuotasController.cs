using IamSim.Access;
using IamSim.Calls;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using IamSim.Storage;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.SageMaker.Quotas;

/// <summary>SageMaker's service quotas of the calling account and region, simulated: how many instances of a type may run at once.</summary>
[Route("api/v1/service-quotas")]
[Tags("Service quotas")]
public sealed class ServiceQuotasController : QuestionController
{
    private const int MostInstances = 1_000_000;

    private static readonly Dictionary<string, InstanceUse> Uses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["training"] = InstanceUse.Training,
        ["spotTraining"] = InstanceUse.SpotTraining,
        ["processing"] = InstanceUse.Processing,
        ["endpoint"] = InstanceUse.Endpoint,
        ["notebook"] = InstanceUse.Notebook,
        ["transform"] = InstanceUse.Transform,
    };

    /// <summary>Lists the quotas, with how many instances run now.</summary>
    /// <param name="use">One use: <c>training</c>, <c>spotTraining</c>, <c>processing</c>, <c>endpoint</c>, <c>notebook</c>, <c>transform</c>.</param>
    /// <param name="instanceType">One type.</param>
    [HttpGet]
    [ProducesResponseType<QuotasAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> ListServiceQuotas([FromQuery] string? use, [FromQuery] string? instanceType) => AskAsync(
        nameof(ListServiceQuotas), QuestionActions.ListServiceQuotas, new AskedShape(("use", use), ("instanceType", instanceType)), async (call, ct) =>
        {
            var wanted = use is null ? (InstanceUse?)null : UseOf(use);
            var services = HttpContext.RequestServices;
            var all = await services.GetRequiredService<SageMakerQuotas>().AllAsync(services, call, ct);
            return new Answer(new QuotasAnswer([
                .. all.Where(quota => (wanted is null || quota.Use == wanted) && (instanceType is null || quota.InstanceType == instanceType)).Select(QuotaAnswer.Of)]));
        });

    /// <summary>Sets a quota. On AWS an increase is asked for and granted; here it holds at once, and may be lower too: zero is what AWS gives new accounts of the large types.</summary>
    /// <param name="use">One use, as in the list.</param>
    /// <param name="instanceType">The type, <c>ml.p4d.24xlarge</c>.</param>
    /// <param name="body">How many may run at once.</param>
    [HttpPut("{use}/{instanceType}")]
    [BodyExample("""{ "value": 0 }""")]
    [ProducesResponseType<QuotaAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> SetServiceQuota(string use, string instanceType, QuotaChange body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var asked = new AskedShape(
            ("use", use), ("instanceType", instanceType), ("value", body.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return AskAsync(nameof(SetServiceQuota), QuestionActions.RequestServiceQuotaIncrease, asked, async (call, ct) =>
        {
            var one = UseOf(use);
            if (!IsType(instanceType))
            {
                throw new QuestionException("instanceType", "This must be an instance type of SageMaker, such as ml.g5.xlarge.");
            }

            if (body.Value is not { } value || value is < 0 or > MostInstances)
            {
                throw new QuestionException("value", $"This must be a number from 0 to {MostInstances}.");
            }

            var services = HttpContext.RequestServices;
            var subject = new CallSubject(CallSubject.OwnSource, nameof(SetServiceQuota), IsReadOnly: false, asked);
            var fault = await services.GetRequiredService<CallRunner>().ChangeAsync(
                call,
                subject,
                async (lane, stop) =>
                {
                    await SageMakerQuotas.SetAsync(lane.GetRequiredService<IamDb>(), call, one, instanceType, value, stop);
                    return (null, subject);
                },
                ct);
            if (fault is not null)
            {
                return new Answer(fault);
            }

            var all = await services.GetRequiredService<SageMakerQuotas>().AllAsync(services, call, ct);
            return new Answer(QuotaAnswer.Of(all.Single(quota => quota.Use == one && quota.InstanceType == instanceType)));
        });
    }

    internal static string NameOf(InstanceUse use) => Uses.Single(each => each.Value == use).Key;

    private static InstanceUse UseOf(string name) => Uses.TryGetValue(name, out var use)
        ? use
        : throw new QuestionException("use", $"This must be one of {string.Join(", ", Uses.Keys)}.");

    private static bool IsType(string name) =>
        name is { Length: > 6 and <= 40 } && name.StartsWith("ml.", StringComparison.Ordinal)
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-');
}

/// <summary>The quotas.</summary>
public sealed record QuotasAnswer(IReadOnlyList<QuotaAnswer> Quotas);

/// <summary>A quota.</summary>
/// <param name="Name">As AWS names it: <c>ml.g5.xlarge for training job usage</c>.</param>
/// <param name="Use">What the instances are used for.</param>
/// <param name="InstanceType">Their type.</param>
/// <param name="Value">How many may run at once.</param>
/// <param name="Default">How many might where nothing was set.</param>
/// <param name="InUse">How many run now.</param>
public sealed record QuotaAnswer(string Name, string Use, string InstanceType, int Value, int Default, int InUse)
{
    internal static QuotaAnswer Of(Quota quota) =>
        new(quota.Name, ServiceQuotasController.NameOf(quota.Use), quota.InstanceType, quota.Value, quota.Default, quota.InUse);
}

/// <summary>A change of a quota.</summary>
/// <param name="Value">How many instances may run at once.</param>
public sealed record QuotaChange(int? Value);
