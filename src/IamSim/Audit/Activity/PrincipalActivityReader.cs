using System.Text.Json;
using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.AccessKeys;
using IamSim.Iam.ServiceAccess;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Reference;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Opened = IamSim.Policies.Questions.ServiceAccess;

namespace IamSim.Audit.Activity;

/// <summary>Tells what a principal did, from the trail, beside what its policies let it do.</summary>
internal sealed class PrincipalActivityReader(IamDb db, PrincipalPolicyReader policies)
{
    /// <summary>More different actions than there are operations nobody used.</summary>
    private const int MostActions = 10_000;

    private readonly AuditCounter _counter = new(db);

    /// <param name="call">Who asks.</param>
    /// <param name="principal">Whose activity.</param>
    /// <param name="from">The earliest call that counts; null for the first.</param>
    /// <param name="to">The latest call that counts; null for the last.</param>
    /// <param name="most">The most errors, keys, sessions and addresses to tell of, the latest ones.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>Null where there neither is nor was such a principal.</returns>
    public async Task<PrincipalActivity?> ReadAsync(
        Call call, ActivePrincipal principal, DateTimeOffset? from, DateTimeOffset? to, int most, CancellationToken ct)
    {
        var query = principal.Query with { From = from, To = to };
        var used = await _counter.SpansAsync(query, AuditColumn.EventSource, AuditColumn.EventName, MostActions, ct);
        var governed = principal.Policies is { } who ? await policies.FindAsync(call, who.Kind, who.Name, ct) : null;
        var exists = principal.Type == ActivePrincipal.Root || (governed is not null && (governed.Arn == principal.Arn || principal.Policies!.Session is not null));
        if (used.Count == 0 && !exists && !await WasThereAsync(principal, ct))
        {
            return null;
        }

        var actions = await ActionsAsync(call, used, ct);
        return new PrincipalActivity(
            principal.Arn,
            principal.Type,
            exists,
            used.Sum(span => span.Count),
            used.Sum(span => span.Failed),
            used.Count == 0 ? null : used.Min(span => span.First),
            used.Count == 0 ? null : used.Max(span => span.Last),
            actions,
            await ValuesAsync(query, AuditColumn.ErrorCode, most, ct),
            await ValuesAsync(query, AuditColumn.AccessKeyId, most, ct),
            principal.Type == "role" ? await ValuesAsync(query, AuditColumn.SessionArn, most, ct) : [],
            await ValuesAsync(query, AuditColumn.SourceIp, most, ct),
            exists && governed is not null ? AllowedTo(AccessSubject.CompiledOf(governed), actions) : null);
    }

    /// <summary>Whether it ever did anything, whatever the span of time that is asked about.</summary>
    private async Task<bool> WasThereAsync(ActivePrincipal principal, CancellationToken ct) =>
        (await new AuditReader(db).FindAsync(principal.Query, ct)).Count > 0;

    private async Task<IReadOnlyList<UsedAction>> ActionsAsync(Call call, IReadOnlyList<AuditSpan> used, CancellationToken ct)
    {
        var ids = used.Select(span => span.LastId).ToArray();
        var contents = await db.AuditEvents
            .Where(e => e.AccountId == call.Account && EF.Parameter(ids).Contains(e.Id))
            .ToDictionaryAsync(e => e.Id, e => e.Content, ct);
        return [.. used.Select(span => Describe(span, contents.GetValueOrDefault(span.LastId)))];
    }

    private static UsedAction Describe(AuditSpan span, byte[]? lastContent)
    {
        var (source, name) = (span.Values[0]!, span.Values[1]!);
        using var last = lastContent is null ? null : JsonDocument.Parse(AuditContent.RecordOf(lastContent));
        return new UsedAction(
            AccessKeyUses.NamespaceOf(source),
            name,
            span.Count,
            span.Failed,
            span.First,
            span.Last,
            Text("awsRegion"),
            Text("sourceIPAddress"),
            last?.RootElement.TryGetProperty("eventID", out var id) == true ? id.GetGuid() : null);

        string? Text(string member) => last?.RootElement.TryGetProperty(member, out var value) == true ? value.GetString() : null;
    }

    private async Task<IReadOnlyList<UsedValue>> ValuesAsync(AuditQuery query, AuditColumn column, int most, CancellationToken ct) =>
    [
        // One more, for the events that have none.
        .. (await _counter.SpansAsync(query, column, column, most + 1, ct))
            .Where(span => span.Values[0] is not null)
            .Take(most)
            .Select(span => new UsedValue(span.Values[0]!, span.Count, span.First, span.Last)),
    ];

    private static List<OpenedService> AllowedTo(IReadOnlyCollection<CompiledPolicy> governing, IReadOnlyList<UsedAction> used)
    {
        var byService = used.ToLookup(action => action.Service);
        var allowed = new List<OpenedService>();
        foreach (var service in Opened.ServicesOf(ActionReference.Default, governing))
        {
            var open = Opened.ActionsOf(service, governing).Select(action => action.Name).ToList();
            var done = byService[service.Prefix].ToList();
            var names = done.Select(action => action.Action).ToHashSet();

            // What a service that is not served would be asked for never comes here.
            var isServed = Services.All.Any(served => served.SigningName == service.Prefix);
            allowed.Add(new OpenedService(
                service.Prefix,
                AccessReporter.NameOf(service),
                done.Count == 0 ? null : done.Max(action => action.LastUsed),
                open.Count,
                isServed ? [.. open.Where(name => !names.Contains(name))] : null));
        }

        return allowed;
    }
}
