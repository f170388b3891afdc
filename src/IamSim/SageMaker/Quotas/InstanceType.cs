namespace IamSim.SageMaker.Quotas;

/// <summary>What an instance is used for, as SageMaker's service quotas tell uses apart.</summary>
[Flags]
internal enum InstanceUse
{
    None = 0,
    Training = 1,
    Processing = 2,
    Endpoint = 4,
    Notebook = 8,
    Transform = 16,

    /// <summary>Managed spot training, which has quotas of its own.</summary>
    SpotTraining = 32,
}

/// <summary>How dear an instance is, told by its size alone: IamSim knows no prices.</summary>
public enum CostClass
{
    /// <summary>No accelerator and at most 4 processors.</summary>
    Small = 0,

    /// <summary>No accelerator and at most 16 processors.</summary>
    Medium = 1,

    /// <summary>More processors, or one accelerator.</summary>
    Large = 2,

    /// <summary>Several accelerators.</summary>
    Huge = 3,
}

/// <summary>An instance type of SageMaker.</summary>
/// <param name="Name"><c>ml.g5.xlarge</c></param>
/// <param name="Uses">What it can be used for.</param>
/// <param name="Processors">vCPUs.</param>
/// <param name="MemoryGiB">Main memory.</param>
/// <param name="Accelerators">GPUs, or chips of Trainium or Inferentia.</param>
/// <param name="AcceleratorMemoryGiB">The memory of all of them.</param>
internal sealed record InstanceType(string Name, InstanceUse Uses, int Processors, int MemoryGiB, int Accelerators, int AcceleratorMemoryGiB)
{
    public CostClass Class => Accelerators switch
    {
        > 1 => CostClass.Huge,
        1 => CostClass.Large,
        _ => Processors <= 4 ? CostClass.Small : Processors <= 16 ? CostClass.Medium : CostClass.Large,
    };

    public bool IsFor(InstanceUse use) => (Uses & use) != 0;
}
