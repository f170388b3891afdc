using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using IamSim.Contracts.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IamSim.Contracts.Tests.Generator;

/// <summary>Runs the generators in memory, as the compiler would.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "IamSim.Contracts.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, Compilation compilation)
    {
        _driver = driver;
        Compilation = compilation;
    }

    /// <summary>What was compiled, before the generators added to it.</summary>
    public Compilation Compilation { get; private set; }

    public GeneratorDriverRunResult Result => _driver.GetRunResult();

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.Results.SelectMany(r => r.GeneratedSources).ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>Runs both generators over additional files and C#.</summary>
    public static GeneratorRun Of(IEnumerable<(string Path, string Text)> files, params string[] sources)
    {
        var compilation = CSharpCompilation.Create(
            "Generated" + Guid.CreateVersion7().ToString("n"),
            sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, ParseOptions, $"Source{i}.cs")),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ContractGenerator().AsSourceGenerator(), new RegistryGenerator().AsSourceGenerator()],
            files.Select(f => (AdditionalText)new MemoryText(f.Path, f.Text)),
            ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver.RunGenerators(compilation), compilation);
    }

    /// <summary>Runs again with one more C# file.</summary>
    public void AddSource(string text)
    {
        Compilation = Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, ParseOptions, $"Added{Guid.CreateVersion7():n}.cs"));
        _driver = _driver.RunGenerators(Compilation);
    }

    /// <summary>Runs again with one more additional file.</summary>
    public void AddFile(string path, string text)
    {
        _driver = _driver.AddAdditionalTexts([new MemoryText(path, text)]);
        _driver = _driver.RunGenerators(Compilation);
    }

    /// <summary>Compiles what was generated, expecting no error, and loads it.</summary>
    public Assembly Load()
    {
        var whole = Compilation.AddSyntaxTrees(Result.GeneratedTrees);
        using var bytes = new MemoryStream();
        var emitted = whole.Emit(bytes);
        Assert.Empty(Result.Diagnostics);
        Assert.Empty(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        bytes.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(bytes);
    }

    /// <summary>The service's contract in a loaded assembly.</summary>
    public static ServiceContract Contract(Assembly assembly, string service) =>
        (ServiceContract)assembly.GetType($"IamSim.Contracts.{service}.{service}Service", throwOnError: true)!.GetField("Contract")!.GetValue(null)!;

    private sealed class MemoryText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
