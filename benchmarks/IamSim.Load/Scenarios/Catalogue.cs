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

        List<double> pages = [];
        for (int walk = 0; walk < Walks; walk++)
        {
            pages.AddRange(Walk(server.Address));
        }

        pages.Sort();
        double p99 = pages[(int)(pages.Count * 0.99)];
        bench.Report.Fact($"catalogue: {pages.Count / Walks} pages; the very first of the server took {first:F0} ms");
        bench.Report.Row("ListPolicies over the whole catalogue, a page of 100", $"< {Target:F0} ms",
            $"p50 {Bench.Median(pages):F2} ms, p99 {p99:F2} ms, over a connection of its own each", p99 < Target);
    }

    /// <summary>Milliseconds of each page.</summary>
    private static List<double> Walk(IPEndPoint server)
    {
        List<double> pages = [];
        string? marker = null;
        do
        {
            string from = marker is null ? "" : "&Marker=" + Uri.EscapeDataString(marker);
            long start = Stopwatch.GetTimestamp();
            (int status, string body) = Exchange.Query(server, $"Action=ListPolicies&MaxItems={PageSize}{from}");
            pages.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (status != 200)
            {
                throw new InvalidDataException($"page {pages.Count} of ListPolicies: {status} {body[..Math.Min(body.Length, 300)]}");
            }

            marker = NextMarker().Match(body) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }
        while (marker is not null);

        return pages;
    }

    [GeneratedRegex("<Marker>([^<]*)</Marker>")]
    private static partial Regex NextMarker();
}
