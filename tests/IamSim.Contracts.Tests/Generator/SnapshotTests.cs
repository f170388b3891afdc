using IamSim.Tests.Models;

namespace IamSim.Contracts.Tests.Generator;

/// <summary>
/// The whole output for one small model, beside which a change of an emitter can be read. After a change that is meant:
/// <c>IAMSIM_RENEW_SNAPSHOTS=1 dotnet run --project tests/IamSim.Contracts.Tests</c> writes <c>snapshots/</c> anew, and git shows what changed.
/// </summary>
public class SnapshotTests
{
    private const string Model = """
        {
          "metadata": { "apiVersion": "2026-11-24", "endpointPrefix": "tiny", "protocol": "query", "serviceId": "TINY", "xmlNamespace": "https://tiny.example/" },
          "operations": {
            "MakeThing": {
              "name": "MakeThing", "input": { "shape": "MakeThingRequest" },
              "output": { "shape": "MakeThingResponse", "resultWrapper": "MakeThingResult" }, "errors": [{ "shape": "TakenException" }]
            },
            "ListThings": { "name": "ListThings" }
          },
          "shapes": {
            "MakeThingRequest": {
              "type": "structure", "required": ["ThingName"],
              "members": {
                "ThingName": { "shape": "nameType" }, "Size": { "shape": "sizeType" }, "Kind": { "shape": "kindType" },
                "Tags": { "shape": "tagList" }, "Secret": { "shape": "secretType" }
              }
            },
            "MakeThingResponse": { "type": "structure", "members": { "Thing": { "shape": "Thing" } } },
            "Thing": { "type": "structure", "required": ["ThingName", "Made"], "members": { "ThingName": { "shape": "nameType" }, "Made": { "shape": "dateType" } } },
            "Tag": { "type": "structure", "required": ["Key"], "members": { "Key": { "shape": "nameType" }, "Value": { "shape": "textType" } } },
            "tagList": { "type": "list", "member": { "shape": "Tag" }, "max": 2 },
            "nameType": { "type": "string", "min": 1, "max": 8, "pattern": "[\\w]+" },
            "textType": { "type": "string", "pattern": "a(b|c)*" },
            "kindType": { "type": "string", "enum": ["small", "very-large"] },
            "sizeType": { "type": "integer", "min": 1 },
            "secretType": { "type": "string", "sensitive": true },
            "dateType": { "type": "timestamp" },
            "TakenException": { "type": "structure", "members": {}, "exception": true, "error": { "code": "Taken", "httpStatusCode": 409 } }
          }
        }
        """;

    public static TheoryData<string> Parts => ["Tiny.Shapes", "Tiny.Query", "Tiny.Json", "Tiny.Xml", "Tiny.Constraints", "Tiny.Operations", "Services"];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Output_OfASmallModel_IsTheSnapshot(string part)
    {
        var output = GeneratorRun.Of([("models/tiny.json", Model)]).Files[part + ".g.cs"];
        var file = Repository.PathOf("tests", "IamSim.Contracts.Tests", "snapshots", part + ".g.cs.txt");
        if (Environment.GetEnvironmentVariable("IAMSIM_RENEW_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, output);
        }

        Assert.Equal(File.ReadAllText(file), output);
    }

    [Fact]
    public void Output_HasNoOtherParts() => Assert.Equal(
        Parts.Select(p => p.Data + ".g.cs").Order(StringComparer.Ordinal),
        GeneratorRun.Of([("models/tiny.json", Model)]).Files.Keys.Order(StringComparer.Ordinal));
}
