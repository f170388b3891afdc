using System.ComponentModel.DataAnnotations;

namespace IamSim.Workloads;

/// <summary>How long the stretches of a workload's life take, in seconds of the simulator's clock: <c>IamSim:Workloads</c>.</summary>
/// <remarks>
/// On AWS they take minutes. Here nothing is really trained, so they are short; a request's environment may say how long its own work takes
/// (<c>IAMSIM_RUN_SECONDS</c>), which then ends with <c>MaxRuntimeExceeded</c> where it is longer than the job may take.
/// </remarks>
internal sealed class WorkloadOptions
{
    private const int Day = 86_400;

    [Range(0, Day)]
    public int StartingSeconds { get; set; } = 1;

    [Range(0, Day)]
    public int DownloadingSeconds { get; set; } = 1;

    /// <summary>The work of a training or processing job.</summary>
    [Range(0, Day)]
    public int RunningSeconds { get; set; } = 2;

    [Range(0, Day)]
    public int UploadingSeconds { get; set; } = 1;

    /// <summary>Until an endpoint is in service, or has changed.</summary>
    [Range(0, Day)]
    public int EndpointSeconds { get; set; } = 2;

    /// <summary>Until a notebook instance is in service.</summary>
    [Range(0, Day)]
    public int NotebookSeconds { get; set; } = 2;
}
