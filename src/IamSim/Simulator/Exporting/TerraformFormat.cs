using System.Globalization;
using System.Text;
using IamSim.Contracts.Iam;
using IamSim.Iam.Account.AuthorizationDetails;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Roles.ServiceLinked;
using IamSim.Iam.Tagging;
using Role = IamSim.Iam.Roles.Role;

namespace IamSim.Simulator.Exporting;

/// <summary>
/// Terraform's resources of an account. Of a managed policy there is the version in force, which is all that the resource holds; what AWS
/// manages is named by its ARN.
/// </summary>
/// <remarks><see href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs">Terraform: AWS provider</see></remarks>
internal sealed class TerraformFormat
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, LabelSet> _labels = [];
    private readonly ExportLabels _names;
    private readonly TrustOrder _order;

    private TerraformFormat(ExportLabels names, TrustOrder order) => (_names, _order) = (names, order);

    public static async Task WriteAsync(AccountView account, Stream output, CancellationToken ct)
    {
        var names = await ExportLabels.OfAsync(account, _ => new LabelSet(Hcl.Identifier, "_").Of, ct);
        var format = new TerraformFormat(names, await TrustOrder.OfAsync(account, names));
        await using var writer = new StreamWriter(output, leaveOpen: true);
        format._text.Append(CultureInfo.InvariantCulture, $"# IAM of account {account.Account}, exported by IamSim.\n\n");
        await foreach (var page in account.DetailsAsync(ct))
        {
            foreach (var detail in page)
            {
                format.Write(detail);
            }

            await format.SendAsync(writer, ct);
        }

        await foreach (var filled in account.Profiles().WithCancellation(ct))
        {
            format.Write("aws_iam_instance_profile", filled.Profile.Name, [
                new("name", Hcl.Text(filled.Profile.Name)),
                new("path", Hcl.Text(filled.Profile.Path)),
                new("role", filled.Role is null ? null : format.NameOf(DetailList.Roles, filled.Role.Name)),
                new("tags", TagsOf(filled.Profile.Tags)),
            ]);
        }

        await format.SendAsync(writer, ct);
    }

    private void Write(Detail detail)
    {
        switch (detail.Shown)
        {
            case UserDetail user:
                Write(user);
                break;
            case GroupDetail group:
                Hcl.Resource(
                    _text,
                    "aws_iam_group",
                    _names.Of(DetailList.Groups, group.GroupName!),
                    new("name", Hcl.Text(group.GroupName!)),
                    new("path", Hcl.Text(group.Path!)));
                Write("group", DetailList.Groups, group.GroupName!, group.GroupPolicyList, group.AttachedManagedPolicies);
                break;
            case RoleDetail role:
                Write(role, (Role)detail.Stored);
                break;
            case ManagedPolicyDetail policy when detail.Stored is ManagedPolicy { AccountId: not PolicyArn.Aws } stored:
                Hcl.Resource(
                    _text,
                    "aws_iam_policy",
                    _names.Of(DetailList.Policies, stored.Name),
                    new("name", Hcl.Text(stored.Name)),
                    new("path", Hcl.Text(stored.Path)),
                    new("description", stored.Description is null ? null : Hcl.Text(stored.Description)),
                    new("policy", Document(policy.PolicyVersionList!.Single(v => v.IsDefaultVersion == true).Document!)),
                    new("tags", TagsOf(stored.Tags)));
                break;
        }
    }

    private void Write(UserDetail user)
    {
        var stored = user.UserName!;
        Hcl.Resource(
            _text,
            "aws_iam_user",
            _names.Of(DetailList.Users, stored),
            new("name", Hcl.Text(stored)),
            new("path", Hcl.Text(user.Path!)),
            new("permissions_boundary", BoundaryOf(user.PermissionsBoundary)),
            new("tags", Hcl.Map([.. user.Tags!.Select(t => (t.Key, t.Value))])));
        if (user.GroupList is { Count: > 0 } groups)
        {
            Write("aws_iam_user_group_membership", stored, [
                new("user", NameOf(DetailList.Users, stored)),
                new("groups", Hcl.List([.. groups.Select(g => NameOf(DetailList.Groups, g))])),
            ]);
        }

        Write("user", DetailList.Users, stored, user.UserPolicyList ?? [], user.AttachedManagedPolicies);
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
            var suffix = ServiceLinkedRoleKind.SuffixOf(stored);
            Hcl.Resource(
                _text,
                "aws_iam_service_linked_role",
                label,
                new("aws_service_name", Hcl.Text(stored.Path.Split('/')[2])),
                new("custom_suffix", suffix is null ? null : Hcl.Text(suffix)),
                new("description", DescriptionOf(stored)),
                new("tags", TagsOf(stored.Tags)));
            return;
        }

        var before = _order.Before(stored.Name).Select(p => Address(p.List, p.Name)).ToList();
        Hcl.Resource(
            _text,
            "aws_iam_role",
            label,
            new("name", Hcl.Text(stored.Name)),
            new("path", Hcl.Text(stored.Path)),
            new("description", DescriptionOf(stored)),
            new("max_session_duration", stored.MaxSessionDuration.ToString(CultureInfo.InvariantCulture)),
            new("permissions_boundary", BoundaryOf(role.PermissionsBoundary)),
            new("assume_role_policy", Document(stored.ShownTrust)),
            new("tags", TagsOf(stored.Tags)),
            new("depends_on", before.Count == 0 ? null : Hcl.List(before)));
        Write("role", DetailList.Roles, stored.Name, role.RolePolicyList, role.AttachedManagedPolicies);
    }

    /// <summary>The inline and attached policies of a user, group or role.</summary>
    private void Write(string kind, DetailList list, string name, IReadOnlyList<PolicyDetail>? inline, IReadOnlyList<AttachedPolicy>? attached)
    {
        foreach (var policy in inline ?? [])
        {
            Write($"aws_iam_{kind}_policy", $"{name}_{policy.PolicyName}", [
                new("name", Hcl.Text(policy.PolicyName!)),
                new(kind, NameOf(list, name)),
                new("policy", Document(policy.PolicyDocument!)),
            ]);
        }

        foreach (var policy in attached ?? [])
        {
            Write($"aws_iam_{kind}_policy_attachment", $"{name}_{policy.PolicyName}", [
                new(kind, NameOf(list, name)),
                new("policy_arn", ArnOf(policy.PolicyArn!)),
            ]);
        }
    }

    /// <summary>A resource that nothing refers to.</summary>
    private void Write(string type, string name, ReadOnlySpan<HclAttribute> attributes)
    {
        if (!_labels.TryGetValue(type, out var labels))
        {
            labels = new LabelSet(Hcl.Identifier, "_");
            _labels.Add(type, labels);
        }

        Hcl.Resource(_text, type, labels.Of(name), attributes);
    }

    private string Address(DetailList list, string name) => list switch
    {
        DetailList.Users => $"aws_iam_user.{_names.Of(list, name)}",
        DetailList.Groups => $"aws_iam_group.{_names.Of(list, name)}",
        DetailList.Roles => $"aws_iam_role.{_names.Of(list, name)}",
        DetailList.Policies => $"aws_iam_policy.{_names.Of(list, name)}",
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
    };

    private string NameOf(DetailList list, string name) => Address(list, name) + ".name";

    private string? BoundaryOf(AttachedPermissionsBoundary? boundary) => boundary is null ? null : ArnOf(boundary.PermissionsBoundaryArn!);

    private string ArnOf(string arn) => PolicyArn.Parse(arn) is { IsAws: false } own && _names.Find(DetailList.Policies, own.Name) is not null
        ? Address(DetailList.Policies, own.Name) + ".arn"
        : Hcl.Text(arn);

    private static string Document(string document) => Hcl.Json(ExportDocuments.Indented(document));

    private static string? DescriptionOf(Role role) => string.IsNullOrEmpty(role.Description) ? null : Hcl.Text(role.Description);

    private static string? TagsOf(IReadOnlyList<TagEntry> tags) => Hcl.Map([.. tags.Select(t => (t.Key, t.Value))]);

    private async Task SendAsync(StreamWriter output, CancellationToken ct)
    {
        await output.WriteAsync(_text, ct);
        _text.Clear();
    }
}
