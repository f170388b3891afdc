using BenchmarkDotNet.Attributes;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;

namespace IamSim.Policies.Benchmarks;

/// <summary>The engine's figures, with what each allocates.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private readonly string large = Scenarios.LargePolicy();
    private readonly (PolicySet Policies, AuthorizationRequest Request) hostile = Scenarios.Hostile();
    private readonly (PolicySet Policies, AuthorizationRequest Request) hundred = Scenarios.OneAction(100);
    private readonly (PolicySet Policies, AuthorizationRequest Request) tenThousand = Scenarios.OneAction(10_000);
    private readonly DecisionSet sageMaker = DecisionSet.All[2];
    private int next;

    [Benchmark]
    public Decision DecideThreeStatements() => Decide(0);

    [Benchmark]
    public Decision DecideHundredStatements() => Decide(1);

    [Benchmark]
    public Decision DecideSageMakerFullAccess() => Decide(2);

    [Benchmark]
    public Decision DecideOneActionOfHundred() => PolicyEvaluator.Decide(hundred.Request, hundred.Policies);

    [Benchmark]
    public Decision DecideOneActionOfTenThousand() => PolicyEvaluator.Decide(tenThousand.Request, tenThousand.Policies);

    [Benchmark]
    public Decision DecideHostilePattern() => PolicyEvaluator.Decide(hostile.Request, hostile.Policies);

    [Benchmark]
    public CompiledPolicy ParseAndCompile() => CompiledPolicy.Compile(PolicyDocument.Parse(large, PolicyKind.Managed, "aws").Document!);

    [Benchmark]
    public Explanation Explain() => PolicyEvaluator.Explain(sageMaker.Requests[0], sageMaker.Policies);

    private Decision Decide(int index)
    {
        var set = DecisionSet.All[index];
        next = (next + 1) % set.Requests.Length;
        return PolicyEvaluator.Decide(set.Requests[next], set.Policies);
    }
}
