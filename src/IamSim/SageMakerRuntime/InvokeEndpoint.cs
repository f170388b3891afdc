using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.Contracts.SageMakerRuntime;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMakerRuntime;

/// <summary>
/// Asks a model of an endpoint. IamSim runs no models: it answers in a model's place, always the same to the same request, with what the endpoint is and what
/// it was sent.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html">SageMaker Runtime: InvokeEndpoint</see></remarks>
internal sealed class InvokeEndpoint(SageMakerFinder finder) : IOperation<InvokeEndpointInput, InvokeEndpointOutput>, IChangesNothing
{
    private const string Json = "application/json";

    public async ValueTask<Outcome<InvokeEndpointOutput>> RunAsync(Call call, InvokeEndpointInput request, CancellationToken ct)
    {
        if (await finder.TryFindAsync(call, SageMakerKind.Endpoint, request.EndpointName, ct) is not { } endpoint
            || SageMakerDetails.Read(endpoint.Details).Endpoint is not { Variants: { Count: > 0 } all } state
            || endpoint.Status is not (EndpointStatus.InService or EndpointStatus.Updating or EndpointStatus.RollingBack or EndpointStatus.SystemUpdating))
        {
            // An endpoint that serves nothing yet is none to the runtime: AWS's words are the same.
            return SageMakerRuntimeFaults.ValidationError($"Endpoint {request.EndpointName} of account {call.Account} not found.");
        }

        var variants = all.Where(v => !v.IsShadow).ToList();
        if (request.TargetVariant is { } target && variants.All(v => v.Name != target))
        {
            // No report of AWS's words is at hand.
            return SageMakerRuntimeFaults.ValidationError($"Variant {target} of endpoint {request.EndpointName} not found.");
        }

        var variant = request.TargetVariant is { } named ? variants.First(v => v.Name == named) : Chosen(variants, request.Body);
        return new InvokeEndpointOutput
        {
            Body = Answer(endpoint, state, variant, request),
            ContentType = Json,
            InvokedProductionVariant = variant.Name,
            CustomAttributes = request.CustomAttributes,
        };
    }

    /// <summary>By the variants' weights, as AWS spreads requests; by the body and not by chance, so that the same request has the same answer.</summary>
    private static VariantState Chosen(List<VariantState> variants, byte[] body)
    {
        var at = BitConverter.ToUInt32(SHA256.HashData(body)) / (double)uint.MaxValue * variants.Sum(v => v.Weight);
        foreach (var variant in variants)
        {
            at -= variant.Weight;
            if (at < 0)
            {
                return variant;
            }
        }

        return variants[^1];
    }

    private static byte[] Answer(SageMakerResource endpoint, EndpointState state, VariantState variant, InvokeEndpointInput request)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var hash = SHA256.HashData(request.Body);
            json.WriteStartObject();
            json.WriteString("simulator", "IamSim");
            json.WriteString("endpointName", endpoint.Name);
            json.WriteString("endpointConfigName", state.ConfigName);
            json.WriteString("variantName", variant.Name);
            if (request.TargetModel is { } model)
            {
                json.WriteString("targetModel", model);
            }

            json.WriteNumber("bytesReceived", request.Body.Length);
            json.WriteString("sha256", Convert.ToHexStringLower(hash));

            // A number between 0 and 1 that looks like a score, and is one only of the bytes.
            json.WriteNumber("prediction", double.Parse((BitConverter.ToUInt16(hash) / (double)ushort.MaxValue).ToString("F4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
