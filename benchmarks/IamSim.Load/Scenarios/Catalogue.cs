using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>What a page of AWS's managed policies costs: the whole catalogue, by pages of 100, again and again.</summary>
internal static partial class Catalogue
{
    private const double Target = 5;
    private const int PageSize = 100;

    /// <summary>Walks that are not measured: the catalogue is read, code gets compiled.</summary>
    private const int WarmUps = 100;

    private const int Walks = 60;

    public static void Run(Bench bench)
    {
        using Server server = Server.Start(bench.IamSim, bench.Workspace);
        double first = Walk(server.Address)[0];
        for (int walk = 1; walk < WarmUps; walk++)
        {
            Walk(server.Address);
        }

        // An empty list by turns with the pages: what a call costs on this machine, whatever it asks for.
        List<double> pages = [];
        List<double> empty = [];
        for (int walk = 0; walk < Walks; walk++)
        {
            List<double> of = Walk(server.Address);
            pages.AddRange(of);
            empty.AddRange(of.Select(_ => Call(server.Address, "ListAccountAliases").Milliseconds));

            // A page is a large object here: it had better not be this process that stops in the middle of one.
            GC.Collect();
        }

        bench.Report.Fact($"catalogue: {pages.Count / Walks} pages; the very first of the server took {first:F0} ms");
        bench.Report.Row("ListPolicies over the whole catalogue, a page of 100", $"< {Target:F0} ms",
            $"p50 {Bench.Median(pages):F2} ms, p99 {P99(pages):F2} ms, over a connection of its own each (an empty list: {Bench.Median(empty):F2} and {P99(empty):F2} ms)",
            P99(pages) < Target);
    }

    private static double P99(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.99));

    private static (string Body, double Milliseconds) Call(IPEndPoint server, string call)
    {
        long start = Stopwatch.GetTimestamp();
        (int status, string body) = Exchange.Query(server, $"Action={call}");
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return status == 200 ? (body, time) : throw new InvalidDataException($"{call}: {status} {body[..Math.Min(body.Length, 300)]}");
    }

    /// <summary>Milliseconds of each page.</summary>
    private static List<double> Walk(IPEndPoint server)
    {
        List<double> pages = [];
        string? marker = null;
        do
        {
            string from = marker is null ? "" : "&Marker=" + Uri.EscapeDataString(marker);
            (string body, double time) = Call(server, $"ListPolicies&MaxItems={PageSize}{from}");
            pages.Add(time);
            marker = NextMarker().Match(body) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }
        while (marker is not null);

        return pages;
    }

    [GeneratedRegex("<Marker>([^<]*)</Marker>")]
    private static partial Regex NextMarker();
}
