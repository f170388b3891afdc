using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Says in plain words what a delegation request asks for.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetHumanReadableSummary.html">IAM: GetHumanReadableSummary</see>. AWS has a
/// language model write it; here it is composed from the permission policy, and says so.
/// </remarks>
internal sealed class GetHumanReadableSummary(IamDb db) : IOperation<GetHumanReadableSummaryRequest, GetHumanReadableSummaryResponse>
{
    private const string Default = "en";

    /// <summary>The languages of AWS's console. How AWS spells their locales is not documented: a region may follow, behind a hyphen or an underscore.</summary>
    private static readonly string[] Languages = [Default, "ar", "de", "es", "fr", "id", "it", "ja", "ko", "pt", "tr", "zh"];

    public async ValueTask<Outcome<GetHumanReadableSummaryResponse>> RunAsync(Call call, GetHumanReadableSummaryRequest request, CancellationToken ct)
    {
        if (request.EntityArn.Split(':', 6) is not ["arn", _, "iam", "", var account, var resource]
            || resource.Split('/', 2) is not ["delegation-request", var id])
        {
            return DelegationErrors.NotSummarized(request.EntityArn);
        }

        var locale = request.Locale ?? Default;
        var language = locale.Split('-', '_')[0];
        if (!Languages.Contains(language, StringComparer.OrdinalIgnoreCase))
        {
            return DelegationErrors.UnknownLocale(locale);
        }

        // "A party who has permissions to call GetDelegationRequest […] will always be able to retrieve the human readable summary."
        var found = await db.DelegationRequests.FindSeenAsync(call, id, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        // Whose account AWS has in the ARN of a request that nobody owns is not documented.
        if (account != found.Value.AccountId && account != (found.Value.OwnerAccountId ?? call.Account))
        {
            return DelegationErrors.NoSuchRequest(id);
        }

        return language.Equals(Default, StringComparison.OrdinalIgnoreCase)
            ? new GetHumanReadableSummaryResponse
            {
                SummaryContent = DelegationSummary.Of(found.Value),
                Locale = locale,
                SummaryState = SummaryStateType.AVAILABLE,
            }
            : new GetHumanReadableSummaryResponse { Locale = locale, SummaryState = SummaryStateType.NOT_SUPPORTED };
    }
}
