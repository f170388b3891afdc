using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>Large content: one object put and got whole, and one of five times its size put in parts; what that takes of time, CPU and memory.</summary>
internal static partial class ObjectStreams
{
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const double Target = 300;
    private const long MegaByte = 1_000_000;
    private const int PartMegabytes = 64;

    /// <summary>In MiB: what content that flows through may leave behind.</summary>
    private const double MostGrowth = 64;

    public static void Run(Bench bench)
    {
        using Server server = bench.Start(bench.IamSim);
        Signer alice = ObjectCaller.Make(server);
        long length = (long)bench.Options.Megabytes << 20;
        string path = $"/{ObjectCaller.Bucket}/big";
        List<double> puts = [];
        List<double> gets = [];

        // The first round compiles the code, and does not count.
        for (int round = 0; round <= Math.Min(bench.Options.Rounds, 3); round++)
        {
            double put = Measure(server, $"PUT {bench.Options.Megabytes} MiB", length, () => BigContent.Put(server.Address, alice.SignS3("PUT", path, "", length, Unsigned), length));
            double get = Measure(server, $"GET {bench.Options.Megabytes} MiB", length, () => BigContent.Get(server.Address, alice.SignS3("GET", path, "", 0, Unsigned), length));
            if (round > 0)
            {
                puts.Add(put);
                gets.Add(get);
            }
        }

        Row(bench, "PUT", puts);
        Row(bench, "GET", gets);
        InParts(bench, server, alice, 5 * length);
    }

    private static void Row(Bench bench, string what, List<double> rates)
    {
        double median = Bench.Median(rates);
        bench.Report.Row(
            $"{what} of {bench.Options.Megabytes} MiB", $"≥ {Target:F0} MB/s", $"{median:F0} MB/s (rounds {string.Join(", ", rates.Select(rate => $"{rate:F0}"))})", median >= Target);
    }

    private static void InParts(Bench bench, Server server, Signer alice, long length)
    {
        string path = $"/{ObjectCaller.Bucket}/parts";
        string begun = ObjectCaller.Must(server, Exchange.Send(server.Address, alice.SignS3("POST", path, "uploads=", 0, Unsigned), 30_000));
        string upload = UploadOf().Match(begun).Groups[1].Value;
        StringBuilder list = new("<CompleteMultipartUpload>");
        double before = server.Resident().Now;
        double most = before;
        double rate = Measure(server, $"parts of {PartMegabytes} MiB", length, () =>
        {
            int number = 0;
            for (long left = length; left > 0; left -= (long)PartMegabytes << 20)
            {
                number++;
                long size = Math.Min(left, (long)PartMegabytes << 20);
                string answer = BigContent.Put(server.Address, alice.SignS3("PUT", path, $"partNumber={number}&uploadId={Uri.EscapeDataString(upload)}", size, Unsigned), size);
                list.Append(null, $"<Part><PartNumber>{number}</PartNumber><ETag>{TagOf().Match(answer).Groups[1].Value}</ETag></Part>");
                most = Math.Max(most, server.Resident().Now);
            }

            byte[] body = Encoding.ASCII.GetBytes(list.Append("</CompleteMultipartUpload>").ToString());
            byte[] head = alice.SignS3("POST", path, $"uploadId={Uri.EscapeDataString(upload)}", body.Length, Unsigned);
            ObjectCaller.Must(server, Exchange.Send(server.Address, (byte[])[.. head, .. body], 60_000));
        });
        double read = Measure(server, "GET of it", length, () => BigContent.Get(server.Address, alice.SignS3("GET", path, "", 0, Unsigned), length));
        most = Math.Max(most, server.Resident().Now);
        bench.Report.Row($"{length >> 20} MiB in parts: put, got", $"≥ {Target:F0} MB/s", $"{rate:F0}, {read:F0} MB/s", rate >= Target && read >= Target);
        bench.Report.Row(
            $"{length >> 20} MiB in parts: memory", $"≤ {MostGrowth:F0} MiB more", $"{before:F0} → at most {most:F0} MiB (peak of all {server.Resident().Peak:F0})", most - before <= MostGrowth);
    }

    private static double Measure(Server server, string what, long length, Action run)
    {
        TimeSpan cpu = ProcessFacts.Cpu(server.Pid);
        long start = Stopwatch.GetTimestamp();
        run();
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        double spent = (ProcessFacts.Cpu(server.Pid) - cpu).TotalSeconds;
        double rate = length / took.TotalSeconds / MegaByte;
        Report.Say($"  {what,-38} {rate,9:N0} MB/s  server CPU {spent * 1e9 / length:F2} s a GB  resident {server.Resident().Now:F0} MiB");
        return rate;
    }

    [GeneratedRegex("<UploadId>(.+?)</UploadId>")]
    private static partial Regex UploadOf();

    [GeneratedRegex("ETag: (\\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex TagOf();
}
