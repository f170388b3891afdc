using System.Text.Encodings.Web;
using System.Text.Json;
using IamSim.Contracts.Iam;
using IamSim.Iam.Account.AuthorizationDetails;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Roles.ServiceLinked;
using IamSim.Iam.Tagging;
using InstanceProfile = IamSim.Iam.InstanceProfiles.InstanceProfile;
using Role = IamSim.Iam.Roles.Role;

namespace IamSim.Simulator.Exporting;

/// <summary>
/// A CloudFormation template of an account. What resources have no property for is left out: earlier versions of policies, ids, dates, instance
/// profiles without a role. CloudFormation takes 500 resources in a template; a larger one is still what the account has.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html">CloudFormation: IAM resource types</see></remarks>
internal sealed class CloudFormationFormat
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json;
    private readonly ExportLabels _names;
    private readonly TrustOrder _order;

    private CloudFormationFormat(Utf8JsonWriter json, ExportLabels names, TrustOrder order) => (_json, _names, _order) = (json, names, order);

    public static async Task WriteAsync(AccountView account, Stream output, CancellationToken ct)
    {
        // Logical ids are unique in the whole template.
        var labels = new LabelSet(name => string.Concat(name.Where(char.IsAsciiLetterOrDigit)), "x");
        var names = await ExportLabels.OfAsync(account, list => name => labels.Of($"{KindOf(list)}{name}"), ct);
        await using var json = new Utf8JsonWriter(output, Options);
        var format = new CloudFormationFormat(json, names, await TrustOrder.OfAsync(account, names));
        json.WriteStartObject();
        json.WriteString("AWSTemplateFormatVersion", "2010-09-09");
        json.WriteString("Description", $"IAM of account {account.Account}, exported by IamSim.");
        json.WriteStartObject("Resources");
        await foreach (var page in account.DetailsAsync(ct))
        {
            foreach (var detail in page)
            {
                format.Write(detail);
            }

            await json.FlushAsync(ct);
        }

        await foreach (var filled in account.Profiles().WithCancellation(ct))
        {
            if (filled.Role is { } role)
            {
                format.Write(labels.Of($"InstanceProfile{filled.Profile.Name}"), filled.Profile, role.Name);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(ct);
        await output.WriteAsync("\n"u8.ToArray(), ct);
    }

    private void Write(Detail detail)
    {
        switch (detail.Shown)
        {
            case UserDetail user:
                Begin(_names.Of(DetailList.Users, user.UserName!), "AWS::IAM::User");
                _json.WriteString("UserName", user.UserName);
                _json.WriteString("Path", user.Path);
                List("Groups", user.GroupList!, group => Ref(_names.Of(DetailList.Groups, group)));
                Policies(user.UserPolicyList, user.AttachedManagedPolicies);
                Boundary(user.PermissionsBoundary);
                Tags([.. user.Tags!.Select(t => new TagEntry(t.Key, t.Value))]);
                End();
                break;
            case GroupDetail group:
                Begin(_names.Of(DetailList.Groups, group.GroupName!), "AWS::IAM::Group");
                _json.WriteString("GroupName", group.GroupName);
                _json.WriteString("Path", group.Path);
                Policies(group.GroupPolicyList, group.AttachedManagedPolicies);
                End();
                break;
            case RoleDetail role:
                Write(role, (Role)detail.Stored);
                break;
            case ManagedPolicyDetail policy when detail.Stored is ManagedPolicy { AccountId: not PolicyArn.Aws } stored:
                Begin(_names.Of(DetailList.Policies, stored.Name), "AWS::IAM::ManagedPolicy");
                _json.WriteString("ManagedPolicyName", stored.Name);
                _json.WriteString("Path", stored.Path);
                Description(stored.Description);
                Document("PolicyDocument", policy.PolicyVersionList!.Single(v => v.IsDefaultVersion == true).Document!);
                End();
                break;
        }
    }

    private void Write(RoleDetail role, Role stored)
    {
        if (ProtectedRoles.IsReserved(stored.Path))
        {
            return;
        }

        var label = _names.Of(DetailList.Roles, stored.Name);
        if (ProtectedRoles.IsServiceLinked(stored.Path))
        {
            // The service makes and names it, and gives it its policy.
            Begin(label, "AWS::IAM::ServiceLinkedRole");
            _json.WriteString("AWSServiceName", stored.Path.Split('/')[2]);
            if (ServiceLinkedRoleKind.SuffixOf(stored) is { } suffix)
            {
                _json.WriteString("CustomSuffix", suffix);
            }

            Description(stored.Description);
            End();
            return;
        }

        Begin(label, "AWS::IAM::Role", [.. _order.Before(stored.Name).Select(p => _names.Of(p.List, p.Name))]);
        _json.WriteString("RoleName", stored.Name);
        _json.WriteString("Path", stored.Path);
        Description(stored.Description);
        _json.WriteNumber("MaxSessionDuration", stored.MaxSessionDuration);
        Document("AssumeRolePolicyDocument", stored.ShownTrust);
        Policies(role.RolePolicyList, role.AttachedManagedPolicies);
        Boundary(role.PermissionsBoundary);
        Tags(stored.Tags);
        End();
    }

    private void Write(string label, InstanceProfile profile, string roleName)
    {
        Begin(label, "AWS::IAM::InstanceProfile");
        _json.WriteString("InstanceProfileName", profile.Name);
        _json.WriteString("Path", profile.Path);
        List("Roles", [roleName], name => Ref(_names.Of(DetailList.Roles, name)));
        End();
    }

    private void Begin(string label, string type, params ReadOnlySpan<string> after)
    {
        _json.WriteStartObject(label);
        _json.WriteString("Type", type);
        if (after.Length > 0)
        {
            _json.WriteStartArray("DependsOn");
            foreach (var before in after)
            {
                _json.WriteStringValue(before);
            }

            _json.WriteEndArray();
        }

        _json.WriteStartObject("Properties");
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Policies(IReadOnlyList<PolicyDetail>? inline, IReadOnlyList<AttachedPolicy>? attached)
    {
        List("Policies", inline ?? [], policy =>
        {
            _json.WriteStartObject();
            _json.WriteString("PolicyName", policy.PolicyName);
            Document("PolicyDocument", policy.PolicyDocument!);
            _json.WriteEndObject();
        });
        List("ManagedPolicyArns", attached ?? [], policy => Policy(policy.PolicyArn!));
    }

    private void Boundary(AttachedPermissionsBoundary? boundary)
    {
        if (boundary is not null)
        {
            _json.WritePropertyName("PermissionsBoundary");
            Policy(boundary.PermissionsBoundaryArn!);
        }
    }

    /// <summary>A managed policy: what is in the template by a reference, whose value is its ARN.</summary>
    private void Policy(string arn)
    {
        if (PolicyArn.Parse(arn) is { IsAws: false } own && _names.Find(DetailList.Policies, own.Name) is { } label)
        {
            Ref(label);
        }
        else
        {
            _json.WriteStringValue(arn);
        }
    }

    private void Tags(IReadOnlyList<TagEntry> tags) => List("Tags", tags, tag =>
    {
        _json.WriteStartObject();
        _json.WriteString("Key", tag.Key);
        _json.WriteString("Value", tag.Value);
        _json.WriteEndObject();
    });

    private void Description(string? description)
    {
        if (!string.IsNullOrEmpty(description))
        {
            _json.WriteString("Description", description);
        }
    }

    private void Document(string name, string document)
    {
        using var json = JsonDocument.Parse(document);
        _json.WritePropertyName(name);
        json.RootElement.WriteTo(_json);
    }

    private void Ref(string label)
    {
        _json.WriteStartObject();
        _json.WriteString("Ref", label);
        _json.WriteEndObject();
    }

    /// <summary>A list that is left out where it is empty.</summary>
    private void List<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        _json.WriteEndArray();
    }

    private static string KindOf(DetailList list) => list switch
    {
        DetailList.Users => "User",
        DetailList.Groups => "Group",
        DetailList.Roles => "Role",
        DetailList.Policies => "Policy",
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
    };
}
