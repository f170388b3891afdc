namespace IamSim.Contracts.Tests.Generator;

/// <summary>A service that has the corner cases of the query protocol, which IAM and STS together do not.</summary>
internal static class LabModel
{
    public const string Model = """
        {
          "version": "2.0",
          "metadata": {
            "apiVersion": "2026-11-24", "endpointPrefix": "lab", "protocol": "query", "serviceId": "Demo Lab",
            "xmlNamespace": "https://lab.example/doc/"
          },
          "operations": {
            "MixAll": {
              "name": "MixAll", "input": { "shape": "MixAllRequest" },
              "output": { "shape": "MixAllResponse", "resultWrapper": "MixAllResult" },
              "errors": [{ "shape": "BrokenException" }, { "shape": "PlainException" }, { "shape": "WornException" }]
            },
            "Ping": { "name": "Ping" },
            "TouchAll": { "name": "TouchAll", "input": { "shape": "Nothing" }, "output": { "shape": "NothingToo", "resultWrapper": "TouchAllResult" } },
            "ListParts": { "name": "ListParts", "input": { "shape": "ListPartsRequest" } }
          },
          "shapes": {
            "MixAllRequest": {
              "type": "structure",
              "required": ["Name", "Count"],
              "members": {
                "Name": { "shape": "nameType" },
                "Count": { "shape": "countType" },
                "Big": { "shape": "bigType" },
                "Ratio": { "shape": "ratioType" },
                "Half": { "shape": "halfType" },
                "Flag": { "shape": "flagType" },
                "When": { "shape": "isoDate" },
                "WhenUnix": { "shape": "unixDate" },
                "WhenHttp": { "shape": "httpDate" },
                "Data": { "shape": "dataType" },
                "Plain": { "shape": "plainList" },
                "Flat": { "shape": "flatList" },
                "FlatNamed": { "shape": "flatNamedList" },
                "Items": { "shape": "itemList" },
                "Grid": { "shape": "gridList" },
                "Numbers": { "shape": "numberList" },
                "Pairs": { "shape": "pairMap" },
                "Attributes": { "shape": "flatMap", "locationName": "Attribute" },
                "Tree": { "shape": "Tree" },
                "Color": { "shape": "colorType" },
                "Token": { "shape": "tokenText" },
                "Tokens": { "shape": "tokenList" },
                "Vault": { "shape": "Vault" },
                "Pin": { "shape": "countType" },
                "Policy": { "shape": "policyText" },
                "MixAllRequest": { "shape": "nameType" },
                "Renamed": { "shape": "nameType", "locationName": "on-the-wire" }
              }
            },
            "MixAllResponse": {
              "type": "structure",
              "required": ["Total", "At"],
              "members": { "Total": { "shape": "countType" }, "At": { "shape": "isoDate" }, "Echo": { "shape": "MixAllRequest" } }
            },
            "ListPartsRequest": { "type": "structure", "members": { "Marker": { "shape": "nameType" }, "MaxItems": { "shape": "countType" } } },
            "Nothing": { "type": "structure", "members": {} },
            "NothingToo": { "type": "structure", "members": {} },
            "Tree": {
              "type": "structure",
              "required": ["Label"],
              "members": { "Label": { "shape": "nameType" }, "Left": { "shape": "Tree" }, "Children": { "shape": "treeList" } }
            },
            "treeList": { "type": "list", "member": { "shape": "Tree" }, "max": 2 },
            "Vault": { "type": "structure", "sensitive": true, "members": { "Inside": { "shape": "nameType" } } },
            "nameType": { "type": "string", "min": 1, "max": 8, "pattern": "[\\w-]+" },
            "countType": { "type": "integer", "min": 1, "max": 5 },
            "bigType": { "type": "long" },
            "ratioType": { "type": "double", "min": 0.5 },
            "halfType": { "type": "float" },
            "flagType": { "type": "boolean" },
            "isoDate": { "type": "timestamp" },
            "unixDate": { "type": "timestamp", "timestampFormat": "unixTimestamp" },
            "httpDate": { "type": "timestamp", "timestampFormat": "rfc822" },
            "dataType": { "type": "blob", "max": 4 },
            "plainList": { "type": "list", "member": { "shape": "nameType" }, "max": 3 },
            "flatList": { "type": "list", "flattened": true, "member": { "shape": "nameType" } },
            "flatNamedList": { "type": "list", "flattened": true, "member": { "shape": "nameType", "locationName": "FlatItem" } },
            "itemList": { "type": "list", "member": { "shape": "nameType", "locationName": "item" } },
            "gridList": { "type": "list", "member": { "shape": "plainList" } },
            "numberList": { "type": "list", "member": { "shape": "countType" } },
            "pairMap": { "type": "map", "key": { "shape": "nameType" }, "value": { "shape": "nameType" } },
            "flatMap": {
              "type": "map", "flattened": true,
              "key": { "shape": "nameType", "locationName": "Name" }, "value": { "shape": "nameType", "locationName": "Value" }
            },
            "colorType": { "type": "string", "enum": ["red", "text/csv", "text-csv", "2fa", "*", "", "colorType", "class", "a:b.c"] },
            "tokenText": { "type": "string", "max": 40 },
            "tokenList": { "type": "list", "member": { "shape": "tokenText" } },
            "policyText": { "type": "string" },
            "BrokenException": {
              "type": "structure", "members": { "message": { "shape": "nameType" } }, "exception": true,
              "error": { "code": "Broken", "httpStatusCode": 409, "senderFault": true }
            },
            "PlainException": { "type": "structure", "members": {}, "exception": true },
            "WornException": { "type": "structure", "members": {}, "exception": true, "fault": true, "error": { "code": "Worn", "httpStatusCode": 503 } }
          }
        }
        """;

    public const string Overlay = """
        { "shapes": { "tokenText": ["sensitive"], "policyText": ["document"] }, "sensitiveMembers": ["MixAllRequest.Pin"] }
        """;

    public static IReadOnlyList<(string Path, string Text)> Files => [("models/lab.json", Model), ("models/lab.overlay.json", Overlay)];
}
