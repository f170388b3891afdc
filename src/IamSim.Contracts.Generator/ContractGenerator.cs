using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using IamSim.Contracts.Generator.Emit;
using IamSim.Contracts.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamSim.Contracts.Generator;

/// <summary>
/// Service models in (the additional files <c>models/*.json</c>), contracts out: records, codecs, validation, operations and faults of
/// each service, and the list of all services. A model's marks that AWS leaves out come from <c>NAME.overlay.json</c> beside it.
/// </summary>
[Generator]
public sealed class ContractGenerator : IIncrementalGenerator
{
    internal const string ModelStep = "ServiceModel";

    private const string OverlaySuffix = ".overlay.json";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var overlays = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(OverlaySuffix, StringComparison.Ordinal))
            .Select(static (file, ct) => (Model: file.Path.Replace(OverlaySuffix, ".json"), Text: file.GetText(ct)?.ToString()))
            .Collect();

        var models = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".json", StringComparison.Ordinal) && !file.Path.EndsWith(OverlaySuffix, StringComparison.Ordinal))
            .Combine(overlays)
            .Select(static (pair, ct) => ReadModel(pair.Left.Path, pair.Left.GetText(ct)?.ToString() ?? string.Empty, pair.Right))
            .WithTrackingName(ModelStep);

        context.RegisterSourceOutput(models, static (output, result) =>
        {
            if (result.Problem is { } problem)
            {
                output.ReportDiagnostic(Diagnostic.Create(
                    problem.IsUnsupported ? Diagnostics.UnsupportedShape : Diagnostics.UnreadableModel, Location.None, problem.File, problem.Message));
            }
            else
            {
                EmitService(output, result.Model!);
            }
        });

        context.RegisterSourceOutput(
            models.Where(static m => m.Model is not null).Select(static (m, _) => m.Model!.Name).Collect(),
            static (output, names) =>
            {
                // A project without models (the server) takes the list from the one that has them.
                if (!names.IsEmpty)
                {
                    output.AddSource("Services.g.cs", SourceText.From(ServicesEmitter.Emit(names), Encoding.UTF8));
                }
            });
    }

    private static ModelResult ReadModel(string path, string text, ImmutableArray<(string Model, string? Text)> overlays)
    {
        try
        {
            return new ModelResult(ModelReader.Read(text, overlays.FirstOrDefault(o => o.Model == path).Text), null);
        }
        catch (ModelException e)
        {
            return new ModelResult(null, new ModelProblem(path.Substring(path.LastIndexOfAny(['/', '\\']) + 1), e.Message, e.IsUnsupported));
        }
    }

    private static void EmitService(SourceProductionContext output, ServiceModel model)
    {
        var parts = new Dictionary<string, string>
        {
            ["Shapes"] = ShapeEmitter.Emit(model),
            ["Json"] = JsonEmitter.Emit(model),
            ["Constraints"] = ConstraintEmitter.Emit(model),
            ["Operations"] = OperationEmitter.Emit(model),
        };
        if (model.IsQuery)
        {
            parts["Query"] = QueryEmitter.Emit(model);
            parts["Xml"] = XmlEmitter.Emit(model);
        }

        if (model.IsRest)
        {
            parts["Http"] = HttpEmitter.Emit(model);
        }

        if (model.IsRestXml)
        {
            parts["Xml"] = RestXmlEmitter.Emit(model);
        }

        foreach (var part in parts)
        {
            output.AddSource($"{model.Name}.{part.Key}.g.cs", SourceText.From(part.Value, Encoding.UTF8));
        }
    }

    private sealed record ModelResult(ServiceModel? Model, ModelProblem? Problem);

    private sealed record ModelProblem(string File, string Message, bool IsUnsupported);
}
