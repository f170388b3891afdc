using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using IamSim.Contracts.Generator.Emit;
using IamSim.Contracts.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamSim.Contracts.Generator;

/// <summary>
/// Operation classes in (<c>IOperation</c> and <c>IPreparedOperation</c> of <c>IamSim.Calls</c>), their registry out: which class serves
/// which operation, and how one is made from the services of a scope, without reflection. Two classes for one request fail the build.
/// </summary>
[Generator]
public sealed class RegistryGenerator : IIncrementalGenerator
{
    internal const string OperationsStep = "Operations";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var operations = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
                static (syntax, ct) => Read((INamedTypeSymbol?)syntax.SemanticModel.GetDeclaredSymbol(syntax.Node, ct)))
            .Where(static o => o is not null)
            .Select(static (o, _) => o!)
            .Collect()
            .Select(static (all, _) => new EquatableArray<OperationClass>(all.Distinct().OrderBy(o => o.Request, StringComparer.Ordinal)))
            .WithTrackingName(OperationsStep);

        context.RegisterSourceOutput(operations, static (output, all) =>
        {
            if (all.Count == 0)
            {
                // Only the server has operation classes: a project without any gets no registry.
                return;
            }

            foreach (var same in all.GroupBy(o => o.Request).Where(g => g.Count() > 1))
            {
                output.ReportDiagnostic(Diagnostic.Create(
                    Diagnostics.DuplicateOperation, Location.None, same.First().Class, same.ElementAt(1).Class, same.Key));
            }

            foreach (var broken in all.Where(o => !o.HasOneConstructor))
            {
                output.ReportDiagnostic(Diagnostic.Create(Diagnostics.OperationWithoutConstructor, Location.None, broken.Class));
            }

            var good = all.Where(o => o.HasOneConstructor).GroupBy(o => o.Request).Select(g => g.First()).ToImmutableArray();
            output.AddSource("OperationRegistry.g.cs", SourceText.From(Emit(good), Encoding.UTF8));
        });
    }

    private static OperationClass? Read(INamedTypeSymbol? type)
    {
        if (type is null || type.IsAbstract || type.IsGenericType)
        {
            return null;
        }

        var contract = type.AllInterfaces.FirstOrDefault(i =>
            i is { Name: "IOperation", Arity: 2 } or { Name: "IPreparedOperation", Arity: 3 }
            && i.ContainingNamespace.ToDisplayString() == "IamSim.Calls");
        if (contract is null)
        {
            return null;
        }

        var constructors = type.InstanceConstructors.Where(c => c.DeclaredAccessibility != Accessibility.Private && !IsCopy(c, type)).ToList();
        return new OperationClass(
            Full(type),
            Full(contract.TypeArguments[0]),
            Full(contract.TypeArguments[1]),
            contract.Arity == 3 ? Full(contract.TypeArguments[2]) : null,
            constructors.Count == 1,
            new EquatableArray<string>(constructors.Count == 1 ? constructors[0].Parameters.Select(p => Full(p.Type)) : []));
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static string Full(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Emit(IEnumerable<OperationClass> operations)
    {
        var w = new CodeWriter();
        w.Line("using Microsoft.Extensions.DependencyInjection;").Line();
        w.Line("namespace IamSim.Calls;").Line();
        w.Line("/// <summary>Which class serves which operation. Generated from the operation classes themselves.</summary>");
        w.Block("internal static class OperationRegistry", () =>
        {
            w.Line("public static readonly global::System.Collections.Generic.IReadOnlyList<OperationHandler> All =");
            w.Line("[");
            foreach (var o in operations)
            {
                var arguments = string.Join(", ", o.Services.Select(s => $"services.GetRequiredService<{s}>()"));
                var handler = o.Prepared is null
                    ? $"OperationHandler<{o.Class}, {o.Request}, {o.Response}>"
                    : $"PreparedOperationHandler<{o.Class}, {o.Request}, {o.Response}, {o.Prepared}>";
                w.Line($"    new {handler}(static services => new {o.Class}({arguments})),");
            }

            w.Line("];");
        });
        return w.ToString();
    }

    private sealed record OperationClass(
        string Class, string Request, string Response, string? Prepared, bool HasOneConstructor, EquatableArray<string> Services);
}
