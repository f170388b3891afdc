namespace IamSim.Load.Servers;

/// <summary>What /proc says about a process.</summary>
internal static class ProcessFacts
{
    /// <summary>Ticks of /proc/PID/stat in a second: USER_HZ, 100 on every Linux that .NET runs on.</summary>
    private const double ClockTicks = 100;

    /// <summary>User and kernel time of all its threads.</summary>
    public static TimeSpan Cpu(int pid)
    {
        string stat = File.ReadAllText($"/proc/{pid}/stat");
        // The second field is the name in parentheses and may hold spaces; the fields after it do not.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((long.Parse(fields[11], null) + long.Parse(fields[12], null)) / ClockTicks);
    }

    /// <summary>Resident now (VmRSS) and at most so far (VmHWM), in MiB.</summary>
    public static (double Now, double Peak) Resident(int pid)
    {
        double Of(string name) => File.ReadLines($"/proc/{pid}/status").Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], null) / 1024).First();
        return (Of("VmRSS:"), Of("VmHWM:"));
    }
}
