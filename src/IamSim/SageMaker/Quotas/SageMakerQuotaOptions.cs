using System.ComponentModel.DataAnnotations;

namespace IamSim.SageMaker.Quotas;

/// <summary>
/// <c>IamSim:SageMaker:Quotas</c>: how many instances of a type may run at once in an account and region, where no quota was set for the type. AWS gives
/// a new account none of the large types; here a first job runs at once, and who wants to see AWS's refusal sets zero.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/general/latest/gr/sagemaker.html">SageMaker AI: service quotas</see></remarks>
internal sealed class SageMakerQuotaOptions
{
    /// <summary>Instances without accelerators.</summary>
    [Range(0, int.MaxValue, ErrorMessage = "IamSim:SageMaker:Quotas:Standard must be at least 0.")]
    public int Standard { get; init; } = 100;

    /// <summary>Instances with one accelerator or a few.</summary>
    [Range(0, int.MaxValue, ErrorMessage = "IamSim:SageMaker:Quotas:Accelerated must be at least 0.")]
    public int Accelerated { get; init; } = 20;

    /// <summary>Instances with eight accelerators or more.</summary>
    [Range(0, int.MaxValue, ErrorMessage = "IamSim:SageMaker:Quotas:Largest must be at least 0.")]
    public int Largest { get; init; } = 4;

    public int Of(string instanceType) => InstanceTypes.Find(instanceType) switch
    {
        { Accelerators: 0 } => Standard,
        { Accelerators: < 8 } => Accelerated,
        { } => Largest,
        null => OfFamily(instanceType),
    };

    /// <summary>By the family's letter, for a type whose size is not known: <c>ml.p</c> and <c>ml.trn</c> are the large ones.</summary>
    private int OfFamily(string instanceType) => instanceType switch
    {
        ['m', 'l', '.', 'p', ..] or ['m', 'l', '.', 't', 'r', 'n', ..] => Largest,
        ['m', 'l', '.', 'g', ..] or ['m', 'l', '.', 'i', 'n', 'f', ..] or ['m', 'l', '.', 'd', 'l', ..] => Accelerated,
        _ => Standard,
    };
}

/// <summary><c>IamSim:SageMaker</c>.</summary>
internal sealed class SageMakerOptions
{
    public SageMakerQuotaOptions Quotas { get; init; } = new();
}
