using System.Text.Json;
using IamSim.Contracts.Json;
using IamSim.Contracts.Validation;
using IamSim.Contracts.Xml;

namespace IamSim.Contracts.Tests.Generator;

/// <summary>A service of AWS's JSON protocols: what its model has that those of the query protocol lack.</summary>
public class JsonServiceTests
{
    private const string Model = """
        {
          "metadata": {
            "apiVersion": "2026-11-24", "endpointPrefix": "box", "protocol": "json", "jsonVersion": "1.0", "serviceId": "Box", "targetPrefix": "Box_2026"
          },
          "operations": { "ListBoxes": { "name": "ListBoxes", "input": { "shape": "ListBoxesRequest" }, "errors": [{ "shape": "TornException" }] } },
          "shapes": {
            "ListBoxesRequest": {
              "type": "structure",
              "members": {
                "NextToken": { "shape": "text" }, "MaxResults": { "shape": "count" }, "name": { "shape": "text" },
                "Since": { "shape": "date" }, "Policy": { "shape": "policy" }
              }
            },
            "text": { "type": "string" }, "policy": { "type": "string" }, "count": { "type": "integer" }, "flag": { "type": "boolean" }, "date": { "type": "timestamp" },
            "TornException": {
              "type": "structure", "exception": true,
              "members": { "Message": { "shape": "text" }, "Reason": { "shape": "text" }, "Count": { "shape": "count" }, "Final": { "shape": "flag" }, "When": { "shape": "date" } }
            }
          }
        }
        """;

    private static readonly System.Reflection.Assembly Generated =
        GeneratorRun.Of([("models/box.json", Model), ("models/box.overlay.json", """{ "shapes": { "policy": ["document"] } }""")]).Load();

    private static readonly ServiceContract Box = GeneratorRun.Contract(Generated, "Box");

    private static OperationModel ListBoxes => Box.Find("ListBoxes")!;

    [Fact]
    public void Contract_HasTargetAndVersion_AndNoQueryProtocol()
    {
        Assert.Equal(("json", "Box_2026", "1.0", ""), (Box.Protocol, Box.TargetPrefix, Box.JsonVersion, Box.XmlNamespace));
        Assert.Throws<InvalidOperationException>(() => ListBoxes.WriteXml(Read("{}", onWire: true), new XmlShapeWriter(new System.Buffers.ArrayBufferWriter<byte>()), "id"));
    }

    [Fact]
    public void Fault_HasTheMembersOfItsShape_ThatHaveAValue()
    {
        var torn = Generated.GetType("IamSim.Contracts.Box.BoxFaults")!.GetMethod("Torn")!;

        var full = (Fault)torn.Invoke(null, ["m", "WET", 3, true])!;
        var bare = (Fault)torn.Invoke(null, ["m", null, null, null])!;

        Assert.Equal(("TornException", 400, "Message"), (full.Code, full.Status, full.MessageMember));
        Assert.Equal([new FaultDetail("Reason", "WET"), new("Count", 3), new("Final", true)], full.Details);
        Assert.Empty(bare.Details);
    }

    [Fact]
    public void Request_WithPages_IsPaged()
    {
        var request = (IPagedRequest)Read("""{"NextToken":"t","MaxResults":5}""", onWire: true);

        Assert.Equal(("t", 5), (request.Marker, request.MaxItems));
    }

    [Fact]
    public void Json_OnTheWire_HasTheModelsNames_SecondsAndText()
    {
        const string Sent = """{"NextToken":"t","name":"a","Since":1795512600.5,"Policy":"{}"}""";

        var request = Read(Sent, onWire: true);

        Assert.Equal(Sent, Services.OperationCase.Json(request, JsonStyle.Wire));
    }

    [Theory]
    [InlineData(true, "policy:a string")]
    [InlineData(false, "stranger:")]
    public void Json_WhatItRefuses_DependsOnTheDoor(bool onWire, string expected)
    {
        var violations = new Violations { OnWire = onWire };

        ListBoxes.ReadJson(JsonDocument.Parse("""{"stranger":1,"Policy":{}}""").RootElement, violations);

        Assert.Equal([expected], violations.Found.Select(v => $"{v.Path}:{v.Expected}"));
    }

    private static IRequest Read(string json, bool onWire)
    {
        var violations = new Violations { OnWire = onWire };
        var request = ListBoxes.ReadJson(JsonDocument.Parse(json).RootElement, violations);
        Assert.Empty(violations.Found);
        return request;
    }
}
