using System.Text;
using CsCheck;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Tests.Documents;

namespace IamSim.Policies.Tests.Evaluation;

/// <summary>Whatever the bytes: no exception, bounded memory, and what parses prints back, parses to the same and decides.</summary>
public class ParserFuzz
{
    // A list of empty lists is the costliest text: some hundred bytes for each of its characters, and the errors.
    private const long MostBytesPerCharacter = 1000;
    private const long MostBytesAtLeast = 200_000;

    private static readonly PolicyKind[] Kinds = Enum.GetValues<PolicyKind>();

    private static readonly Gen<string> Noise = Gen.OneOf(
        Gen.Byte.Array[0, 200].Select(Encoding.Latin1.GetString),
        Gen.String[Gen.OneOf("{}[]\",:\\ \t\n0123456789.eE+-truefalsnu\u0000\ud800\udc00é".ToCharArray()), 0, 200],
        Gen.Select(Gen.OneOf("[", "{\"a\":", "[[", "\"", "{\"Statement\":["), Gen.Int[1, 3000]).Select((piece, count) => string.Concat(Enumerable.Repeat(piece, count))));

    private static readonly Gen<string> Mutants = Gen.Select(PolicyGenerator.Documents, Gen.Int[0, int.MaxValue], Gen.Int[1, 6]).Select((document, seed, changes) =>
    {
        var random = new Random(seed);
        var text = new StringBuilder(document.Text);
        for (var change = 0; change < changes && text.Length > 0; change++)
        {
            var at = random.Next(text.Length);
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, random.Next(1, Math.Min(20, text.Length - at) + 1));
                    break;
                case 1:
                    text[at] = (char)(text[at] ^ (1 << random.Next(8)));
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, Math.Min(30, text.Length - at)));
                    break;
                case 3:
                    text.Length = at;
                    break;
                default:
                    text.Insert(at, "{}[]\",:*$\\u"[random.Next(11)]);
                    break;
            }
        }

        return text.ToString();
    });

    [Fact]
    public void Parse_OfNoise_IsBounded() => Noise.Sample(Survives, iter: 20_000);

    [Fact]
    public void Parse_OfMutatedPolicies_IsBounded_AndWhatParsesPrintsBack() => Mutants.Sample(Survives, iter: 20_000);

    private static bool Survives(string text)
    {
        foreach (var kind in Kinds)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var parsed = PolicyDocument.Parse(text, kind, "aws");
            var used = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(used < Math.Max(MostBytesAtLeast, text.Length * MostBytesPerCharacter), $"{used} bytes for {text.Length} characters");
            Assert.True(parsed.Errors.Length <= 100);
            if (parsed.Document is { } document)
            {
                var printed = document.ToJson();
                var again = PolicyDocument.Parse(printed, kind, "aws").Document;
                Assert.NotNull(again);
                Assert.Equal(printed, again.ToJson());
                var layer = PolicyLayer.Of(AttachedPolicy.From(document, "fuzz"));
                PolicyEvaluator.Explain(
                    new AuthorizationRequest(CaseGenerator.Principals[0], "s3:GetObject", "arn:aws:s3:::b/x", RequestContext.Empty), new PolicySet { Identity = layer });
            }
        }

        return true;
    }
}
