using IamSim.Contracts;
using IamSim.Policies.Evaluation;

namespace IamSim.Calls;

/// <summary>The VPC endpoint that a call comes through.</summary>
/// <param name="Id"><c>vpce-…</c>: <c>aws:SourceVpce</c>.</param>
/// <param name="VpcId"><c>vpc-…</c>: <c>aws:SourceVpc</c>.</param>
/// <param name="Account">The endpoint's account.</param>
/// <param name="Policy">The endpoint's policy, which every call through it has to pass.</param>
internal sealed record VpcEndpointUse(string Id, string VpcId, string Account, PolicyLayer Policy)
{
    /// <summary>The service that it leads to, by its short name: <c>s3</c>, <c>sagemaker.api</c>.</summary>
    public string Service { get; init; } = string.Empty;

    /// <summary>The caller's address in the VPC: <c>aws:VpcSourceIp</c>; null where it is not known.</summary>
    public string? SourceAddress { get; init; }
}

/// <summary>A call that was made while another one ran, and what came of it.</summary>
/// <param name="Call">Who made it, through which service, with what was decided.</param>
/// <param name="Subject">What it was about.</param>
/// <param name="Fault">Why it failed; null where it did not.</param>
internal sealed record MadeCall(Call Call, CallSubject Subject, Fault? Fault);
