using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using IamSim.Load.Load;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>
/// What bad input does to the server: each case gets a clear refusal in time; requests with random bytes changed get any answer but
/// a 5xx; and through clients that stop in the middle of a request, good calls are answered as before.
/// </summary>
internal static class BadInput
{
    private const int Mutations = 2_000;
    private const int Stalled = 200;
    private const int Seed = 20260101;
    private const int TimeToAnswer = 5_000;

    public static void Run(Bench bench)
    {
        using Server server = bench.Start(bench.IamSim);
        Mix good = new(Operation.GetUser(Bench.Reader));
        bench.WarmUp(server, good, bench.Options.Connections);

        List<string> wrong = [];
        IReadOnlyList<BadInputCase> cases = BadInputCase.All();
        foreach (BadInputCase bad in cases)
        {
            Judge(bad.Name, Send(server, bad.Request), wrong, bad.IsRight);
            byte[] request = Operation.QueryRequest("Action=GetUser&UserName=" + Bench.Reader);
            Judge("a good call after: " + bad.Name, Send(server, request), wrong, answer => answer?.Status == 200);
        }

        Note(bench, $"{cases.Count} kinds of bad input: refused as they should be", wrong);
        Mutate(bench, server);
        Stall(bench, server, good);
        double peak = server.Resident().Peak;
        string target = $"< {Memory.Target:F0} MiB";
        bench.Report.Row("resident memory at most, through all bad input", target, $"{peak:F0} MiB", peak < Memory.Target);
    }

    /// <summary>Good requests with a few bytes of the body changed, the same in every run.</summary>
    private static void Mutate(Bench bench, Server server)
    {
        List<string> wrong = [];
        Random random = new(Seed);
        for (int i = 0; i < Mutations && wrong.Count < 20; i++)
        {
            byte[] request = Operation.QueryRequest(
                $"Action=CreateUser&UserName=mutant-{i}&Path=%2Fa%2F&Tags.member.1.Key=k&Tags.member.1.Value=v");
            int bodyStart = request.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
            // The head stays: with its framing changed, the server would rightly wait for more.
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                request[random.Next(bodyStart, request.Length)] = (byte)random.Next(256);
            }

            string name = $"mutation {i}: {Encoding.Latin1.GetString(request, bodyStart, request.Length - bodyStart)}";
            Judge(name, Send(server, request), wrong, answer => answer?.Status is (>= 200 and < 500) or 501);
        }

        Note(bench, $"{Mutations:N0} requests with random bytes in them: no 5xx, no silence", wrong);
    }

    /// <summary>Clients that send half a request and then nothing, while others work.</summary>
    private static void Stall(Bench bench, Server server, Mix good)
    {
        List<Socket> stalled = [];
        try
        {
            byte[] request = Operation.QueryRequest("Action=GetUser&UserName=" + Bench.Reader);
            for (int i = 0; i < Stalled; i++)
            {
                Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                stalled.Add(socket);
                socket.Connect(server.Address);
                socket.Send(request.AsSpan(0, i % 2 == 0 ? request.Length / 2 : request.Length - 5));
            }

            LoadResult result = ClosedLoop.Run(server, good, bench.Options.Connections, bench.Options.Stretch);
            bench.Report.Stretch($"GetUser beside {Stalled} stalled clients", result);
            bench.Report.Row($"failed calls beside {Stalled} stalled clients", "0", $"{result.Tally.Bad}", result.Tally.Bad == 0);
        }
        finally
        {
            stalled.ForEach(socket => socket.Dispose());
        }
    }

    /// <summary>The answer; null where the server closed the connection without one; a status of 0 where nothing came in time.</summary>
    private static (int Status, string Body)? Send(Server server, byte[] request)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            return Exchange.Send(server.Address, request, TimeToAnswer);
        }
        catch (Exception e) when (e is SocketException or InvalidDataException)
        {
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds >= TimeToAnswer * 0.9 || server.HasExited ? (0, e.Message) : null;
        }
    }

    private static void Judge(
        string name, (int Status, string Body)? answer, List<string> wrong, Func<(int Status, string Body)?, bool> isRight)
    {
        if (!isRight(answer))
        {
            wrong.Add($"{name}: " + (answer is { } got ? $"{got.Status} {got.Body[..Math.Min(got.Body.Length, 200)]}" : "closed"));
        }
    }

    private static void Note(Bench bench, string what, List<string> wrong)
    {
        wrong.ForEach(text => Report.Say("  " + text));
        bench.Report.Row(what, "all", wrong.Count == 0 ? "all" : $"{wrong.Count} not", wrong.Count == 0);
        bench.Report.FailedCalls(what, wrong.Count, wrong.FirstOrDefault());
    }
}
