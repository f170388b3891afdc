using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;

namespace IamSim.S3.Objects;

/// <summary>Reads an object, or a range of it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">S3: GetObject</see></remarks>
internal sealed class GetObject(ObjectView view) : IOperation<GetObjectRequest, GetObjectOutput>
{
    public ValueTask<Outcome<GetObjectOutput>> RunAsync(Call call, GetObjectRequest request, CancellationToken ct) => view.ShowAsync(call, request, hasBody: true, ct);
}
