using System.Globalization;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>What Presto's SQL has and DuckDB's has not, or otherwise. What both have (most of it) is not here.</summary>
/// <remarks>
/// <see href="https://prestodb.io/docs/current/functions.html">Presto: Functions and operators</see>, which CloudTrail Lake's
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-limitations.html">SQL constraints</see> name. Now is the simulator's.
/// </remarks>
internal static class LakeDialect
{
    /// <summary>Formats of dates, which are MySQL's in Presto; DuckDB wants one that does not change from row to row.</summary>
    private static readonly string[] Formats =
    [
        "%Y-%m-%d %H:%i:%s", "%Y-%m-%d %T", "%Y-%m-%dT%H:%i:%sZ", "%Y-%m-%dT%TZ", "%Y-%m-%dT%H:%i:%s", "%Y-%m-%d %H:%i:%s.%f", "%Y-%m-%dT%H:%i:%s.%fZ",
        "%Y-%m-%d %H:%i", "%Y-%m-%d", "%Y/%m/%d", "%m/%d/%Y", "%d/%m/%Y", "%Y%m%d", "%Y-%m", "%b %d, %Y", "%M %d, %Y",
    ];

    private const string Functions =
        """
        CREATE MACRO element_at(c, k) AS c[k];
        CREATE MACRO cardinality(c) AS CAST(CASE WHEN typeof(c) LIKE 'MAP(%' THEN len(json_keys(to_json(c))) ELSE json_array_length(to_json(c)) END AS BIGINT);
        CREATE MACRO regexp_like(s, p) AS regexp_matches(s, p);
        CREATE MACRO regexp_replace(s, p) AS system.main.regexp_replace(s, p, '', 'g'), (s, p, r) AS system.main.regexp_replace(s, p, r, 'g');
        CREATE MACRO approx_distinct(x) AS approx_count_distinct(x);
        CREATE MACRO approx_percentile(x, p) AS approx_quantile(x, p);
        CREATE MACRO array_join(l, d) AS array_to_string(l, d), (l, d, n) AS array_to_string(list_transform(l, lambda x: coalesce(x::VARCHAR, n)), d);
        CREATE MACRO json_extract_scalar(j, p) AS CASE WHEN json_valid(j::VARCHAR) AND json_type(j::VARCHAR, p) NOT IN ('OBJECT', 'ARRAY') THEN json_extract_string(j::VARCHAR, p) END;
        CREATE MACRO json_array_get(j, i) AS json_extract(j::VARCHAR, '$[' || i || ']');
        CREATE MACRO json_parse(s) AS CAST(s AS JSON);
        CREATE MACRO json_format(j) AS CAST(j AS VARCHAR);
        CREATE MACRO json_size(j, p) AS CASE json_type(j::VARCHAR, p) WHEN 'ARRAY' THEN json_array_length(j::VARCHAR, p) WHEN 'OBJECT' THEN len(json_keys(j::VARCHAR, p)) ELSE 0 END;
        CREATE MACRO date(x) AS CAST(x AS DATE);
        CREATE MACRO date_add(u, n, t) AS t + CAST(n || ' ' || u AS INTERVAL);
        CREATE MACRO from_unixtime(s) AS to_timestamp(s);
        CREATE MACRO to_unixtime(t) AS epoch(t);
        CREATE MACRO from_iso8601_timestamp(s) AS CAST(s AS TIMESTAMPTZ);
        CREATE MACRO from_iso8601_date(s) AS CAST(s AS DATE);
        CREATE MACRO to_iso8601(t) AS strftime(t, '%Y-%m-%dT%H:%M:%S.%gZ');
        CREATE MACRO at_timezone(t, z) AS timezone(z, t);
        CREATE MACRO day_of_week(t) AS isodow(t);
        CREATE MACRO dow(t) AS isodow(t);
        CREATE MACRO day_of_month(t) AS day(t);
        CREATE MACRO day_of_year(t) AS dayofyear(t);
        CREATE MACRO doy(t) AS dayofyear(t);
        CREATE MACRO week_of_year(t) AS week(t);
        CREATE MACRO codepoint(s) AS ord(s);
        CREATE MACRO is_nan(x) AS isnan(x);
        CREATE MACRO ceiling(x) AS ceil(x);
        CREATE MACRO rand() AS random();
        CREATE MACRO every(x) AS bool_and(x);
        """;

    /// <summary>The functions, at a moment of the simulator's clock.</summary>
    public static string Macros(DateTimeOffset now)
    {
        var time = Time(now);
        var parse = string.Join(' ', Formats.Select(f => $"WHEN '{f}' THEN strptime(s, '{Translated(f)}')"));
        var format = string.Join(' ', Formats.Select(f => $"WHEN '{f}' THEN strftime(t, '{Translated(f)}')"));
        return $"""
            {Functions}
            CREATE MACRO date_parse(s, f) AS CASE f {parse} ELSE error('date_parse: the format ' || f || ' is not supported') END;
            CREATE MACRO date_format(t, f) AS CASE f {format} ELSE strftime(t, replace(replace(replace(f, '%M', '%B'), '%i', '%M'), '%s', '%S')) END;
            CREATE MACRO now() AS CAST({time} AS TIMESTAMPTZ);
            CREATE MACRO get_current_timestamp() AS CAST({time} AS TIMESTAMPTZ);
            CREATE MACRO transaction_timestamp() AS CAST({time} AS TIMESTAMPTZ);
            CREATE MACRO current_localtimestamp() AS {time};
            CREATE MACRO current_date() AS CAST({time} AS DATE);
            CREATE MACRO today() AS CAST({time} AS DATE);
            """;
    }

    public static string Time(DateTimeOffset time) => $"TIMESTAMP '{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'";

    private static string Translated(string format) => format
        .Replace("%M", "%B", StringComparison.Ordinal).Replace("%i", "%M", StringComparison.Ordinal)
        .Replace("%s", "%S", StringComparison.Ordinal).Replace("%T", "%H:%M:%S", StringComparison.Ordinal);
}
