using System.Text.Json.Nodes;

namespace IamSim.Tests.Simulator.Importing;

/// <summary>An organization's file: what the CLI prints of it, with the targets of each policy.</summary>
internal static class OrganizationFile
{
    public const string Unit = "ou-ab12-11111111";
    public const string Inner = "ou-ab12-22222222";
    public const string Full = "p-FullAWSAccess";
    public const string Policy = "p-examplepolicyid111";

    private const string Root = "r-ab12";

    /// <summary>The organization of a management account.</summary>
    public static string IdOf(string account) => $"o-{string.Concat(account.Reverse())}";

    public static string EmailOf(string account) => $"{IdOf(account)}@example.com";

    /// <summary>A unit in a unit, the member in the inner one, and S3 denied in the outer one but to the management account's admin.</summary>
    public static JsonObject Of(string account, string member)
    {
        var id = IdOf(account);
        var arn = $"arn:aws:organizations::{account}:";
        return JsonNode.Parse($$"""
            {
                "Organization": {
                    "Id": "{{id}}", "Arn": "{{arn}}organization/{{id}}", "FeatureSet": "ALL",
                    "MasterAccountArn": "{{arn}}account/{{id}}/{{account}}", "MasterAccountId": "{{account}}", "MasterAccountEmail": "{{EmailOf(account)}}",
                    "AvailablePolicyTypes": [ { "Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED" } ]
                },
                "EnabledFeatures": ["RootCredentialsManagement"],
                "Roots": [
                    {
                        "Id": "{{Root}}", "Arn": "{{arn}}root/{{id}}/{{Root}}", "Name": "Root",
                        "PolicyTypes": [ { "Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED" } ]
                    }
                ],
                "OrganizationalUnits": [
                    {
                        "Id": "{{Unit}}", "Arn": "{{arn}}ou/{{id}}/{{Unit}}", "Name": "Workloads", "Path": "{{id}}/{{Root}}/{{Unit}}/",
                        "Tags": [ { "Key": "team", "Value": "vision" } ]
                    },
                    {
                        "Id": "{{Inner}}", "Arn": "{{arn}}ou/{{id}}/{{Inner}}", "Name": "Workloads", "Path": "{{id}}/{{Root}}/{{Unit}}/{{Inner}}/"
                    }
                ],
                "Accounts": [{{string.Join(", ", new[] { Account(account, $"{id}/{Root}/{account}/", "INVITED"), Account(member, $"{id}/{Root}/{Unit}/{Inner}/{member}/", "CREATED") }.Order(StringComparer.Ordinal))}}],
                "Policies": [
                    {
                        "PolicySummary": {
                            "Id": "{{Full}}", "Arn": "arn:aws:organizations::aws:policy/service_control_policy/{{Full}}", "Name": "FullAWSAccess",
                            "Description": "Allows access to every operation", "Type": "SERVICE_CONTROL_POLICY", "AwsManaged": true
                        },
                        "Content": "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}",
                        "Targets": [{{string.Join(", ", new[] { Target(account, "account", "INVITED", "ACCOUNT"), Target(member, "account", "CREATED", "ACCOUNT"),
                            Target(Unit, "ou", "Workloads", "ORGANIZATIONAL_UNIT"), Target(Inner, "ou", "Workloads", "ORGANIZATIONAL_UNIT"), Target(Root, "root", "Root", "ROOT") }.Order(StringComparer.Ordinal))}}]
                    },
                    {
                        "PolicySummary": {
                            "Id": "{{Policy}}", "Arn": "{{arn}}policy/{{id}}/service_control_policy/{{Policy}}", "Name": "No S3", "Description": "",
                            "Type": "SERVICE_CONTROL_POLICY", "AwsManaged": false
                        },
                        "Content": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"ArnNotEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::{{account}}:role/admin\"} } } ] }",
                        "Targets": [{{Target(Unit, "ou", "Workloads", "ORGANIZATIONAL_UNIT")}}]
                    }
                ]
            }
            """)!.AsObject();

        string Account(string number, string path, string joined) => $$"""
            {
                "Id": "{{number}}", "Arn": "{{arn}}account/{{id}}/{{number}}", "Email": "{{EmailOf(number)}}", "Name": "{{joined}}",
                "Status": "ACTIVE", "State": "ACTIVE", "Paths": ["{{path}}"], "JoinedMethod": "{{joined}}", "JoinedTimestamp": "{{Files.Date}}"
            }
            """;

        string Target(string target, string kind, string name, string type) =>
            $$"""{ "TargetId": "{{target}}", "Arn": "{{arn}}{{kind}}/{{id}}/{{target}}", "Name": "{{name}}", "Type": "{{type}}" }""";
    }
}
