using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>
/// A large account: its import, how long others wait meanwhile, its authorization details page by page over the wire, its export, and what
/// memory all of that takes.
/// </summary>
internal static partial class Account
{
    private const double TargetImport = 20;
    private const double TargetFirstPage = 50;
    private const double TargetWhole = 3;
    private const double TargetMemory = 300;
    private const int PageSize = 100;

    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(5);

    public static void Run(Bench bench)
    {
        string file = Path.Combine(bench.Workspace.NewFolder("account"), "details.json");
        AccountFile.Write(file);
        long size = new FileInfo(file).Length;
        using Server server = bench.Start(bench.IamSim);
        using HttpClient http = new() { BaseAddress = new Uri($"http://{server.Address}"), Timeout = MostTime };
        double atStart = server.Resident().Now;

        (double import, double wait) = Import(bench, server, http, file);
        double afterImport = server.Resident().Peak;
        bench.Report.Row(
            $"import of {AccountFile.Users:N0} users, {AccountFile.Roles:N0} roles, {AccountFile.Policies:N0} policies ({size / 1e6:F0} MB)",
            $"< {TargetImport:F0} s",
            $"{import:F1} s; another call waited {wait:F1} s at most",
            import < TargetImport);

        List<(double First, double Whole)> walks = [];
        for (int round = 0; round < bench.Options.Rounds; round++)
        {
            walks.Add(Walk(bench, http));
            Report.Say($"  first page {walks[^1].First:F1} ms, whole {walks[^1].Whole:F2} s");
        }

        double first = Bench.Median(walks.Skip(1).DefaultIfEmpty(walks[0]).Select(walk => walk.First));
        double whole = Bench.Median(walks.Select(walk => walk.Whole));
        bench.Report.Row(
            $"GetAccountAuthorizationDetails, first page of {PageSize}",
            $"< {TargetFirstPage:F0} ms",
            $"{first:F1} ms (the very first of the server {walks[0].First:F0} ms)",
            first < TargetFirstPage);
        bench.Report.Row(
            $"… all {AccountFile.Items:N0} items, page after page",
            $"< {TargetWhole:F0} s",
            $"{whole:F2} s (the first time {walks[0].Whole:F2} s)",
            whole < TargetWhole);

        foreach (string format in new[] { "authorization-details", "terraform", "cloudformation" })
        {
            (double seconds, long bytes) = Export(http, format);
            bench.Report.Row($"export as {format}", "none", $"{seconds:F1} s, {bytes / 1e6:F0} MB", null);
        }

        (double now, double most) = server.Resident();
        bench.Report.Row("resident memory at most (VmHWM)", $"< {TargetMemory:F0} MiB",
            $"{most:F0} MiB (after the start {atStart:F0}, after the import {afterImport:F0}, at the end {now:F0})", most < TargetMemory);
    }

    /// <summary>The seconds of the import, and of the call that waited longest meanwhile.</summary>
    private static (double Import, double Wait) Import(Bench bench, Server server, HttpClient http, string file)
    {
        double wait = 0;
        bool done = false;
        Thread others = new(() =>
        {
            while (!Volatile.Read(ref done))
            {
                long begun = Stopwatch.GetTimestamp();
                (int status, string body) = Exchange.Query(server.Address, "Action=GetUser&UserName=" + Bench.Reader);
                wait = Math.Max(wait, Stopwatch.GetElapsedTime(begun).TotalSeconds);
                bench.Report.FailedCalls("GetUser beside the import", status == 200 ? 0 : 1, body);
            }
        });
        others.Start();
        long start = Stopwatch.GetTimestamp();
        using StreamContent content = new(File.OpenRead(file));
        using HttpResponseMessage answer = http.PostAsync("api/v1/simulator/import", content).GetAwaiter().GetResult();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Volatile.Write(ref done, true);
        others.Join();
        string report = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        bench.Report.FailedCalls("import", answer.IsSuccessStatusCode && report.Contains("\"skipped\":[]", StringComparison.Ordinal) ? 0 : 1, report);
        return (seconds, wait);
    }

    /// <summary>All pages as a client walks them: the milliseconds of the first, the seconds of all.</summary>
    private static (double First, double Whole) Walk(Bench bench, HttpClient http)
    {
        double first = 0;
        int items = 0;
        string? marker = null;
        long start = Stopwatch.GetTimestamp();
        do
        {
            string from = marker is null ? "" : "&Marker=" + Uri.EscapeDataString(marker);
            using HttpRequestMessage request = new(HttpMethod.Post, "/")
            {
                Content = new StringContent(
                    $"Action=GetAccountAuthorizationDetails&Version=2010-05-08&MaxItems={PageSize}{from}", null, "application/x-www-form-urlencoded"),
            };
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                $"AWS4-HMAC-SHA256 Credential={AccountFile.Number}/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=00");
            using HttpResponseMessage answer = http.Send(request);
            string body = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
            first = first == 0 ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : first;
            items += Item().Count(body);
            marker = NextMarker().Match(body) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }
        while (marker is not null);

        double whole = Stopwatch.GetElapsedTime(start).TotalSeconds;
        bench.Report.FailedCalls("the pages of GetAccountAuthorizationDetails", items == AccountFile.Items ? 0 : 1, $"{items} items of {AccountFile.Items}");
        return (first, whole);
    }

    private static (double Seconds, long Bytes) Export(HttpClient http, string format)
    {
        long start = Stopwatch.GetTimestamp();
        using Stream body = http.GetStreamAsync($"api/v1/simulator/export?account={AccountFile.Number}&format={format}").GetAwaiter().GetResult();
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        for (int read = 1; read > 0; bytes += read)
        {
            read = body.Read(buffer);
        }

        return (Stopwatch.GetElapsedTime(start).TotalSeconds, bytes);
    }

    // Each item has its unique id once; an instance profile shows its role's again, behind its own name.
    [GeneratedRegex("<UserId>|<GroupId>|<PolicyId>|<RolePolicyList")]
    private static partial Regex Item();

    [GeneratedRegex("<Marker>([^<]*)</Marker>")]
    private static partial Regex NextMarker();
}
