using System.Xml;
using IamSim.Audit.Trail;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Rest;

namespace IamSim.Audit.Rest;

/// <summary>Answers how many events there are, by a field or by time.</summary>
internal sealed class AuditCountsReader(AuditQuestionReader questions, TrailCounter counter)
{
    private const int DefaultValues = 100;
    private const int MostValues = 1000;
    private const int MostBuckets = 10_000;

    public async Task<Answer> AnswerAsync(Call call, AuditCountsQuestion asked, CancellationToken ct)
    {
        var question = questions.Read(call, asked);
        if (question.IsFault)
        {
            return new Answer(question.Fault);
        }

        return (asked.By, asked.Bucket) switch
        {
            ({ } by, null) => await ByFieldAsync(question.Value, by, asked.Max ?? DefaultValues, ct),
            (null, { } bucket) => await ByTimeAsync(question.Value, bucket, ct),
            _ => Refused("Either by (a field) or bucket (a span of time) must be given."),
        };
    }

    private async Task<Answer> ByFieldAsync(TrailQuestion question, string by, int max, CancellationToken ct)
    {
        if (CountField.Find(by) is not { } field)
        {
            return Refused($"by must be one of {CountField.Names}.");
        }

        if (max is < 1 or > MostValues)
        {
            return Refused($"max must be between 1 and {MostValues}.");
        }

        var counts = await counter.ByFieldAsync(question, field, max, ct);
        return new Answer(new AuditCounts(field.Name, [.. counts.Select(count => new AuditValueCount(count.Value, count.Count))], null, null));
    }

    private async Task<Answer> ByTimeAsync(TrailQuestion question, string bucket, CancellationToken ct)
    {
        if (SpanOf(bucket) is not { } span)
        {
            return Refused("bucket must be minute, hour, day, or an ISO 8601 duration in whole seconds such as PT15M.");
        }

        var counts = await counter.ByTimeAsync(question, span, ct);
        var from = question.Columns.From ?? (counts.Count == 0 ? null : counts[0].From);
        var to = question.Columns.To ?? (counts.Count == 0 ? null : counts[^1].From);
        if (from is null || to is null || from > to)
        {
            return new Answer(new AuditCounts(null, null, XmlConvert.ToString(span), []));
        }

        if ((to - from) / span >= MostBuckets)
        {
            return Refused($"bucket is too short: the time asked for has more than {MostBuckets} of them. Give a longer one, or from and to.");
        }

        return new Answer(new AuditCounts(null, null, XmlConvert.ToString(span), Filled(counts, AuditCounter.BeginOf(from.Value, span), to.Value, span)));
    }

    private static List<AuditBucket> Filled(IReadOnlyList<AuditTimeCount> counts, DateTimeOffset from, DateTimeOffset to, TimeSpan span)
    {
        var known = counts.ToDictionary(count => count.From, count => count.Count);
        var filled = new List<AuditBucket>();
        for (var at = from; at <= to; at += span)
        {
            filled.Add(new AuditBucket(at, known.GetValueOrDefault(at)));
        }

        return filled;
    }

    private static TimeSpan? SpanOf(string bucket)
    {
        switch (bucket)
        {
            case "minute":
                return TimeSpan.FromMinutes(1);
            case "hour":
                return TimeSpan.FromHours(1);
            case "day":
                return TimeSpan.FromDays(1);
        }

        try
        {
            // A month is no length.
            var isLength = !bucket.Split('T')[0].AsSpan().ContainsAny('Y', 'M');
            return isLength && XmlConvert.ToTimeSpan(bucket) is var span && span >= TimeSpan.FromSeconds(1) && span.Ticks % TimeSpan.TicksPerSecond == 0 ? span : null;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static Answer Refused(string problem) => new(CommonFaults.ValidationError(problem));
}
