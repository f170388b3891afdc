namespace IamSim.Contracts.Tests.Generator;

/// <summary>What the generators cannot handle is an error of the build, with a number.</summary>
public class DiagnosticTests
{
    private const string Head = """{ "metadata": { "serviceId": "Bad", "protocol": "query" }, """;

    /// <summary>What <c>IamSim.Calls</c> has of an operation, as far as the registry looks at it.</summary>
    private const string Calls = """
        namespace IamSim.Calls;
        public interface IOperation<TRequest, TResponse>;
        public interface IPreparedOperation<TRequest, TResponse, TPrepared>;
        public class A; public class B; public class C;
        """;

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "metadata": { "protocol": "query" }, "operations": {}, "shapes": {} }""")]
    [InlineData(Head + """ "operations": {}, "shapes": { "A": {} } }""")]
    [InlineData(Head + """ "operations": { "Do": { "name": "Do", "input": { "shape": "Missing" } } }, "shapes": {} }""")]
    [InlineData(Head + """ "operations": {}, "shapes": { "A": { "type": "list", "member": { "shape": "Missing" } } } }""")]
    [InlineData(Head + """ "operations": {}, "shapes": { "A": { "type": "list" } } }""")]
    [InlineData(Head + """ "operations": {}, "shapes": { "A": { "type": "string" }, "A": { "type": "string" } } }""")]
    public void Model_ThatCannotBeRead_Iamsim001(string model) => AssertOneError("IAMSIM001", GeneratorRun.Of([("models/bad.json", model)]));

    [Theory]
    [InlineData(Head + """ "operations": {}, "shapes": { "A": { "type": "union" } } }""")]
    [InlineData(Head + """ "operations": { "Do": { "name": "Do", "input": { "shape": "A" } }, "Re": { "name": "Re", "input": { "shape": "A" } } }, "shapes": { "A": { "type": "structure", "members": {} } } }""")]
    [InlineData(Head + """ "operations": {}, "shapes": { "thing": { "type": "structure" }, "Thing": { "type": "structure" } } }""")]
    public void Model_WithAnUnknownShape_Iamsim002(string model) => AssertOneError("IAMSIM002", GeneratorRun.Of([("models/bad.json", model)]));

    [Fact]
    public void Overlay_ThatIsNoJson_Iamsim001() =>
        AssertOneError("IAMSIM001", GeneratorRun.Of([("models/lab.json", LabModel.Model), ("models/lab.overlay.json", "{")]));

    [Fact]
    public void Registry_TwoClassesForOneRequest_Iamsim010() => AssertOneError(
        "IAMSIM010",
        GeneratorRun.Of([], Calls, "using IamSim.Calls; class First : IOperation<A, B>; class Second : IPreparedOperation<A, B, C>;"));

    [Theory]
    [InlineData("public Broken(A a) { } public Broken(B b) { }")]
    [InlineData("private Broken() { }")]
    public void Registry_ClassWithoutOneConstructor_Iamsim011(string members) => AssertOneError(
        "IAMSIM011", GeneratorRun.Of([], Calls, $"using IamSim.Calls; class Broken : IOperation<A, B> {{ {members} }}"));

    [Fact]
    public void Registry_OfGoodClasses_NamesEachOnce()
    {
        var run = GeneratorRun.Of([], Calls, """
            using IamSim.Calls;
            partial class Plain(C service) : IOperation<A, B>;
            partial class Plain { }
            partial class Plain : System.IDisposable { public void Dispose() { } }
            class Slow : IPreparedOperation<B, C, A>;
            abstract class Base : IOperation<C, A>;
            class Generic<T> : IOperation<C, A>;
            """);

        Assert.Empty(run.Result.Diagnostics);
        var registry = Assert.Single(run.Files).Value;
        Assert.Contains(
            "new OperationHandler<global::Plain, global::IamSim.Calls.A, global::IamSim.Calls.B>(static services => new global::Plain(services.GetRequiredService<global::IamSim.Calls.C>()))",
            registry,
            StringComparison.Ordinal);
        Assert.Contains(
            "new PreparedOperationHandler<global::Slow, global::IamSim.Calls.B, global::IamSim.Calls.C, global::IamSim.Calls.A>(static services => new global::Slow())",
            registry,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Base", registry, StringComparison.Ordinal);
        Assert.DoesNotContain("Generic<", registry, StringComparison.Ordinal);
    }

    private static void AssertOneError(string id, GeneratorRun run)
    {
        var diagnostic = Assert.Single(run.Result.Diagnostics);
        Assert.Equal((id, Microsoft.CodeAnalysis.DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
    }
}
