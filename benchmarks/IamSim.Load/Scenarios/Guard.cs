using System.Text;
using System.Text.RegularExpressions;
using IamSim.Load.Load;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>What it costs to guard: signatures and decisions on each call, sessions, and decisions for other services.</summary>
internal static partial class Guard
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Account = "123456789012";
    private const double GetUserTarget = 30;
    private const double AddedTarget = 60;
    private const double AssumeRoleTarget = 5_000;
    private const double DecisionsTarget = 200_000;
    private const int Batch = 1_000;

    public static void Run(Bench bench)
    {
        using Server guarded = bench.Start(With(bench.IamSim, "On"));
        using Server open = bench.Start(With(bench.IamSim, "Off"));
        using Server? moto = bench.Moto is null ? null : bench.Start(bench.Moto);
        Signer alice = MakeCaller(guarded);
        CompareWithOpen(bench, guarded, open, alice);
        CompareWithMoto(bench, guarded, moto, alice);
        AssumeRole(bench, guarded, alice);
        Authorizations(bench, guarded);
    }

    private static ServerKind With(ServerKind kind, string enforcement) => kind with
    {
        Name = $"{kind.Name} ({enforcement})",
        Environment = new Dictionary<string, string>(kind.Environment) { ["IamSim__Enforcement"] = enforcement },
    };

    /// <summary>A user with a key who may do what is measured and no more, and a role that trusts it.</summary>
    private static Signer MakeCaller(Server server)
    {
        string policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:GetUser","sts:AssumeRole"],"Resource":"arn:aws:iam::123456789012:*"}]}""";
        string trust = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:user/{{Bench.Reader}}"},"Action":"sts:AssumeRole"}]}""";
        Must(server, $"Action=PutUserPolicy&UserName={Bench.Reader}&PolicyName=p&PolicyDocument={Uri.EscapeDataString(policy)}");
        Must(server, $"Action=CreateRole&RoleName=worker&AssumeRolePolicyDocument={Uri.EscapeDataString(trust)}");
        string key = Must(server, $"Action=CreateAccessKey&UserName={Bench.Reader}");
        return new Signer(IdOf().Match(key).Groups[1].Value, SecretOf().Match(key).Groups[1].Value);
    }

    private static string Must(Server server, string body)
    {
        (int status, string answer) = Exchange.Query(server.Address, body);
        return status == 200 ? answer : throw new InvalidOperationException($"{server.Name}: {body} gave {status} {answer}");
    }

    private static Mix GetUser(Signer signer) => new(Operation.Of(
        "GetUser", signer.Sign("iam", "/", Form, $"Action=GetUser&UserName={Bench.Reader}&Version=2010-05-08"), $"<UserName>{Bench.Reader}</UserName>"));

    /// <summary>One caller at a time, so that a call's latency is its own: with and without, by turns.</summary>
    private static void CompareWithOpen(Bench bench, Server guarded, Server open, Signer alice)
    {
        Mix signed = GetUser(alice);
        Mix plain = new(Operation.GetUser(Bench.Reader));
        bench.WarmUp(guarded, signed, 1);
        bench.WarmUp(open, plain, 1);
        List<double> with = [];
        List<double> without = [];
        List<double> cpu = [];
        for (int round = 1; round <= bench.Options.Rounds; round++)
        {
            LoadResult on = bench.Report.Stretch($"GetUser one at a time, On, round {round}", ClosedLoop.Run(guarded, signed, 1, bench.Options.Stretch));
            LoadResult off = bench.Report.Stretch($"GetUser one at a time, Off, round {round}", ClosedLoop.Run(open, plain, 1, bench.Options.Stretch));
            with.Add(on.Tally.Latency.Percentile(50) * 1000);
            without.Add(off.Tally.Latency.Percentile(50) * 1000);
            cpu.Add(on.ServerMicroseconds - off.ServerMicroseconds);
        }

        double added = Bench.Median(with.Zip(without, (on, off) => on - off));
        bench.Report.Row(
            "GetUser: what signature and decision add, median of the rounds' medians",
            $"≤ {AddedTarget:F0} µs",
            $"{added:F0} µs ({Bench.Median(without):F0} → {Bench.Median(with):F0}; CPU {Bench.Median(cpu):F0} µs)",
            added <= AddedTarget);
    }

    private static void CompareWithMoto(Bench bench, Server guarded, Server? moto, Signer alice)
    {
        if (moto is null)
        {
            bench.Report.Fact("moto's server is not installed: no ratio was measured.");
            return;
        }

        Mix signed = GetUser(alice);
        Mix plain = new(Operation.GetUser(Bench.Reader));
        bench.WarmUp(guarded, signed, bench.Options.Connections);
        bench.WarmUp(moto, plain, bench.Options.Connections);
        List<double> ratios = [];
        for (int round = 1; round <= bench.Options.Rounds; round++)
        {
            double ours = bench.Report.Stretch($"GetUser signed, IamSim, round {round}", ClosedLoop.Run(guarded, signed, bench.Options.Connections, bench.Options.Stretch)).Rate;
            double theirs = bench.Report.Stretch($"GetUser, moto, round {round}", ClosedLoop.Run(moto, plain, bench.Options.Connections, bench.Options.Stretch)).Rate;
            ratios.Add(ours / theirs);
        }

        double median = Bench.Median(ratios);
        bench.Report.Row(
            "GetUser signed, decided and recorded: calls/s, times moto's",
            $"≥ {GetUserTarget:F0}×",
            $"{median:F1}× (rounds {string.Join(", ", ratios.Select(ratio => $"{ratio:F1}"))})",
            median >= GetUserTarget);
    }

    private static void AssumeRole(Bench bench, Server guarded, Signer alice)
    {
        byte[] request = alice.Sign(
            "sts", "/", Form, $"Action=AssumeRole&Version=2011-06-15&RoleSessionName=load&RoleArn={Uri.EscapeDataString($"arn:aws:iam::{Account}:role/worker")}");
        Mix mix = new(Operation.Of("AssumeRole", request, "<SessionToken>"));
        bench.WarmUp(guarded, mix, bench.Options.Connections);
        List<double> rates = [];
        for (int round = 1; round <= bench.Options.Rounds; round++)
        {
            rates.Add(bench.Report.Stretch($"AssumeRole, round {round}", ClosedLoop.Run(guarded, mix, bench.Options.Connections, bench.Options.Stretch)).Rate);
        }

        double median = Bench.Median(rates);
        bench.Report.Row("AssumeRole", $"≥ {AssumeRoleTarget:N0}/s", $"{median:N0}/s", median >= AssumeRoleTarget);
    }

    private static void Authorizations(Bench bench, Server guarded)
    {
        StringBuilder body = new($$"""{"subject":{"type":"user","id":"arn:aws:iam::{{Account}}:user/{{Bench.Reader}}"},"action":{"name":"iam:GetUser"},"evaluations":[""");
        for (int at = 0; at < Batch; at++)
        {
            body.Append(at == 0 ? "" : ",").Append(null, $$$"""{"resource":{"type":"user","id":"arn:aws:iam::{{{(at % 2 == 0 ? Account : "999999999999")}}}:user/u{{{at}}}"}}""");
        }

        byte[] request = Encoding.ASCII.GetBytes(
            $"POST /api/v1/authorizations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {body.Length + 2}\r\n\r\n{body}]}}");
        Mix mix = new(Operation.Of("Authorize", request, """{"evaluations":[{"decision":true},{"decision":false"""));
        const int Connections = 4;
        bench.WarmUp(guarded, mix, Connections);
        List<double> rates = [];
        for (int round = 1; round <= bench.Options.Rounds; round++)
        {
            rates.Add(Batch * bench.Report.Stretch($"authorizations, {Batch} a batch, round {round}", ClosedLoop.Run(guarded, mix, Connections, bench.Options.Stretch)).Rate);
        }

        double median = Bench.Median(rates);
        bench.Report.Row("authorizations over HTTP, in batches of 1,000", $"≥ {DecisionsTarget:N0} decisions/s", $"{median:N0}/s", median >= DecisionsTarget);
    }

    [GeneratedRegex("<AccessKeyId>(.+?)</AccessKeyId>")]
    private static partial Regex IdOf();

    [GeneratedRegex("<SecretAccessKey>(.+?)</SecretAccessKey>")]
    private static partial Regex SecretOf();
}
