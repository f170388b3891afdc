using System.Runtime.InteropServices;

namespace IamSim.Load;

/// <summary>What the figures were measured on; without it they say little.</summary>
internal static class Machine
{
    public static string Describe()
    {
        string cpu = FirstOf("/proc/cpuinfo", "model name");
        string memory = FirstOf("/proc/meminfo", "MemTotal");
        string[] load = File.ReadAllText("/proc/loadavg").Split(' ');
        return $"{Environment.ProcessorCount} cores, {cpu}, {memory}, {RuntimeInformation.OSDescription}, " +
            $"{RuntimeInformation.FrameworkDescription}; load average at the start {load[0]} (1 min), {load[1]} (5 min)";
    }

    private static string FirstOf(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
}
