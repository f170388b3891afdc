using System.Collections.Concurrent;
using System.Reflection;
using IamSim.Tests.Support;
using Xunit.v3;

[assembly: NoteTest]

namespace IamSim.Tests.Support;

/// <summary>Which errors the operations have answered tests with, over the wire, in this run.</summary>
internal static class AnsweredErrors
{
    private static readonly ConcurrentDictionary<(string Operation, string Code), bool> Noted = [];

    private static readonly ConcurrentDictionary<string, bool> Tests = [];

    public static void Note(string operation, string? code)
    {
        if (code is not null)
        {
            Noted[(operation, code)] = true;
        }
    }

    public static void Note(MethodInfo test) => Tests[NameOf(test)] = true;

    public static bool Has(string operation, string code) => Noted.ContainsKey((operation, code));

    /// <summary>True where every test of this assembly has run: of a run of some of them nothing can be said.</summary>
    public static bool IsWholeRun() => Assembly.GetExecutingAssembly().GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttributes().OfType<IFactAttribute>().Any(fact => fact.Skip is null && !fact.Explicit))
        .All(method => Tests.ContainsKey(NameOf(method)));

    private static string NameOf(MethodInfo test) => $"{test.DeclaringType!.FullName}.{test.Name}";
}

/// <summary>Notes each test that is run.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class NoteTestAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => AnsweredErrors.Note(methodUnderTest);
}
