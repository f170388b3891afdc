using System.Text;
using System.Text.Json.Nodes;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Support;

namespace IamSim.Tests.Simulator.Importing;

/// <summary>Files as the AWS CLI prints them, and how they are sent.</summary>
internal static class Files
{
    public const string Date = "2023-03-18T04:01:31+00:00";

    /// <summary>An account with a user, a group, a role, an instance profile and two policies, tied together.</summary>
    public static JsonObject Details(string account) => JsonNode.Parse($$"""
        {
            "UserDetailList": [
                {
                    "Path": "/ml/", "UserName": "Alice", "UserId": "AIDAAAAAAAAAAAAAAAAAA", "Arn": "arn:aws:iam::{{account}}:user/ml/Alice",
                    "CreateDate": "{{Date}}",
                    "UserPolicyList": [ { "PolicyName": "inline", "PolicyDocument": {{Documents.Read}} } ],
                    "GroupList": ["Admins"],
                    "AttachedManagedPolicies": [ { "PolicyName": "Train", "PolicyArn": "arn:aws:iam::{{account}}:policy/ml/Train" } ],
                    "PermissionsBoundary": { "PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::{{account}}:policy/ml/Train" },
                    "Tags": [ { "Key": "team", "Value": "vision" } ]
                }
            ],
            "GroupDetailList": [
                {
                    "Path": "/", "GroupName": "Admins", "GroupId": "AGPAAAAAAAAAAAAAAAAAA", "Arn": "arn:aws:iam::{{account}}:group/Admins",
                    "CreateDate": "{{Date}}", "GroupPolicyList": [],
                    "AttachedManagedPolicies": [ { "PolicyName": "ReadOnlyAccess", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" } ]
                }
            ],
            "RoleDetailList": [
                {
                    "Path": "/", "RoleName": "Trainer", "RoleId": "AROAAAAAAAAAAAAAAAAAA", "Arn": "arn:aws:iam::{{account}}:role/Trainer",
                    "CreateDate": "{{Date}}", "AssumeRolePolicyDocument": {{Trust.Ec2}},
                    "InstanceProfileList": [
                        {
                            "Path": "/", "InstanceProfileName": "Trainer", "InstanceProfileId": "AIPAAAAAAAAAAAAAAAAAA",
                            "Arn": "arn:aws:iam::{{account}}:instance-profile/Trainer", "CreateDate": "{{Date}}",
                            "Roles": [
                                {
                                    "Path": "/", "RoleName": "Trainer", "RoleId": "AROAAAAAAAAAAAAAAAAAA",
                                    "Arn": "arn:aws:iam::{{account}}:role/Trainer", "CreateDate": "{{Date}}", "AssumeRolePolicyDocument": {{Trust.Ec2}}
                                }
                            ]
                        }
                    ],
                    "RolePolicyList": [ { "PolicyName": "own", "PolicyDocument": {{Documents.Write}} } ],
                    "AttachedManagedPolicies": [],
                    "Tags": [],
                    "RoleLastUsed": { "LastUsedDate": "{{Date}}", "Region": "eu-west-1" }
                }
            ],
            "Policies": [
                {
                    "PolicyName": "Train", "PolicyId": "ANPAAAAAAAAAAAAAAAAAA", "Arn": "arn:aws:iam::{{account}}:policy/ml/Train", "Path": "/ml/",
                    "DefaultVersionId": "v3", "AttachmentCount": 1, "PermissionsBoundaryUsageCount": 1, "IsAttachable": true,
                    "CreateDate": "{{Date}}", "UpdateDate": "{{Date}}",
                    "PolicyVersionList": [
                        { "Document": {{Documents.Write}}, "VersionId": "v3", "IsDefaultVersion": true, "CreateDate": "{{Date}}" },
                        { "Document": {{Documents.Read}}, "VersionId": "v1", "IsDefaultVersion": false, "CreateDate": "{{Date}}" }
                    ]
                }
            ]
        }
        """)!.AsObject();

    /// <summary>A credential report of a root and users, in the columns that AWS has.</summary>
    public static string Report(string account, params string[] users)
    {
        const string Columns = "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
            + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
            + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";
        var root = $"<root_account>,arn:aws:iam::{account}:root,{Date},not_supported,{Date},not_supported,not_supported,true,"
            + "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A";
        return string.Join('\n', [Columns, root, .. users.Select(u =>
            $"{u},arn:aws:iam::{account}:user/{u},{Date},true,2024-01-02T03:04:05+00:00,{Date},N/A,true,"
            + $"true,{Date},{Date},us-east-1,s3,false,{Date},N/A,N/A,N/A,true,{Date},false,N/A")]) + "\n";
    }

    /// <summary>Posts a file. The content type is curl's own for a file, which is not the file's.</summary>
    public static async Task<RestAnswer> ImportAsync(this HttpClient client, string file, string query = "")
    {
        using var body = new StringContent(file, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await client.PostAsync($"api/v1/simulator/import{query}", body);
        return new RestAnswer(response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Posts a file and expects success.</summary>
    public static async Task<RestAnswer> MustImportAsync(this HttpClient client, string file, string query = "")
    {
        var answer = await client.ImportAsync(file, query);
        Assert.True(answer.Status == 200, answer.Text);
        return answer;
    }

    /// <summary>What a report skipped: kind and name.</summary>
    public static IReadOnlyList<string> Skipped(this RestAnswer report) =>
        [.. report.Json.GetProperty("skipped").EnumerateArray().Select(s => $"{s.GetProperty("kind")} {s.GetProperty("name")}")];

    /// <summary>How many came in of each kind.</summary>
    public static IReadOnlyDictionary<string, int> Imported(this RestAnswer report) =>
        report.Json.GetProperty("imported").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32());
}
