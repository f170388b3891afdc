using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using IamSim.Contracts.Json;
using IamSim.Contracts.Query;
using IamSim.Contracts.Validation;
using IamSim.Contracts.Xml;

namespace IamSim.Contracts.Tests.Generator;

/// <summary>What is generated compiles, and reads and writes the protocol to the letter.</summary>
public class GeneratedContractTests
{
    private const string Form =
        "Name=a-b&Count=2&Big=9000000000&Ratio=0.75&Half=-0.5&Flag=True&When=2026-11-24T09:30:00Z&WhenUnix=1795512600&WhenHttp=2026-11-24T10:30:00%2B01:00"
        + "&Data=AAEC&Plain.member.1=p1&Plain.member.2=p2&Flat.1=f1&Flat.2=f2&FlatItem.1=n1&FlatItem.2=n2&Items.item.1=i1&Items.item.3=i3"
        + "&Grid.member.1.member.1=g11&Grid.member.1.member.2=g12&Grid.member.2.member.1=g21&Numbers.member.1=1&Numbers.member.2=3"
        + "&Pairs.entry.1.key=k1&Pairs.entry.1.value=v1&Attribute.1.Name=n&Attribute.1.Value=v"
        + "&Tree.Label=top&Tree.Left.Label=left&Tree.Children.member.1.Label=c1&Tree.Children.member.1.Left.Label=c1l"
        + "&Color=text/csv&Token=hush&Tokens.member.1=hush1&Vault.Inside=hush2&Pin=4&Policy=%7B%22Version%22:%222012-10-17%22%7D"
        + "&MixAllRequest=self&on-the-wire=wired";

    private static readonly Assembly Generated = GeneratorRun.Of(LabModel.Files).Load();

    private static readonly ServiceContract Lab = GeneratorRun.Contract(Generated, "DemoLab");

    private static OperationModel MixAll => Lab.Find("MixAll")!;

    [Fact]
    public void Query_EveryKindOfMember_IsReadAndWrittenAsRestJson()
    {
        var request = Read(Form);

        Assert.Equal(
            """
            {"name":"a-b","count":2,"big":9000000000,"ratio":0.75,"half":-0.5,"flag":true,"when":"2026-11-24T09:30:00Z",
            "whenUnix":"2026-11-24T09:30:00Z","whenHttp":"2026-11-24T09:30:00Z","data":"AAEC","plain":["p1","p2"],"flat":["f1","f2"],
            "flatNamed":["n1","n2"],"items":["i1","i3"],"grid":[["g11","g12"],["g21"]],"numbers":[1,3],"pairs":{"k1":"v1"},"attributes":{"n":"v"},
            "tree":{"label":"top","left":{"label":"left"},"children":[{"label":"c1","left":{"label":"c1l"}}]},"color":"text/csv",
            "token":"hush","tokens":["hush1"],"vault":{"inside":"hush2"},"pin":4,"policy":{"Version":"2012-10-17"},
            "mixAllRequest":"self","renamed":"wired"}
            """.ReplaceLineEndings(string.Empty),
            Json(request, JsonStyle.Rest));
    }

    [Fact]
    public void AuditJson_OfSensitiveMembers_HidesThem()
    {
        var json = JsonDocument.Parse(Json(Read(Form), JsonStyle.Audit)).RootElement;

        Assert.DoesNotContain("hush", json.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(JsonShapeWriter.Hidden, json.GetProperty("token").GetString());
        Assert.Equal(JsonShapeWriter.Hidden, json.GetProperty("tokens")[0].GetString());
        Assert.Equal(JsonShapeWriter.Hidden, json.GetProperty("vault").GetString());
        Assert.Equal(JsonShapeWriter.Hidden, json.GetProperty("pin").GetString());
        Assert.Equal("Nov 24, 2026 9:30:00 AM", json.GetProperty("when").GetString());
        Assert.Equal("{\"Version\":\"2012-10-17\"}", json.GetProperty("policy").GetString());
        Assert.Equal("MixAllRequest", Read(Form).ToString());
    }

    [Fact]
    public void Json_ThatWasWritten_ReadsBack()
    {
        var written = Json(Read(Form), JsonStyle.Rest);
        var violations = new Violations();

        var again = MixAll.ReadJson(JsonDocument.Parse(written).RootElement, violations);

        Assert.Empty(violations.Found);
        Assert.Equal(written, Json(again, JsonStyle.Rest));
    }

    [Fact]
    public void Xml_OfEveryKindOfMember_IsTheProtocols()
    {
        var type = Generated.GetType("IamSim.Contracts.DemoLab.MixAllResponse")!;
        var response = (IShape)Activator.CreateInstance(type)!;
        type.GetProperty("Total")!.SetValue(response, 3);
        type.GetProperty("At")!.SetValue(response, DateTimeOffset.UnixEpoch);
        type.GetProperty("Echo")!.SetValue(response, Read(Form));

        Assert.Equal(
            """
            <MixAllResponse xmlns="https://lab.example/doc/"><MixAllResult><Total>3</Total><At>1970-01-01T00:00:00Z</At><Echo>
            <Name>a-b</Name><Count>2</Count><Big>9000000000</Big><Ratio>0.75</Ratio><Half>-0.5</Half><Flag>true</Flag>
            <When>2026-11-24T09:30:00Z</When><WhenUnix>1795512600</WhenUnix><WhenHttp>Tue, 24 Nov 2026 09:30:00 GMT</WhenHttp><Data>AAEC</Data>
            <Plain><member>p1</member><member>p2</member></Plain><Flat>f1</Flat><Flat>f2</Flat><FlatItem>n1</FlatItem><FlatItem>n2</FlatItem>
            <Items><item>i1</item><item>i3</item></Items>
            <Grid><member><member>g11</member><member>g12</member></member><member><member>g21</member></member></Grid>
            <Numbers><member>1</member><member>3</member></Numbers><Pairs><entry><key>k1</key><value>v1</value></entry></Pairs>
            <Attribute><Name>n</Name><Value>v</Value></Attribute>
            <Tree><Label>top</Label><Left><Label>left</Label></Left><Children><member><Label>c1</Label><Left><Label>c1l</Label></Left></member></Children></Tree>
            <Color>text/csv</Color><Token>hush</Token><Tokens><member>hush1</member></Tokens><Vault><Inside>hush2</Inside></Vault><Pin>4</Pin>
            <Policy>%7B%22Version%22%3A%222012-10-17%22%7D</Policy><MixAllRequest>self</MixAllRequest><on-the-wire>wired</on-the-wire>
            </Echo></MixAllResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></MixAllResponse>
            """.ReplaceLineEndings(string.Empty) + "\n",
            Xml(MixAll, response));
    }

    [Fact]
    public void Operations_WithoutMembers_ReadAndWriteEmptyMessages()
    {
        var ping = Lab.Find("Ping")!;
        var touch = Lab.Find("TouchAll")!;

        Assert.Equal("{}", Json(Read(ping, ""), JsonStyle.Rest));
        Assert.Equal("{}", Json(Read(touch, "Stray=1"), JsonStyle.Rest));
        Assert.Equal(
            "<PingResponse xmlns=\"https://lab.example/doc/\"><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></PingResponse>\n",
            Xml(ping, Make("PingResponse")));
        Assert.Equal(
            "<TouchAllResponse xmlns=\"https://lab.example/doc/\"><TouchAllResult></TouchAllResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></TouchAllResponse>\n",
            Xml(touch, Make("NothingToo")));
    }

    [Theory]
    [InlineData("", "name:Required: count:Required:")]
    [InlineData("Name=&Count=0", "name:MinLength:1 name:Pattern:[\\w-]+ count:MinValue:1")]
    [InlineData("Name=123456789&Count=6", "name:MaxLength:8 count:MaxValue:5")]
    [InlineData("Name=%C3%A4&Count=x", "name:Pattern:[\\w-]+ count:Type:an integer")]
    [InlineData("Name=a&Count=1&Color=blue", "color:Enum:red, text/csv, text-csv, 2fa, *, , colorType, class, a:b.c")]
    [InlineData("Name=a&Count=1&Ratio=0.25", "ratio:MinValue:0.5")]
    [InlineData("Name=a&Count=1&Ratio=NaN", "ratio:MinValue:0.5")]
    [InlineData("Name=a&Count=1&Flag=yes&Big=1.5&Half=half&When=soon&Data=-", "big:Type:an integer half:Type:a number flag:Type:a boolean when:Type:a timestamp data:Type:base64-encoded")]
    [InlineData("Name=a&Count=1&Data=AAECAwQF", "data:MaxLength:4")]
    [InlineData("Name=a&Count=1&Plain.member.1=&Plain.member.5=b.c", "plain.1.member:MinLength:1 plain.1.member:Pattern:[\\w-]+ plain.2.member:Pattern:[\\w-]+")]
    [InlineData("Name=a&Count=1&Plain.member.1=a&Plain.member.2=a&Plain.member.3=a&Plain.member.4=a", "plain:MaxLength:3")]
    [InlineData("Name=a&Count=1&Plain.member.x=a", "plain:Type:a list with numbered items")]
    [InlineData("Name=a&Count=1&Grid.member.2.member.3=.", "grid.1.member.1.member:Pattern:[\\w-]+")]
    [InlineData("Name=a&Count=1&Numbers.member.1=9", "numbers.1.member:MaxValue:5")]
    [InlineData("Name=a&Count=1&Tree.Children.member.1.Left.Label=.", "tree.children.1.member.label:Required: tree.children.1.member.left.label:Pattern:[\\w-]+ tree.label:Required:")]
    [InlineData("Name=a&Count=1&Pairs.entry.1.key=a", "pairs:Type:a map whose entries have key and value")]
    public void Validation_OfEachConstraint_NamesPathAndConstraint(string form, string expected)
    {
        var violations = new Violations();

        MixAll.Validate(MixAll.ReadQuery(Parse(form), violations), violations);

        var found = violations.Found.Select(v => $"{v.Path}:{v.Kind}:{v.Expected}").Order(StringComparer.Ordinal);
        Assert.Equal(string.Join(' ', expected.Split(' ').Order(StringComparer.Ordinal)), string.Join(' ', string.Join(' ', found).Split(' ').Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Json_OfNumbersThatJsonCannotWrite_StaysJson()
    {
        foreach (var text in new[] { "NaN", "Infinity", "-Infinity", "1e999" })
        {
            var request = MixAll.ReadQuery(Parse($"Name=a&Count=1&Half={text}"), new Violations());
            foreach (var style in new[] { JsonStyle.Audit, JsonStyle.Rest })
            {
                Assert.Equal(JsonValueKind.String, JsonDocument.Parse(Json(request, style)).RootElement.GetProperty("half").ValueKind);
            }
        }
    }

    [Fact]
    public void Enum_OfOddValues_HasAConstantForEach()
    {
        var constants = Generated.GetType("IamSim.Contracts.DemoLab.ColorType")!.GetFields().ToDictionary(f => f.Name, f => (string)f.GetValue(null)!);

        Assert.Equal(["red", "text/csv", "text-csv", "2fa", "*", "", "colorType", "class", "a:b.c"], constants.Values);
        Assert.Equal("red", constants["Red"]);
        Assert.Equal("text/csv", constants["TextCsv"]);
        Assert.Equal("2fa", constants["_2fa"]);
    }

    [Fact]
    public void Faults_OfExceptions_HaveCodeStatusAndSender()
    {
        var faults = Generated.GetType("IamSim.Contracts.DemoLab.DemoLabFaults")!;

        Assert.Equal(new Fault("Broken", 409, "m", "BrokenException"), Make("Broken"));
        Assert.Equal(new Fault("PlainException", 400, "m", "PlainException"), Make("Plain"));
        Assert.Equal(new Fault("Worn", 503, "m", "WornException", IsSenderFault: false), Make("Worn"));
        Assert.Equal(["Broken", "PlainException", "Worn"], MixAll.Faults.Select(f => f.Code));

        Fault Make(string name) => (Fault)faults.GetMethod(name)!.Invoke(null, ["m"])!;
    }

    [Fact]
    public void Contract_OfTheModel_IsFilledIn()
    {
        Assert.Equal(
            ("DemoLab", "Demo Lab", "lab", "2026-11-24", "query", "https://lab.example/doc/", "lab.amazonaws.com"),
            (Lab.Name, Lab.ServiceId, Lab.EndpointPrefix, Lab.ApiVersion, Lab.Protocol, Lab.XmlNamespace, Lab.EventSource));
        Assert.Equal(["ListParts", "MixAll", "Ping", "TouchAll"], Lab.Operations.Select(o => o.Name).Order(StringComparer.Ordinal));
        Assert.True(Lab.Find("ListParts")!.IsReadOnly);
        Assert.False(MixAll.IsReadOnly);
        Assert.Null(Lab.Find("mixall"));
        Assert.IsType<IPagedRequest>(Read(Lab.Find("ListParts")!, "Marker=m"), exactMatch: false);
        var all = (IReadOnlyList<ServiceContract>)Generated.GetType("IamSim.Contracts.Services")!.GetField("All")!.GetValue(null)!;
        Assert.Same(Lab, Assert.Single(all));
    }

    private static IShape Make(string type) => (IShape)Activator.CreateInstance(Generated.GetType("IamSim.Contracts.DemoLab." + type)!)!;

    private static IRequest Read(string form) => Read(MixAll, form);

    private static IRequest Read(OperationModel operation, string form)
    {
        var violations = new Violations();
        var request = operation.ReadQuery(Parse(form), violations);
        operation.Validate(request, violations);
        Assert.Empty(violations.Found);
        return request;
    }

    private static QueryNode Parse(string form)
    {
        Assert.True(QueryForm.TryParse(Encoding.UTF8.GetBytes(form), out var root, out var problem), problem);
        return root;
    }

    private static string Json(IShape shape, JsonStyle style)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            shape.WriteJson(new JsonShapeWriter(json, style));
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static string Xml(OperationModel operation, IShape response)
    {
        var bytes = new ArrayBufferWriter<byte>();
        operation.WriteXml(response, new XmlShapeWriter(bytes), "id-1");
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
