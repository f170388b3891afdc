using BenchmarkDotNet.Running;
using IamSim.Policies.Benchmarks;

// quick [--json FILE]: all figures beside their targets in a minute. bdn […]: BenchmarkDotNet, with its own options behind.
switch (args)
{
    case ["bdn", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run([.. options, .. options.Length == 0 ? ["--filter", "*"] : Array.Empty<string>()]);
        break;
    case ["quick", "--json", var file]:
        Stopwatching.Run(file);
        break;
    case [] or ["quick"]:
        Stopwatching.Run(null);
        break;
    default:
        Console.Error.WriteLine("Usage: quick [--json FILE] | bdn [BenchmarkDotNet's options]");
        return 1;
}

return 0;
