using System.Text;
using IamSim.Load.Load;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>
/// Small objects put and got beside moto's server, by turns. IamSim verifies each signature and the content's hash, decides by the user's policy and
/// records each call; moto, as it comes, does none of that. Both get the same bytes.
/// </summary>
internal static class Objects
{
    private const double Target = 20;
    private const int Bytes = 1024;
    private const int Keys = 200;

    public static void Run(Bench bench)
    {
        using Server iamSim = bench.Start(bench.IamSim);
        using Server? moto = bench.Moto is null ? null : bench.Start(bench.Moto);
        Signer alice = ObjectCaller.Make(iamSim);
        if (moto is null)
        {
            bench.Report.Fact("moto's server is not installed: no ratio was measured.");
        }
        else
        {
            ObjectCaller.MakeBucket(moto);
            bench.Report.Fact($"moto {ServerKind.MotoVersion()}, started as: {string.Join(' ', bench.Moto!.Command)}");
        }

        Compare(bench, iamSim, moto, () => new(Operation.ByTurns("PutObject 1 KB", Requests(alice, "PUT"), "")));
        Compare(bench, iamSim, moto, () => new(Operation.ByTurns("GetObject 1 KB", Requests(alice, "GET"), Content(0)[..100])));
    }

    private static byte[][] Requests(Signer signer, string method) =>
        [.. Enumerable.Range(0, Keys).Select(at =>
        {
            byte[] content = method == "PUT" ? Encoding.ASCII.GetBytes(Content(at)) : [];
            byte[] head = signer.SignS3(method, $"/{ObjectCaller.Bucket}/objects/{at:D4}", "", content.Length, Signer.Hash(content));
            return (byte[])[.. head, .. content];
        })];

    /// <summary>All begin alike, and none is another.</summary>
    private static string Content(int at) => string.Concat(Enumerable.Repeat("0123456789abcdef", Bytes / 16))[..(Bytes - 4)] + $"{at:D4}";

    private static void Compare(Bench bench, Server iamSim, Server? moto, Func<Mix> mixOf)
    {
        // Signed just before: what is signed counts for fifteen minutes.
        Mix mix = mixOf();
        List<Server> servers = moto is null ? [iamSim] : [iamSim, moto];
        string name = mix.Names[0];

        // Once each, so that all are there to be got.
        servers.ForEach(server => bench.Report.Stretch($"{name} {server.Name}, first", ClosedLoop.Run(server, mix, 1, TimeSpan.FromSeconds(30), Keys)));
        servers.ForEach(server => bench.WarmUp(server, mix, bench.Options.Connections, seconds: server == iamSim ? 9 : 3));
        List<double> rates = [];
        List<double> ratios = [];
        for (int round = 1; round <= bench.Options.Rounds; round++)
        {
            double[] of = [.. servers.Select(server =>
                bench.Report.Stretch($"{name} {server.Name} round {round}", ClosedLoop.Run(server, mix, bench.Options.Connections, bench.Options.Stretch)).Rate)];
            rates.Add(of[0]);
            if (moto is not null)
            {
                ratios.Add(of[0] / of[1]);
            }
        }

        if (moto is null)
        {
            bench.Report.Row($"{name}, signed, decided and recorded", "", $"{Bench.Median(rates):N0}/s", null);
            return;
        }

        double median = Bench.Median(ratios);
        bench.Report.Row(
            $"{name}, signed, decided and recorded: calls/s, times moto's",
            $"≥ {Target:F0}×",
            $"{median:F1}× ({Bench.Median(rates):N0}/s; rounds {string.Join(", ", ratios.Select(ratio => $"{ratio:F1}"))})",
            median >= Target);
    }
}
