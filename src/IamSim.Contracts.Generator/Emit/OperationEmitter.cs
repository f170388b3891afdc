using System.Collections.Generic;
using System.Linq;
using IamSim.Contracts.Generator.Model;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>Writes the service's contract, its operations' models and its faults.</summary>
internal static class OperationEmitter
{
    private const string Root = "global::IamSim.Contracts.";

    public static string Emit(ServiceModel model)
    {
        var w = new CodeWriter();
        w.Line($"namespace {model.Namespace};").Line();
        EmitService(w, model);
        EmitOperations(w, model);
        EmitRequests(w, model);
        EmitFaults(w, model);
        return w.ToString();
    }

    private static void EmitService(CodeWriter w, ServiceModel model)
    {
        var text = new[] { model.Name, model.ServiceId, model.EndpointPrefix, model.SigningName, model.ApiVersion, model.Protocol, model.TargetPrefix, model.JsonVersion, model.XmlNamespace };
        w.Line($"/// <summary>{model.ServiceId}, version {model.ApiVersion}.</summary>");
        w.Block($"public static class {model.Name}Service", () =>
            w.Line($"public static readonly {Root}ServiceContract Contract = new({string.Join(", ", text.Select(Naming.Literal))}, static () => {model.Name}Operations.All);")).Line();
    }

    private static void EmitOperations(CodeWriter w, ServiceModel model)
    {
        w.Line($"/// <summary>The {model.Operations.Count} operations of {model.ServiceId}.</summary>");
        w.Block($"public static class {model.Name}Operations", () =>
        {
            foreach (var o in model.Operations)
            {
                var faults = string.Join(", ", o.Errors.Select(e => $"{model.Name}Faults.Models.{Naming.Type(e)}"));
                w.Line($"public static readonly {Root}OperationModel {o.Name} = new {Root}OperationModel<{o.RequestType}, {o.ResponseType}>(");
                w.Line($"    {model.Name}Service.Contract, {Naming.Literal(o.Name)}, {(o.IsReadOnly ? "true" : "false")}, [{faults}],");
                var query = model.IsQuery ? $", QueryReaders.{o.RequestType}, XmlWriters.{o.Name}Document" : string.Empty;
                var http = model.IsRest ? $", http: HttpBindings.{o.Name}, readHttp: HttpReaders.{o.RequestType}, writeHttp: HttpWriters.{o.Name}, writeRecord: HttpRecords.{o.RequestType}" : string.Empty;
                w.Line($"    JsonReaders.{o.RequestType}, Validators.{o.RequestType}{query}{http});").Line();
            }

            w.Line($"public static readonly global::System.Collections.Generic.IReadOnlyList<{Root}OperationModel> All =");
            w.Line($"[{string.Join(", ", model.Operations.Select(o => o.Name))}];");
        }).Line();
    }

    private static void EmitRequests(CodeWriter w, ServiceModel model)
    {
        foreach (var o in model.Operations)
        {
            var names = PagingOf(model, o);
            var paged = names is null ? string.Empty : $", {Root}IPagedRequest";
            var trial = o.Input is not null && model.IsEc2 && model[o.Input].Members.Any(m => m.Name == "DryRun") ? $", {Root}ITrialRequest" : string.Empty;
            w.Block($"partial record {o.RequestType} : {Root}IRequest<{o.ResponseType}>{paged}{trial}", () =>
            {
                w.Line($"public static {Root}OperationModel Operation => {model.Name}Operations.{o.Name};").Line();
                w.Line($"{Root}OperationModel {Root}IRequest.Model => {model.Name}Operations.{o.Name};").Line();
                EmitTextOf(w, model, o);
                if (names is { Marker: not "Marker" } others)
                {
                    w.Line().Line($"string? {Root}IPagedRequest.Marker => {others.Marker};").Line();
                    w.Line($"int? {Root}IPagedRequest.MaxItems => {others.Size};");
                }
            }).Line();
        }
    }

    /// <summary>The members that are text, by their names in the model: authorization finds the resources that a request names by them.</summary>
    private static void EmitTextOf(CodeWriter w, ServiceModel model, OperationModel operation)
    {
        var texts = operation.Input is null ? [] : model[operation.Input].Members
            .Where(m => model[m.ShapeName].Kind == ShapeKind.String && !m.IsSensitive && !model[m.ShapeName].IsSensitive).ToList();
        if (texts.Count == 0)
        {
            w.Line($"string? {Root}IRequest.TextOf(string member) => null;");
            return;
        }

        w.Block($"string? {Root}IRequest.TextOf(string member) => member switch", () =>
        {
            foreach (var member in texts)
            {
                w.Line($"{Naming.Literal(member.Name)} => {Naming.Property(member.Name, operation.RequestType)},");
            }

            w.Line("_ => null,");
        }, "};");
    }

    /// <summary>What the request calls the place and the size of a page; null where it has no pages.</summary>
    private static (string Marker, string Size)? PagingOf(ServiceModel model, OperationModel operation)
    {
        if (operation.Input is null)
        {
            return null;
        }

        var names = model[operation.Input].Members.Select(m => m.Name).ToList();
        return names.Contains("Marker") && names.Contains("MaxItems") ? ("Marker", "MaxItems")
            : names.Contains("NextToken") && names.Contains("MaxResults") ? ("NextToken", "MaxResults")
            : null;
    }

    private static void EmitFaults(CodeWriter w, ServiceModel model)
    {
        var errors = model.Shapes.Where(s => s.Error is not null).ToList();
        w.Line($"/// <summary>The faults of {model.ServiceId}'s model: codes and statuses are the model's, the message is the caller's.</summary>");
        w.Block($"public static class {model.Name}Faults", () =>
        {
            foreach (var shape in errors)
            {
                var error = shape.Error!;
                var name = shape.Name.EndsWith("Exception", System.StringComparison.Ordinal) ? shape.Name.Substring(0, shape.Name.Length - 9) : shape.Name;
                w.Line($"/// <summary><c>{error.Code}</c>, status {error.Status}.</summary>");
                var details = shape.Members.Where(m => IsDetail(model, m)).ToList();
                var parameters = string.Concat(details.Select(m => $", {TypeNames.Of(model, m.ShapeName)}? {Naming.Local(m.Name)} = null"));
                w.Line($"public static {Root}Fault {Naming.Type(name)}(string message{parameters}) => new({Naming.Literal(error.Code)}, {error.Status}, message, {Naming.Literal(shape.Name)}, {(error.IsSenderFault ? "true" : "false")}){Members(shape, details)};").Line();
            }

            w.Block("internal static class Models", () =>
            {
                foreach (var shape in errors)
                {
                    w.Line($"public static readonly {Root}FaultModel {Naming.Type(shape.Name)} = new({Naming.Literal(shape.Error!.Code)}, {shape.Error.Status});");
                }
            });
        });
    }

    /// <summary>What an error says beside its message: texts, whole numbers and truth values.</summary>
    private static bool IsDetail(ServiceModel model, Member member) =>
        !IsMessage(member) && model[member.ShapeName].Kind is ShapeKind.String or ShapeKind.Integer or ShapeKind.Long or ShapeKind.Boolean;

    private static bool IsMessage(Member member) => member.Name is "message" or "Message";

    private static string Members(Shape error, List<Member> details)
    {
        var parts = new List<string>();
        if (error.Members.Any(m => m.Name == "Message"))
        {
            parts.Add("MessageMember = \"Message\"");
        }

        if (details.Count > 0)
        {
            parts.Add($"Details = {Root}FaultDetail.Of({string.Join(", ", details.Select(m => $"({Naming.Literal(m.Name)}, {Naming.Local(m.Name)})"))})");
        }

        return parts.Count == 0 ? string.Empty : $" {{ {string.Join(", ", parts)} }}";
    }
}
