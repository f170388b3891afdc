using System.Collections.Frozen;

namespace IamSim.Contracts;

/// <summary>One AWS service as its model describes it.</summary>
/// <param name="name">The generated namespace's last part, such as <c>Iam</c>.</param>
/// <param name="serviceId">AWS's id, such as <c>IAM</c>.</param>
/// <param name="endpointPrefix">The endpoint's first labels: <c>iam</c>, <c>api.sagemaker</c>.</param>
/// <param name="signingName">The service of a credential scope, and the prefix of its actions: <c>iam</c>, <c>sagemaker</c>.</param>
/// <param name="apiVersion">The version of the API: <c>2010-05-08</c>.</param>
/// <param name="protocol">The model's preferred protocol: <c>query</c>, <c>json</c>, …</param>
/// <param name="targetPrefix">What stands before the operation in <c>X-Amz-Target</c>; empty for query services.</param>
/// <param name="jsonVersion">The version of the JSON protocol: <c>1.0</c> or <c>1.1</c>; empty for services without one.</param>
/// <param name="xmlNamespace">The namespace of XML answers; empty for JSON services.</param>
/// <param name="operations">Every operation of the model.</param>
public sealed class ServiceContract(
    string name,
    string serviceId,
    string endpointPrefix,
    string signingName,
    string apiVersion,
    string protocol,
    string targetPrefix,
    string jsonVersion,
    string xmlNamespace,
    Func<IReadOnlyList<OperationModel>> operations)
{
    // The generated operations name their service, and the service its operations: whichever is made first must not need the other.
    private readonly Lazy<FrozenDictionary<string, OperationModel>> _byName =
        new(() => operations().ToFrozenDictionary(o => o.Name, StringComparer.Ordinal));

    public string Name { get; } = name;

    public string ServiceId { get; } = serviceId;

    public string EndpointPrefix { get; } = endpointPrefix;

    public string SigningName { get; } = signingName;

    public string ApiVersion { get; } = apiVersion;

    public string Protocol { get; } = protocol;

    public string TargetPrefix { get; } = targetPrefix;

    public string JsonVersion { get; } = jsonVersion;

    public string XmlNamespace { get; } = xmlNamespace;

    /// <summary>What CloudTrail calls the service: <c>iam.amazonaws.com</c>.</summary>
    public string EventSource { get; } = signingName + ".amazonaws.com";

    public IReadOnlyCollection<OperationModel> Operations => _byName.Value.Values;

    public OperationModel? Find(string operation) => _byName.Value.GetValueOrDefault(operation);
}
