using System.Text.Json;
using IamSim.Contracts.Http;
using IamSim.Contracts.Json;
using IamSim.Contracts.Query;
using IamSim.Contracts.Validation;
using IamSim.Contracts.Xml;

namespace IamSim.Contracts;

/// <summary>One operation as its model describes it, with the generated code that reads, checks and writes its messages.</summary>
/// <param name="service">The service it belongs to.</param>
/// <param name="name">Its name, such as <c>CreateUser</c>.</param>
/// <param name="isReadOnly">True where it changes nothing (CloudTrail's <c>readOnly</c>).</param>
/// <param name="requestType">The type of its request.</param>
/// <param name="faults">The faults that the model lists for it.</param>
public abstract class OperationModel(ServiceContract service, string name, bool isReadOnly, Type requestType, IReadOnlyList<FaultModel> faults)
{
    public ServiceContract Service { get; } = service;

    public string Name { get; } = name;

    public bool IsReadOnly { get; } = isReadOnly;

    public Type RequestType { get; } = requestType;

    public IReadOnlyList<FaultModel> Faults { get; } = faults;

    /// <summary>
    /// Reads a request of the query protocol, for services that speak it. What cannot be read goes to <paramref name="violations"/>.
    /// </summary>
    public abstract IRequest ReadQuery(QueryNode form, Violations violations);

    /// <summary>Reads a request from JSON, which REST has for every service. What cannot be read goes to <paramref name="violations"/>.</summary>
    public abstract IRequest ReadJson(JsonElement json, Violations violations);

    /// <summary>Checks every constraint that the model puts on the request.</summary>
    public abstract void Validate(IRequest request, Violations violations);

    /// <summary>Writes the whole answer document of the query protocol, for services that speak it.</summary>
    public abstract void WriteXml(IShape response, XmlShapeWriter writer, string requestId);

    /// <summary>How the operation stands in HTTP; null for services of other protocols than REST's.</summary>
    public virtual HttpBinding? Http => null;

    /// <summary>Reads a request from the parts of HTTP, for REST services. What cannot be read goes to <paramref name="violations"/>.</summary>
    public abstract IRequest ReadHttp(HttpInput input, Violations violations);

    /// <summary>Writes an answer as HTTP has it, for REST services.</summary>
    public abstract void WriteHttp(IShape response, HttpOutput output);

    /// <summary>Writes the members of a request's record as S3's records spell them, for REST services; false for others.</summary>
    public abstract bool WriteRecord(IRequest request, JsonShapeWriter writer);

    public override string ToString() => $"{Service.SigningName}:{Name}";
}

/// <summary>A fault that an operation can answer with, for documentation.</summary>
public sealed record FaultModel(string Code, int Status);

/// <summary>The generated functions of one operation, typed. Only generated code makes these.</summary>
public sealed class OperationModel<TRequest, TResponse>(
    ServiceContract service,
    string name,
    bool isReadOnly,
    IReadOnlyList<FaultModel> faults,
    Func<JsonElement, Violations, TRequest> readJson,
    Action<TRequest, Violations> validate,
    Func<QueryNode, Violations, TRequest>? readQuery = null,
    Action<TResponse, XmlShapeWriter, string>? writeXml = null,
    HttpBinding? http = null,
    Func<HttpInput, Violations, TRequest>? readHttp = null,
    Action<TResponse, HttpOutput>? writeHttp = null,
    Action<TRequest, JsonShapeWriter>? writeRecord = null) : OperationModel(service, name, isReadOnly, typeof(TRequest), faults)
    where TRequest : class, IRequest
    where TResponse : class, IShape
{
    public override IRequest ReadQuery(QueryNode form, Violations violations) =>
        readQuery is null ? throw NotSpoken() : readQuery(form, violations);

    public override IRequest ReadJson(JsonElement json, Violations violations) => readJson(json, violations);

    public override void Validate(IRequest request, Violations violations) => validate((TRequest)request, violations);

    public override void WriteXml(IShape response, XmlShapeWriter writer, string requestId)
    {
        if (writeXml is null)
        {
            throw NotSpoken();
        }

        writeXml((TResponse)response, writer, requestId);
    }

    public override HttpBinding? Http => http;

    public override IRequest ReadHttp(HttpInput input, Violations violations) => readHttp is null ? throw NotSpoken() : readHttp(input, violations);

    public override void WriteHttp(IShape response, HttpOutput output)
    {
        if (writeHttp is null)
        {
            throw NotSpoken();
        }

        writeHttp((TResponse)response, output);
    }

    public override bool WriteRecord(IRequest request, JsonShapeWriter writer)
    {
        writeRecord?.Invoke((TRequest)request, writer);
        return writeRecord is not null;
    }

    private InvalidOperationException NotSpoken() => new($"{this} is no operation of that protocol.");
}
