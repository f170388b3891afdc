using System.Globalization;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.SageMaker.Resources;

/// <summary>What a list of SageMaker is asked for; what is null does not limit it.</summary>
internal sealed record ListQuestion(SageMakerKind Kind)
{
    public string? NameContains { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? CreatedAfter { get; init; }

    public DateTimeOffset? CreatedBefore { get; init; }

    public DateTimeOffset? ModifiedAfter { get; init; }

    public DateTimeOffset? ModifiedBefore { get; init; }

    /// <summary><c>Name</c>, <c>CreationTime</c>, <c>LastModifiedTime</c> or <c>Status</c>.</summary>
    public required string SortBy { get; init; }

    public required bool IsDescending { get; init; }

    /// <summary>What else limits it; with its text, for a token is good for the same question only.</summary>
    public (string? Text, Func<SageMakerResource, bool> Holds)? Also { get; init; }
}

/// <summary>Pages of SageMaker's lists, all of which filter, sort and page alike.</summary>
internal sealed class SageMakerLists(IamDb db, Pages pages)
{
    /// <summary>As the reference of ListHyperParameterTuningJobs has it: "The default value is 10."</summary>
    private const int DefaultSize = 10;

    public async ValueTask<Outcome<Page<SageMakerResource>>> PageAsync(
        Call call, OperationModel operation, IPagedRequest request, ListQuestion question, CancellationToken ct)
    {
        var start = pages.Start(
            call,
            operation,
            new Asked(request.Marker, request.MaxItems ?? DefaultSize),
            call.Region,
            question.NameContains,
            question.Status,
            Text(question.CreatedAfter),
            Text(question.CreatedBefore),
            Text(question.ModifiedAfter),
            Text(question.ModifiedBefore),
            question.SortBy,
            question.IsDescending ? "Descending" : "Ascending",
            question.Also?.Text);
        if (start.IsFault)
        {
            return SageMakerErrors.BadToken();
        }

        var rows = await db.SageMakerResources.Where(r => r.AccountId == call.Account && r.Region == call.Region && r.Kind == question.Kind).AsNoTracking().ToListAsync(ct);
        string Key(SageMakerResource resource) => KeyOf(resource, question.SortBy);
        var after = start.Value.After;
        var found = rows.Where(r => Holds(question, r));
        found = question.IsDescending
            ? found.Where(r => after.Length == 0 || string.CompareOrdinal(Key(r), after) < 0).OrderByDescending(Key, StringComparer.Ordinal)
            : found.Where(r => string.CompareOrdinal(Key(r), after) > 0).OrderBy(Key, StringComparer.Ordinal);
        return start.Value.Cut(found.Take(start.Value.Take).ToList(), Key);
    }

    private static bool Holds(ListQuestion question, SageMakerResource resource) =>
        (question.NameContains is not { } part || resource.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
        && (question.Status is not { } status || resource.Status == status)
        && (question.CreatedAfter is not { } createdAfter || resource.CreatedAt > createdAfter)
        && (question.CreatedBefore is not { } createdBefore || resource.CreatedAt < createdBefore)
        && (question.ModifiedAfter is not { } modifiedAfter || resource.ModifiedAt > modifiedAfter)
        && (question.ModifiedBefore is not { } modifiedBefore || resource.ModifiedAt < modifiedBefore)
        && (question.Also is not { } also || also.Holds(resource));

    /// <summary>Names are unique, so that each key is: the name goes last.</summary>
    private static string KeyOf(SageMakerResource resource, string sortBy) => sortBy switch
    {
        "Name" => resource.Name,
        "Status" => $"{resource.Status}\n{resource.Name}",
        "LastModifiedTime" => $"{Text(resource.ModifiedAt)}\n{resource.Name}",
        _ => $"{Text(resource.CreatedAt)}\n{resource.Name}",
    };

    private static string? Text(DateTimeOffset? time) => time?.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    private sealed record Asked(string? Marker, int? MaxItems) : IPagedRequest;
}
